internal import Basics

/// What was learned of single changes and blobs by reading blobs. It depends on nothing but the blobs, and so
/// holds for ever.
final class Answers {
  /// By row and path: whether the change says something new.
  private(set) var substantive: [UInt64: Bool] = [:]
  /// By row and path of an addition: the path that it continues; nil inside for none.
  private(set) var similar: [UInt64: PathTable.Number?] = [:]

  /// Blobs that hold more than front matter and white space.
  private(set) var texts: Set<ObjectID> = []

  func add(text blob: ObjectID) { texts.insert(blob) }

  func add(substantive isSubstantive: Bool, _ change: Change) {
    substantive[changeKey(change.row, change.path)] = isSubstantive
  }

  func add(similar source: PathTable.Number?, _ change: Change) {
    similar[changeKey(change.row, change.path)] = .some(source)
  }
}
