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

  @OptionGroup var question: SurveyOptions
  @OptionGroup var answer: OutputOptions

  func execute() throws -> ExitStatus {
    let judgement = try Judgement(question, rules: [])
    let survey = judgement.survey
    let asked = try PathArgument.resolve(path, isFromRoot: question.repo != nil)
    guard let owner = AreaLookup.owner(of: asked, in: survey) else {
      throw RunError(
        problem: "\(RawArguments.bytes(path)) belongs to no area",
        remedy: "add an OWNERS.lead to the directory, or to one above it")
    }
    guard let area = survey.areas.first(where: { $0.path == owner }) else {
      throw RunError(
        problem: "the OWNERS.lead of \(owner) cannot be read",
        remedy: "`leadlint check` says what is wrong in it")
    }
    survey.notes.forEach(Console.note)
    switch answer.format {
    case .text: try answer.emit(WhoText.render(area, of: survey, style: answer.style))
    case .json:
      try answer.emit(
        WhoJSON.render(area, asked: asked, of: survey, version: Version.program))
    }
    judgement.keepHistory()
    return .clean
  }
}
