internal import Basics

/// The commits that pre-commit was told to look at, instead of what is staged: by
/// `pre-commit run --from-ref FROM --to-ref TO`, or before a push.
struct PreCommitRange {
  let from: ByteString
  let to: ByteString

  /// Whether somebody runs pre-commit by hand, or a CI does: `git commit` would name its index.
  static var isRunByHand: Bool {
    Environment.bytes("PRE_COMMIT") != nil && Environment.bytes("GIT_INDEX_FILE") == nil
  }

  /// Nil where pre-commit does not run this, or was told of no commits.
  static var fromEnvironment: PreCommitRange? {
    guard Environment.bytes("PRE_COMMIT") != nil,
      let from = Environment.bytes("PRE_COMMIT_FROM_REF"),
      let to = Environment.bytes("PRE_COMMIT_TO_REF")
    else { return nil }
    return PreCommitRange(from: from, to: to)
  }
}
