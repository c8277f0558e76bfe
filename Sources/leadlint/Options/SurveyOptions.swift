internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Surveying

/// Which repository is judged, at which commit and instant.
struct SurveyOptions: ParsableArguments {
  @OptionGroup var repository: RepositoryOption

  @Option(
    help: ArgumentHelp(
      "Look at this commit and its files instead of the working tree.",
      valueName: "revision"))
  var rev: String?

  @Option(
    help: ArgumentHelp(
      "What counts as now: a time, or a date for its end, in UTC. Default: the clock.",
      valueName: "time"))
  var now: String?

  @Option(
    help: ArgumentHelp(
      "Go back in time: the newest commit up to this date, with that date as now.",
      valueName: "date"))
  var asOf: String?

  @OptionGroup var index: IndexOption

  func validate() throws {
    if asOf != nil, now != nil {
      throw ValidationError("--as-of sets the time too; leave out --now")
    }
    if asOf != nil, rev != nil {
      throw ValidationError("--as-of chooses the commit too; leave out --rev")
    }
  }

  /// The same as a request to the surveyor.
  /// - Throws: `RunError` for a path that is not UTF-8 and for an instant that cannot be read.
  func request() throws -> SurveyRequest {
    let asOf = try Instant(option: "--as-of", asOf)
    // A date stands for its end, and somewhere it is tomorrow already.
    if let asOf, asOf > Instant.clock.later(days: 2) {
      throw RunError(
        problem: "--as-of \(asOf.date) is in the future",
        remedy: "leave it out for today, or say what counts as now:  --now \(asOf.date)")
    }
    return SurveyRequest(
      repositoryPath: try repository.path(), revision: rev.map(RawArguments.bytes),
      now: try Instant(option: "--now", now) ?? .clock, asOf: asOf, usesCache: index.isUsed)
  }
}
