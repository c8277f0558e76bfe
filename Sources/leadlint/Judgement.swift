internal import Basics
internal import LeadFiles
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveyor

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#endif

/// The line from a question to an answer: all calls into the parts below stand here.
struct Judgement {
  let survey: Survey
  private let surveyor: Surveyor
  private let engine: RuleEngine

  private let rules: Set<String>?

  /// Joins files and history as of one instant.
  /// - Parameter rules: those that are to be run; nil: all. With none, the survey holds the facts of
  ///   `status` and no more.
  /// - Throws: `CannotJudge`.
  init(_ options: SurveyOptions, rules: Set<String>? = nil) throws {
    self.rules = rules
    let settings: RuleSettings
    (surveyor, settings) = try Self.open(options)
    let line = ProgressLine()
    defer { line.clear() }
    survey = try surveyor.survey(Self.surveySettings(settings, rules)) { line.report($0) }
    engine = RuleEngine(settings: settings)
  }

  private static func open(_ options: SurveyOptions) throws -> (Surveyor, RuleSettings) {
    if let repo = options.repo { try RawArguments.requireText(repo) }
    let asked = try options.nowInstant()
    var request = SurveyRequest(
      repositoryPath: options.repo, revision: options.rev.map(RawArguments.bytes),
      now: asked ?? Instant(seconds: Int64(time(nil))), asOf: try options.asOfInstant(),
      usesCache: !options.noCache)
    request.shallowMend = ContinuousIntegration.shallowMend(ContinuousIntegration.environment())
    let surveyor = try Surveyor(request)
    let diagnostics = RuleSettings.diagnostics(
      for: surveyor.rules, source: surveyor.rulesSource)
    guard diagnostics.isEmpty else {
      throw CannotJudge(
        problem: "\(RulesFile.fileName) is not valid", mend: "mend what is shown above",
        diagnostics: diagnostics)
    }
    return (surveyor, RuleSettings(surveyor.rules))
  }

  /// Judges the past, each week as `--as-of` would but under today's configuration; what was read
  /// of history is kept afterwards.
  /// - Parameters:
  ///   - weeks: how many ISO weeks, the last of which is under way: its point is now.
  ///   - judges: whether the rules will be run.
  ///   - transform: makes of each week's survey, and of what the rules find in it where
  ///     that is asked for, what is wanted.
  /// - Returns: what was made, oldest first.
  /// - Throws: `CannotJudge`.
  static func weeks<Value: Sendable>(
    _ weeks: Int, _ options: SurveyOptions, judges: Bool,
    _ transform: @escaping @Sendable (Survey, () -> [Finding]) -> Value
  ) throws -> [Value] {
    let (surveyor, settings) = try open(options)
    let engine = RuleEngine(settings: settings)
    let line = ProgressLine()
    defer { line.clear() }
    let values = try surveyor.past(
      at: WeekEnds.last(weeks, until: surveyor.now), surveySettings(settings, judges ? nil : []),
      progress: line.report
    ) { survey in transform(survey) { engine.run(survey) } }
    line.clear()
    if let reason = surveyor.keepHistory() { Console.note(reason) }
    return values
  }

  /// Keeps what was read of history for later runs. Called once the answer is out: nobody waits.
  func keepHistory() {
    if let reason = surveyor.keepHistory() { Console.note(reason) }
  }

  private static func surveySettings(
    _ settings: RuleSettings, _ rules: Set<String>?
  ) -> Surveyor.Settings {
    let questions = RuleQuestions(settings, only: rules)
    return Surveyor.Settings(
      ofRepository: questions.ofRepository, questions: questions.about,
      diagnose: { file, path, source in
        RuleSettings.diagnostics(for: file.rules, file: path, source: source)
      })
  }

  /// The first line of a commit's message.
  func subject(of commit: ObjectID) -> ByteString { surveyor.subject(of: commit) }

  /// What the rules find that are to be run.
  var findings: [Finding] { engine.run(survey, only: rules) }
}
