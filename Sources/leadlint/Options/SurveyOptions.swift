internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Surveying

/// Which repository is judged, at which commit and instant.
struct SurveyOptions: ParsableArguments {
  @OptionGroup var repository: RepositoryOption

  @Option(
    help: ArgumentHelp(
      "Judge this commit, its files included, instead of the working tree.",
      valueName: "revision"))
  var rev: String?

  @Option(
    help: ArgumentHelp(
      "The instant of judgement; a bare date means its end, UTC. Default: the clock.",
      valueName: "instant"))
  var now: String?

  @Option(
    help: ArgumentHelp(
      "Judge the past: the newest commit up to this date, as if it were that date.",
      valueName: "date"))
  var asOf: String?

  @OptionGroup var index: IndexOption

  func validate() throws {
    if asOf != nil, now != nil {
      throw ValidationError("--as-of sets the instant of judgement; give it without --now")
    }
    if asOf != nil, rev != nil {
      throw ValidationError("--as-of chooses the commit; give it without --rev")
    }
  }

  /// The same as a request to the surveyor.
  /// - Throws: `RunError` for a path that is not UTF-8 and for an instant that cannot be read.
  func request() throws -> SurveyRequest {
    SurveyRequest(
      repositoryPath: try repository.path(), revision: rev.map(RawArguments.bytes),
      now: try Instant(option: "--now", now) ?? .clock, asOf: try Instant(option: "--as-of", asOf),
      usesCache: index.isUsed)
  }
}
