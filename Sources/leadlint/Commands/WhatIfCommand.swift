internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveying

struct WhatIfCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Says what would be left without a lead or a stand-in if somebody went.",
    discussion: """
      For an absence that is planned, or a change of teams: areas that would have no lead, no cover, \
      nobody present who may stand in, or nobody present who worked there; and docs that nobody else ever \
      changed. Only what there is today can be lost. A PERSON is a name, an address, or a handle.

      EXAMPLES
        leadlint whatif --without anna@example.com
        leadlint whatif --without 'Anna Okafor' --without @ben --format markdown

      EXIT STATUS
        0  no area is left bare
        1  some area is left bare
        2  cannot judge: usage, configuration or repository
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Who would not be there; more than one may be named.", valueName: "person"),
    completion: Completions.people)
  var without: [String]

  @OptionGroup var surveyOptions: SurveyOptions

  @Option(help: "The output's format.")
  var format: Format = .text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(OutputFile.help, valueName: "file"))
  var output: String?

  @OptionGroup var colour: ColourOptions

  func validate() throws {
    if without.isEmpty { throw ValidationError("name who would not be there:  --without PERSON") }
  }

  func execute() throws -> ExitStatus {
    let lookup = PersonLookup(without)
    var request = try surveyOptions.request()
    request.people = lookup.references.compactMap(\.self)
    let run = try CheckRun(request, rules: [], extras: [.familiar, .docPeople])
    let survey = run.survey
    let people = try lookup.people(in: survey)
    survey.notes.forEach(Console.note)
    let departure = Departures.departure(of: people, in: survey)
    let text =
      switch format {
      case .text:
        DepartureText.render(
          departure,
          style: colour.style(isTerminal: output == nil && Console.isOutputTerminal))
      case .json: DepartureJSON.render(departure, of: survey, version: Version.program)
      case .markdown: DepartureText.markdown(departure)
      }
    try OutputFile.emit(text, to: output)
    run.keepHistory()
    return departure.leavesBare ? .findings : .clean
  }
}
