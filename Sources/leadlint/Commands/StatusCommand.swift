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

  func execute() throws -> ExitStatus {
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
