package import Basics
internal import Git
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
  /// Explains a failure to open the repository at `path`.
  static func opening(_ path: ByteString, _ error: GitError) -> CannotJudge {
    let message = ByteString(error.message)
    switch error.code {
    case .notFound:
      return CannotJudge(
        problem: "there is no git repository at \(path) or above it",
        mend: "change to a repository, or name one:  --repo DIRECTORY")
    case .owner:
      return CannotJudge(
        problem: "\(path) belongs to another user, and git would refuse it too",
        mend: "if you trust it:  git config --global --add safe.directory \(path)")
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

  /// Explains an object that is needed and cannot be read.
  static func reading(
    _ what: ByteString, _ error: GitError, isPartialClone: Bool
  ) -> CannotJudge {
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

  static func reading(_ error: HistoryError, isPartialClone: Bool) -> CannotJudge {
    switch error {
    case .malformedCommit(let id):
      CannotJudge(
        problem: "commit \(id) has no readable tree or parent line",
        mend: "find what is damaged:  git fsck")
    case .unreadable(let commit, let object, let cause) where commit == object && isPartialClone:
      CannotJudge(
        problem: "history is incomplete: \(ByteString(cause.message)), at commit \(commit)",
        mend: "fetch all trees:  git fetch --refetch --filter=blob:none")
    case .unreadable(let commit, _, let cause):
      CannotJudge(
        problem: "commit \(commit) or a tree of it cannot be read: \(ByteString(cause.message))",
        mend: "find what is damaged or missing:  git fsck")
    }
  }
}
