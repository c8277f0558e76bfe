internal import Basics

/// What somebody who is present did in an area over the last two years.
package struct Familiarity: Hashable, Sendable {
  /// Deeds by age: the first number counts those of the last `windowDays`, the second those of as many
  /// days before, and so on.
  package typealias Counts = SIMD8<Int32>

  /// How many days one number of `Counts` stands for.
  package static let windowDays = 90

  package let person: Person
  /// Credited, non-merge commits that change the area.
  package var work = Counts()
  /// Those of them that change one of its docs.
  package var docs = Counts()
  /// Commits by others in the area that the person applied or merged.
  package var reviews = Counts()
  /// Credited, non-merge commits that change neighbouring areas: those that stand in the same directory,
  /// the area around it, and those right below it.
  package var nearby = Counts()
  /// The newest commit of `work` or `reviews`; nil where there is none.
  package var newest: CommitReference?

  package init(person: Person) { self.person = person }

  /// How many deeds there were in all.
  package static func total(_ counts: Counts) -> Int { Int(counts.wrappedSum()) }
}
