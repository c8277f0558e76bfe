internal import Basics
internal import LeadModel
internal import Reports

/// Why there is no judgement, and how to mend it.
struct CannotJudge: Error {
  let problem: ByteString
  let mend: ByteString?

  init(problem: ByteString, mend: ByteString? = nil) {
    self.problem = problem
    self.mend = mend
  }
}

/// The line from a question to an answer: all calls into the parts below stand here.
struct Judgement {
  let survey: Survey

  /// Joins files and history as of one instant.
  /// - Throws: `CannotJudge`.
  init(_ options: SurveyOptions) throws {
    _ = try options.nowInstant()
    _ = try options.asOfInstant()
    throw CannotJudge(problem: "this build cannot read a repository")
  }

  /// What the rules find; only those named, where some are.
  func findings(only rules: [String] = []) -> [Finding] { [] }
}

/// The rules as the command line shows them.
enum RuleCatalog {
  /// In the order of their ids.
  static var rows: [RuleList.Row] { [] }

  /// A rule's page for the terminal; nil for an id that no rule has.
  static func page(of rule: String) -> String? { nil }

  /// - Throws: `CannotJudge` for the first name that no rule has, with the nearest that one has.
  static func check(_ names: [String]) throws {
    for name in names {
      throw CannotJudge(
        problem: "no rule is called \(RawArguments.bytes(name))",
        mend: "`leadlint rules` lists them")
    }
  }
}
