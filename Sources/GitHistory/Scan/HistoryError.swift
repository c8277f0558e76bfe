package import Basics
package import Git

/// Why history cannot be read to its end. It ends the run: part of a history gives wrong facts.
package enum HistoryError: Error, Sendable {
  /// An object that is needed is missing or damaged.
  case unreadable(commit: ObjectID, object: ObjectID, cause: GitError)
  /// A commit without a readable tree or parent line.
  case malformedCommit(ObjectID)
  /// More commits, paths or changes than an index can hold.
  case tooLarge(ObjectID)
}
