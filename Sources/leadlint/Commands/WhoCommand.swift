internal import ArgumentParser
internal import Basics
internal import LeadModel
internal import Reports
internal import Surveying

struct WhoCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: "Says who leads a path, who can stand in, and where to ask.",
    discussion: """
      A path belongs to the nearest area at or above it, or to the area that covers it.

      EXAMPLES
        leadlint who services/checkout/src/cache.swift
        leadlint who . --format json
      """)

  @Argument(help: "A file or a directory; it need not exist.")
  var path: String

  @OptionGroup var surveyOptions: SurveyOptions
  @OptionGroup var output: OutputOptions

  func execute() throws -> ExitStatus {
    let run = try CheckRun(surveyOptions.request(), rules: [])
    let survey = run.survey
    let asked = try PathArgument.resolve(path, isFromRoot: surveyOptions.repository.isNamed)
    let owner = try AreaLookup.owner(of: asked, typedAs: path, in: survey)
    guard let area = survey.areas.first(where: { $0.path == owner }) else {
      throw RunError(
        problem: "the OWNERS.lead of \(owner) cannot be read",
        remedy: "`leadlint check` says what is wrong in it")
    }
    survey.notes.forEach(Console.note)
    if try !asked.isEmpty && !run.holds(asked) {
      Console.note(
        "\(RawArguments.bytes(path)) does not exist; this is the area that it would be in")
    }
    switch output.format {
    case .text: try output.emit(WhoText.render(area, of: survey, style: output.style))
    case .json:
      try output.emit(
        WhoJSON.render(area, asked: asked, of: survey, version: Version.program))
    }
    run.keepHistory()
    return .clean
  }
}
