package import Basics
package import Git
internal import History
package import LeadFiles

/// Why there is no judgement, and how to mend it. Ends a run with status 2.
package struct CannotJudge: Error, Hashable, Sendable {
  package let problem: ByteString
  /// A command or an edit; nil where there is nothing to advise.
  package let mend: ByteString?
  /// What is wrong in a configuration file, where that is the reason.
  package let diagnostics: [SourceDiagnostic]

  package init(
    problem: ByteString, mend: ByteString? = nil, diagnostics: [SourceDiagnostic] = []
  ) {
    self.problem = problem
    self.mend = mend
    self.diagnostics = diagnostics
  }
}

extension CannotJudge {
  /// The same of a configuration that a change is judged by, and cannot mend by itself.
  /// - Parameter base: what the base was called.
  package func ofBase(_ base: ByteString) -> CannotJudge {
    CannotJudge(
      problem: "in the base \(base), \(problem)",
      mend: "mend it there first; to judge the change that mends it:  --policy head",
      diagnostics: diagnostics)
  }

  /// Explains why what is staged cannot be read.
  static func readingIndex(_ error: GitError) -> CannotJudge {
    let message = ByteString(error.message)
    if message.contains("not merged yet") {
      return CannotJudge(
        problem: "\(message), and git would not commit it either",
        mend: "settle the conflicts and stage the result:  git status")
    }
    if message.contains("is bare") {
      return CannotJudge(
        problem: message, mend: "judge a commit instead:  --rev REV, without --staged")
    }
    if message.contains("GIT_INDEX_FILE") {
      return CannotJudge(
        problem: message, mend: "run this as git's hook, or without GIT_INDEX_FILE")
    }
    return CannotJudge(
      problem: "the index cannot be read: \(message)",
      mend: "see what git says of it:  git status;  if it cannot either:  git read-tree HEAD")
  }

  /// Explains a failure to open the repository at `path`.
  package static func opening(_ path: ByteString, _ error: GitError) -> CannotJudge {
    let message = ByteString(error.message)
    switch error.code {
    case .notFound:
      if let found = FileReader.nearestGit(path) {
        return found.isFile
          ? CannotJudge(
            problem: "\(found.path) points to a repository that is not there",
            mend: "if that repository has moved, run there:  git worktree repair DIRECTORY;  "
              + "if it is gone, make the work tree anew:  git worktree add")
          : CannotJudge(
            problem: "\(found.path) is no repository: its HEAD, objects or refs are missing",
            mend: "clone anew, or bring them back from a copy")
      }
      guard FileReader.exists(path) else {
        return CannotJudge(
          problem: "there is nothing at \(path.isEmpty ? "''" : path)",
          mend: "change to a repository, or name one:  --repo DIRECTORY")
      }
      return CannotJudge(
        problem: "there is no git repository at \(path) or above it",
        mend: "change to a repository, or name one:  --repo DIRECTORY")
    case .owner:
      return CannotJudge(
        problem: "\(message) belongs to another user, and git would refuse it too",
        mend: "if you trust it:  git config --global --add safe.directory \(quoted(message))")
    default: break
    }
    if message.contains("objectformat") || message.contains("object format") {
      return CannotJudge(
        problem: "\(path) names its objects by SHA-256, which leadlint cannot read yet",
        mend: "judge a clone that uses SHA-1")
    }
    if message.contains("refstorage") {
      return CannotJudge(
        problem: "\(path) keeps its refs in a reftable, which leadlint cannot read yet",
        mend: "git refs migrate --ref-format=files")
    }
    return CannotJudge(
      problem: "\(path) cannot be opened: \(message)",
      mend: "see what git says of it:  git -C \(path) status")
  }

  /// A path as a shell takes it.
  private static func quoted(_ path: ByteString) -> ByteString {
    let isPlain = path.bytes.allSatisfy { byte in
      byte.isASCIILetter || byte.isASCIIDigit || "/._-+,:@%".utf8.contains(byte)
    }
    if isPlain { return path }
    let quote = UInt8(ascii: "'")
    let inner = path.bytes.flatMap { $0 == quote ? Array("'\\''".utf8) : [$0] }
    return ByteString([quote] + inner + [quote])
  }

