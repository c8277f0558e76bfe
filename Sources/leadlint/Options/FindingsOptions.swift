internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports

/// In which formats findings are written, where to, and how much of them.
struct FindingsOptions: ParsableArguments {
  @OptionGroup var form: FormatOptions<FindingsFormat>

  @OptionGroup var colour: ColourOptions

  enum Shown: String, CaseIterable, ExpressibleByArgument {
    case error, warning, info
  }

  @Option(
    help: ArgumentHelp(
      "The lowest severity that is listed; the rest is counted.",
      discussion: "Formats for programs, such as json and sarif, hold all."))
  var show: Shown = .warning

  @Flag(help: "Only count: how many findings each rule has.")
  var statistics = false

  @Flag(name: .shortAndLong, help: "Show the commits of each finding, however many there are.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Leave out the summary.")
  var quiet = false

  func validate() throws {
    if statistics, verbose {
      throw ValidationError("--statistics only counts; leave out --verbose")
    }
  }

  /// - Throws: `RunError` for an unknown format, and where two documents would go to one file.
  func output() throws -> FindingsOutput {
    let targets = try form.targets()
    if statistics, targets.allSatisfy({ $0.format != .text }) {
      throw RunError(
        problem: "--statistics is for the text format",
        remedy: "leave it out: the other formats hold the counts or every finding")
    }
    var output = FindingsOutput(targets: targets, colour: colour.color, isQuiet: quiet)
    output.show = Severity(rawValue: show.rawValue) ?? .warning
    output.detail = statistics ? .statistics : verbose ? .full : .fitting
    return output
  }
}
