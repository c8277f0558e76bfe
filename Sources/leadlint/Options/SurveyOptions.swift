internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports
internal import Surveying

/// Which repository a command is about.
struct RepositoryOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The repository; else the one around the current directory.", valueName: "directory"))
  var repo: String?
}

/// Whether what was read of history before is used.
struct IndexOption: ParsableArguments {
  @Flag(
    help: "Read all of history anew; neither use nor write the index in the git directory.")
  var noCache = false
}

/// Which repository is judged, at which commit and instant.
struct SurveyOptions: ParsableArguments {
  @OptionGroup var place: RepositoryOption

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

  var repo: String? { place.repo }

  func validate() throws {
    if asOf != nil, now != nil {
      throw ValidationError("--as-of sets the instant of judgement; give it without --now")
    }
    if asOf != nil, rev != nil {
      throw ValidationError("--as-of chooses the commit; give it without --rev")
    }
  }

  /// `--now`, read.
  func nowInstant() throws -> Instant? { try Self.instant(now, "--now") }

  /// `--as-of`, read.
  func asOfInstant() throws -> Instant? { try Self.instant(asOf, "--as-of") }

  private static func instant(_ text: String?, _ option: String) throws -> Instant? {
    guard let text else { return nil }
    guard let instant = Instant(text) else {
      throw RunError(
        problem: "\(option) \(text.isEmpty ? "''" : RawArguments.bytes(text)) is not an instant",
        remedy: "write 2026-11-22, 2026-11-22T09:30:00Z or 2026-11-22T09:30:00+02:00")
    }
    return instant
  }
}

/// Where the answer goes and what it looks like.
struct OutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: "The output's format.")
  var format: Format = .text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(OutputFile.help, valueName: "file"))
  var output: String?

  @OptionGroup var colour: ColourOptions

  @Flag(name: .shortAndLong, help: "Leave out the summary.")
  var quiet = false

  func emit(_ text: ByteString) throws {
    if let output {
      try OutputFile.write(text, to: output)
    } else {
      try Console.print(text)
    }
  }

  var style: Style { colour.style(isTerminal: output == nil && Console.isOutputTerminal) }
}

/// Whether to colour.
struct ColourOptions: ParsableArguments {
  @Option(help: "When to colour; auto obeys NO_COLOR and CLICOLOR_FORCE.")
  var color: Style.Choice = .auto

  func style(isTerminal: Bool) -> Style {
    Style(choice: color, isTerminal: isTerminal, environment: Console.environment)
  }
}

extension Style.Choice: ExpressibleByArgument {}
