internal import ArgumentParser
internal import Basics

/// The hooks that leadlint has something to say in.
enum HookKind: String, CaseIterable, ExpressibleByArgument {
  case preCommit = "pre-commit"
  case preMergeCommit = "pre-merge-commit"
  case commitMessage = "commit-msg"
  case prePush = "pre-push"

  /// What the hook runs, without what git hands on to it.
  var command: ByteString {
    switch self {
    case .preCommit, .preMergeCommit: "leadlint check --staged"
    case .commitMessage: "leadlint hook commit-msg"
    case .prePush: "leadlint hook pre-push"
    }
  }

  /// The command as a shell script's line, with git's arguments.
  var shellCommand: ByteString {
    switch self {
    case .preCommit, .preMergeCommit: command
    case .commitMessage, .prePush: command + " \"$@\""
    }
  }

  /// What the hook is called in git's configuration, where no hook's own name may stand.
  var configurationName: String { self == .preCommit ? "leadlint" : "leadlint-" + rawValue }
}
