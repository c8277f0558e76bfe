package import Basics
package import Git

/// Why history cannot be read to its end. Never passed over: a part of history gives wrong facts.
package enum HistoryError: Error, Sendable {
  /// An object that is needed is missing or damaged.
  case unreadable(commit: ObjectID, object: ObjectID, cause: GitError)
  /// A commit without a readable tree or parent line.
  case malformedCommit(ObjectID)
  /// More commits or paths than can be numbered.
  case tooLarge(ObjectID)
}