  /// Explains a revision that leads to no commit.
  static func naming(_ revision: ByteString, _ error: GitError) -> CannotJudge {
    let message = ByteString(error.message)
    switch error.code {
    case .notFound:
      return CannotJudge(
        problem: "there is no commit called \(revision)",
        mend: "name a branch, a tag or a commit id;  git branch --all  lists branches")
    case .unbornBranch:
      return CannotJudge(
        problem: "\(revision) names no commit: \(message)",
        mend: "make a first commit, or judge the files alone: leave out --rev")
    case .ambiguous:
      return CannotJudge(
        problem: "the id \(revision) is too short: several objects may begin with it",
        mend: "write more of the commit's id")
    case .invalidSpecification:
      return CannotJudge(
        problem: "\(revision) names no commit: \(message)",
        mend: "name a branch, a tag or a commit id;  git branch --all  lists branches")
    case .owner, .limit, .other:
      return CannotJudge(
        problem: "\(revision) cannot be read: \(message)",
        mend: "find what is damaged or missing:  git fsck")
    }
  }

  /// Explains an object that is needed and cannot be read.
  static func reading(
    _ what: ByteString, _ error: GitError, isPartialClone: Bool
  ) -> CannotJudge {
    if error.code == .limit {
      return CannotJudge(
        problem: "\(what) cannot be judged: \(ByteString(error.message))",
        mend: "take out what is no real file; a tree may hold one directory a million times")
    }
    guard error.code == .notFound else {
      return CannotJudge(
        problem: "\(what) cannot be read: \(ByteString(error.message))",
        mend: "find what is damaged:  git fsck")
    }
    if isPartialClone {
      return CannotJudge(
        problem: "\(what) was left at the remote by a partial clone",
        mend:
          "fetch what leadlint needs:  git log -p -m --full-history -- '*OWNERS.lead' >/dev/null")
    }
    return CannotJudge(
      problem: "\(what) is missing from the repository",
      mend: "find what is missing:  git fsck --connectivity-only")
  }

  /// Explains a commit, or a tree of it, that cannot be read.
  static func readingTree(
    of commit: ObjectID, _ error: GitError, isPartialClone: Bool
  ) -> CannotJudge {
    readingTrees("commit \(commit) or a tree of it", error, isPartialClone)
  }

  /// Explains a tree of the tip, on the way to `path`, that cannot be read.
  static func readingTree(
    ofTip path: ByteString, _ error: GitError, isPartialClone: Bool
  ) -> CannotJudge {
    readingTrees(
      "the tip's tree, or a part of it that leads to \(path),", error, isPartialClone)
  }

  private static func readingTrees(
    _ what: ByteString, _ error: GitError, _ isPartialClone: Bool
  ) -> CannotJudge {
    guard error.code == .notFound, isPartialClone else {
      return reading(what, error, isPartialClone: false)
    }
    return CannotJudge(
      problem: "\(what) was left at the remote by a partial clone",
      mend: "fetch all trees:  git fetch --refetch --filter=blob:none")
  }

  static func reading(_ error: HistoryError, isPartialClone: Bool) -> CannotJudge {
    switch error {
    case .malformedCommit(let id):
      CannotJudge(
        problem: "commit \(id) has no readable tree or parent line",
        mend: "find what is damaged:  git fsck")
    case .tooLarge(let tip):
      CannotJudge(
        problem: "the history of commit \(tip) is too large: more than 2^28 commits or paths",
        mend: "judge a part of it:  git subtree split, or a repository of its own")
    case .unreadable(let commit, _, let cause) where cause.code == .limit:
      CannotJudge(
        problem: "commit \(commit) cannot be compared: \(ByteString(cause.message))",
        mend: "leave it out: set 'history: {since: DATE}' in .lead-rules to a day after it")
    case .unreadable(let commit, _, let cause):
      readingTree(of: commit, cause, isPartialClone: isPartialClone)
    }
  }
}
