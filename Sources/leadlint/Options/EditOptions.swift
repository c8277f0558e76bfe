internal import ArgumentParser
internal import Basics
internal import Surveying

/// Which repository is edited, and on which day.
struct EditOptions: ParsableArguments {
  @OptionGroup var repository: RepositoryOption

  @Option(
    help: ArgumentHelp(
      "What counts as now: a time, or a date for its end, in UTC. Default: the clock.",
      valueName: "time"))
  var now: String?

  @OptionGroup var index: IndexOption

  @Flag(name: [.customShort("n"), .long], help: "Show the edit as a diff, and write nothing.")
  var dryRun = false

  /// The same as a request to the surveyor.
  /// - Throws: `RunError` for a path that is not UTF-8 and for an instant that cannot be read.
  func request() throws -> SurveyRequest {
    SurveyRequest(
      repositoryPath: try repository.path(), now: try Instant(option: "--now", now) ?? .clock,
      usesCache: index.isUsed)
  }
}
