internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports

struct StatusCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows the facts of each area: in a table, or as JSON for other tools.",
    discussion: """
      Facts, not judgements: the exit status is 0 unless the repository cannot be judged.

      EXAMPLES
        leadlint status
        leadlint status services --as-of 2026-06-30
        leadlint status --format json -o status.json
      """)

  @Argument(help: "Areas, or paths in them; all where none is given.")
  var paths: [String] = []

  @OptionGroup var question: SurveyOptions
  @OptionGroup var answer: OutputOptions

  @Option(
    help: ArgumentHelp(
      "As JSON: one document for the end of each of the last weeks, oldest first.",
      valueName: "number", visibility: .hidden))
  var weeks: Int?

  func validate() throws {
    if let weeks, !(1...1000).contains(weeks) {
      throw ValidationError("--weeks takes a number from 1 to 1000")
    }
    if weeks != nil, answer.format != .json || question.asOf != nil || question.rev != nil {
      throw ValidationError("--weeks goes with --format json, and not with --rev or --as-of")
    }
  }

  func execute() throws -> ExitStatus {
    if let weeks {
      let documents = try Judgement.weeks(weeks, question, judges: false) { survey, _ in
        StatusJSON.render(survey, version: Version.program)
      }
      try answer.emit(documents.reduce(into: "") { $0.append($1) })
      return .clean
    }
    let judgement = try Judgement(question, rules: [])
    var survey = judgement.survey
    let selection = try AreaSelection(paths, in: survey, isFromRoot: question.repo != nil)
    survey.areas.removeAll { !selection.contains($0.path) }
    survey.notes.forEach(Console.note)
    switch answer.format {
    case .json:
      try answer.emit(StatusJSON.render(survey, version: Version.program))
    case .text:
      let invalid = survey.invalidFiles.filter { selection.contains($0.area) }
      try answer.emit(
        StatusTable(style: answer.style, isQuiet: answer.quiet)
          .render(survey.areas, invalid: invalid, of: survey))
    }
    judgement.keepHistory()
    return .clean
  }
}
