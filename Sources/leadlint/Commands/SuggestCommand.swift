internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports
internal import Rules

struct SuggestCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Suggests who could take an area over or stand in, with reasons.",
    discussion: """
      At most three names, from history: who worked in the area lately, changed its docs, merged the \
      work of others, worked next door, or is named there already. Never somebody who leads it, has \
      left, is away, or leads enough already; never a bot. It is a place to begin a talk, not a verdict.

      EXAMPLES
        leadlint suggest services/checkout
        leadlint suggest services/checkout --format json

      EXIT STATUS
        0  an answer, also that nobody fits
        2  cannot judge: usage, configuration or repository
      """)

  @Argument(help: "An area, or a path in it.", completion: Completions.areas)
  var area: String

  @OptionGroup var surveyOptions: SurveyOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let run = try CheckRun(surveyOptions.request(), rules: [], extras: .familiar)
    let survey = run.survey
    let area = try AreaLookup.area(
      area, in: survey, isFromRoot: surveyOptions.repository.isNamed)
    survey.notes.forEach(Console.note)
    let suggestion = Candidates.suggestion(for: area, in: survey)
    switch output.format {
    case .text:
      try output.emit(SuggestionText.render(suggestion, for: area, style: output.style))
    case .json:
      try output.emit(
        SuggestionJSON.render(suggestion, for: area, of: survey, version: Version.program))
    }
    run.keepHistory()
    return .clean
  }
}
