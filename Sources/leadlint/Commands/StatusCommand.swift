internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports
internal import Rules

struct StatusCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows the facts of each area: in a table, or as JSON for other tools.",
    discussion: """
      Facts, not findings: the exit status is 0 unless the repository cannot be read.

      EXAMPLES
        leadlint status
        leadlint status services --as-of 2026-06-30
        leadlint status --sort age
        leadlint status --format json -o status.json
      """)

  @Argument(
    help: "Areas, or paths in them. Default: all.", completion: Completions.areas)
  var paths: [String] = []

  enum Order: String, CaseIterable, ExpressibleByArgument {
    case path, age, drift, share
  }

  @Option(help: "What the table is sorted by: the most comes first.")
  var sort: Order = .path

  @OptionGroup var surveyOptions: SurveyOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let run = try CheckRun(
      surveyOptions.request(), rules: [], extras: output.format == .json ? .knowledge : [])
    var survey = run.survey
    let selection = try AreaSelection(
      paths, in: run, isFromRoot: surveyOptions.repository.isNamed)
    survey.areas.removeAll { !selection.contains($0.path) }
    survey.notes.forEach(Console.note)
    switch output.format {
    case .json:
      try output.emit(StatusJSON.render(survey, version: Version.program))
    case .text:
      let invalid = survey.invalidFiles.filter { selection.contains($0.area) }
      try output.emit(
        StatusTable(
          style: output.style, isQuiet: output.quiet,
          width: output.output == nil ? TerminalWidth.ofOutput() : nil,
          order: StatusTable.Order(rawValue: sort.rawValue) ?? .path, limits: run.statusLimits
        ).render(survey.areas, invalid: invalid, of: survey))
    }
    run.keepHistory()
    return .clean
  }
}
