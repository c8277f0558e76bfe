internal import ArgumentParser

/// Which repository a command is about.
struct RepositoryOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The repository. Default: the one around the current directory.", valueName: "directory"))
  var repo: String?

  /// Whether paths on the command line count from the repository's root, as they do with `--repo`,
  /// instead of from the current directory.
  var isNamed: Bool { repo != nil }

  /// The repository that was named; nil: the one around the current directory.
  /// - Throws: `RunError` where the path is not UTF-8.
  func path() throws -> String? {
    if let repo { try RawArguments.requireText(repo) }
    return repo
  }
}
