package import Basics
package import Git
internal import GitHistory
package import LeadModel

extension RunError {
  /// Explains why what is staged cannot be read.
  static func readingIndex(_ error: GitError) -> RunError {
    let message = ByteString(error.message)
    switch error.code {
    case .unmerged:
      return RunError(
        problem: "\(message), and git would not commit it either",
        remedy: "settle the conflicts and stage the result:  git status")
    case .bare:
      return RunError(
        problem: message, remedy: "judge a commit instead:  --rev REV, without --staged")
    case .indexFile:
      return RunError(
        problem: message, remedy: "run this as git's hook, or without GIT_INDEX_FILE")
    default:
      return RunError(
        problem: "the index cannot be read: \(message)",
        remedy: "see what git says of it:  git status;  if it cannot either:  git read-tree HEAD")
    }
  }

  /// Explains a failure to open the repository at `path`.
  package static func opening(_ path: ByteString, _ error: GitError) -> RunError {
    let message = ByteString(error.message)
    switch error.code {
    case .notFound:
      if let found = FileReader.nearestGit(path) {
        return found.isFile
          ? RunError(
            problem: "\(found.path) points to a repository that is not there",
            remedy: "if that repository has moved, run there:  git worktree repair DIRECTORY;  "
              + "if it is gone, make a new work tree:  git worktree add")
          : RunError(
            problem: "\(found.path) is not a repository: its HEAD, objects or refs are missing",
            remedy: "clone again, or restore them from a copy")
      }
      guard FileReader.exists(path) else {
        return RunError(
          problem: "there is nothing at \(path.isEmpty ? "''" : path)",
          remedy: "change to a repository, or name one:  --repo DIRECTORY")
      }
      return RunError(
        problem: "there is no git repository at \(path) or above it",
        remedy: "change to a repository, or name one:  --repo DIRECTORY")
    case .owner:
      return RunError(
        problem: "\(message) belongs to another user, and git would refuse it too",
        remedy: "if you trust it:  git config --global --add safe.directory \(message.shellWord)")
    case .objectFormat:
      return RunError(
        problem: "\(path) names its objects by SHA-256, which leadlint cannot read yet",
        remedy: "judge a clone that uses SHA-1")
    case .referenceStorage:
      return RunError(
        problem: "\(path) keeps its refs in a reftable, which leadlint cannot read yet",
        remedy: "git refs migrate --ref-format=files")
    default:
      return RunError(
        problem: "\(path) cannot be opened: \(message)",
        remedy: "see what git says of it:  git -C \(path) status")
    }
  }

  /// Explains a revision that leads to no commit.
  static func naming(_ revision: ByteString, _ error: GitError) -> RunError {
    let message = ByteString(error.message)
    switch error.code {
    case .notFound:
      return RunError(
        problem: "there is no commit '\(revision)'",
        remedy: "name a branch, a tag or a commit id;  git branch --all  lists branches")
    case .unbornBranch:
      return RunError(
        problem: "\(revision) names no commit: \(message)",
        remedy: "make a first commit, or judge the files alone: leave out --rev")
    case .ambiguous:
      return RunError(
        problem: "the id \(revision) is too short: several objects may begin with it",
        remedy: "write more of the commit's id")
    case .invalidSpecification:
      return RunError(
        problem: "\(revision) names no commit: \(message)",
        remedy: "name a branch, a tag or a commit id;  git branch --all  lists branches")
    default:
      return RunError(
        problem: "\(revision) cannot be read: \(message)",
        remedy: "find what is damaged or missing:  git fsck")
    }
  }

  /// Explains an object that is needed and cannot be read.
  static func reading(
    _ what: ByteString, _ error: GitError, isPartialClone: Bool
  ) -> RunError {
    if error.code == .limit {
      return RunError(
        problem: "\(what) cannot be read: \(ByteString(error.message))",
        remedy: "remove what is not a real file; a tree can hold one directory a million times")
    }
    guard error.code == .notFound else {
      return RunError(
        problem: "\(what) cannot be read: \(ByteString(error.message))",
        remedy: "find what is damaged:  git fsck")
    }
    if isPartialClone {
      return RunError(
        problem: "\(what) was left at the remote by a partial clone",
        remedy:
          "fetch what leadlint needs:  git log -p -m --full-history -- '*OWNERS.lead' >/dev/null")
    }
    return RunError(
      problem: "\(what) is missing from the repository",
      remedy: "find what is missing:  git fsck --connectivity-only")
  }

  /// Explains a commit, or a tree of it, that cannot be read.
  static func readingTree(
    of commit: ObjectID, _ error: GitError, isPartialClone: Bool
  ) -> RunError {
    readingTrees("commit \(commit) or a tree of it", error, isPartialClone)
  }

  /// Explains a tree of the tip, on the way to `path`, that cannot be read.
  static func readingTree(
    ofTip path: ByteString, _ error: GitError, isPartialClone: Bool
  ) -> RunError {
    readingTrees(
      "the tip's tree, or a part of it that leads to \(path),", error, isPartialClone)
  }

  private static func readingTrees(
    _ what: ByteString, _ error: GitError, _ isPartialClone: Bool
  ) -> RunError {
    guard error.code == .notFound, isPartialClone else {
      return reading(what, error, isPartialClone: false)
    }
    return RunError(
      problem: "\(what) was left at the remote by a partial clone",
      remedy: "fetch all trees:  git fetch --refetch --filter=blob:none")
  }

  static func reading(_ error: HistoryError, isPartialClone: Bool) -> RunError {
    switch error {
    case .malformedCommit(let id):
      RunError(
        problem: "commit \(id) has no readable tree or parent line",
        remedy: "find what is damaged:  git fsck")
    case .tooLarge(let tip):
      RunError(
        problem: "the history of commit \(tip) is too large: more than 2^28 commits or paths",
        remedy: "judge a part of it:  git subtree split, or a repository of its own")
    case .unreadable(let commit, _, let cause) where cause.code == .limit:
      RunError(
        problem: "commit \(commit) cannot be compared: \(ByteString(cause.message))",
        remedy: "leave it out: set 'history: {since: DATE}' in .lead-rules to a day after it")
    case .unreadable(let commit, _, let cause):
      readingTree(of: commit, cause, isPartialClone: isPartialClone)
    }
  }
}
