package import Basics

/// A commit that a fact rests on.
package struct CommitReference: Hashable, Sendable {
  package let id: ObjectID
  /// The committer date, no later than now; nil where the commit has none that can be read.
  package let date: Instant?
  /// Who is credited with it, canonical e-mails in ascending order.
  package let people: [ByteString]
  /// Whether it is the one that is about to be made: nobody can look it up.
  package var isPending = false

  /// What a sentence calls it.
  package var name: ByteString { isPending ? "this commit" : "\(id.short)" }

  package init(id: ObjectID, date: Instant?, people: [ByteString]) {
    self.id = id
    self.date = date
    self.people = people
  }
}
