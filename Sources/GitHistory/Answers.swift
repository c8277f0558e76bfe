internal import Basics

/// What was learned of single changes and blobs by reading blobs. It depends on nothing but the blobs, and so
/// holds for ever.
final class Answers {
  /// By row and path: whether the change says something new.
  private(set) var substantive: [UInt64: Bool] = [:]
  /// By row and path of an addition: the path that it continues; nil inside for none.
  private(set) var similar: [UInt64: PathID?] = [:]

  /// Blobs that hold more than front matter and white space.
  private(set) var texts: Set<ObjectID> = []

  func add(text blob: ObjectID) { texts.insert(blob) }

  func add(substantive isSubstantive: Bool, _ change: Change) {
    substantive[changeKey(change.row, change.path)] = isSubstantive
  }

  func add(similar source: PathID?, _ change: Change) {
    similar[changeKey(change.row, change.path)] = .some(source)
  }

  /// Takes over what another thread learned by the same numbers.
  func merge(_ other: LearnedAnswers) {
    substantive.merge(other.substantive) { $1 }
    similar.merge(other.similar) { $1 }
    texts.formUnion(other.texts)
  }
}

/// What one thread learned, for another.
package struct LearnedAnswers: Sendable {
  let checksum: UInt64
  let substantive: [UInt64: Bool]
  let similar: [UInt64: PathID?]
  let texts: Set<ObjectID>
}

extension Archive {
  /// What was learned beyond the index so far.
  package var learned: LearnedAnswers {
    LearnedAnswers(
      checksum: index.checksum, substantive: answers.substantive, similar: answers.similar,
      texts: answers.texts)
  }

  /// Takes over what another archive learned, if it has the same index and laid nothing over it.
  package func merge(_ other: LearnedAnswers) {
    if other.checksum == index.checksum { answers.merge(other) }
  }
}
