internal import Basics
internal import LeadModel
internal import Reports

/// Why there is no judgement, and how to mend it.
struct CannotJudge: Error {
  let problem: ByteString
  let mend: ByteString?
}

/// The line from a question to an answer: all calls into the parts below stand here.
enum Judgement {
  /// Joins files and history as of one instant.
  /// - Throws: `CannotJudge`.
  static func survey(_ options: SurveyOptions) throws -> Survey {
    throw CannotJudge(problem: "this build cannot read a repository", mend: nil)
  }

  /// What the rules find; only those named, where some are.
  static func findings(in survey: Survey, only rules: [String]) throws -> [Finding] { [] }

  /// In the order of their ids.
  static var rules: [RuleList.Row] { [] }

  /// A rule's page for the terminal, unescaped text of our own; nil for an id that nobody has.
  static func page(of rule: String) -> String? { nil }
}
