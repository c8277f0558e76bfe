internal import Basics
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveying

/// One survey of a repository, and what the rules find in it.
struct CheckRun {
  let survey: Survey
  private let surveyor: Surveyor
  private let engine: RuleEngine

  /// The rules that are run; nil: all.
  private let rules: Set<String>?
  /// The findings that `.lead-rules` lets the hook block.
  private let hookBlock: [ByteString]
  /// The state without the change, where one is judged.
  private let base: Survey?

  /// Surveys the repository.
  /// - Parameters:
  ///   - rules: those to run; nil: all. With none, the survey holds the facts of `status` alone.
  ///   - showsAll: whether findings outside of the change are wanted too.
  ///   - extras: what is wanted besides, whatever the rules ask.
  /// - Throws: `RunError`.
  init(
    _ request: SurveyRequest, rules: Set<String>? = nil, showsAll: Bool = false,
    extras: RuleQuestions.Extras = []
  ) throws {
    let settings: RuleSettings
    (surveyor, settings) = try Self.open(request)
    hookBlock = surveyor.rules.hookBlock.map(\.value)
    if case .staged = request.change {
      self.rules = rules ?? HookVerdict.rules(hookBlock)
    } else {
      self.rules = rules
    }
    let line = ProgressLine()
    defer { line.clear() }
    engine = RuleEngine(settings: settings)
    let asked = Self.surveySettings(settings, self.rules, extras: extras)
    let isFocused = !showsAll && (self.rules.map(HookVerdict.judgesAreasByThemselves) ?? false)
    if let comparison = try surveyor.comparison(
      asked, isFocused: isFocused, progress: line.report)
    {
      survey = comparison.head
      base = comparison.base
    } else {
      survey = try surveyor.survey(asked, progress: line.report)
      base = nil
    }
  }

  /// Opens the repository and checks the rules' settings in its `.lead-rules`.
  static func open(_ request: SurveyRequest) throws -> (Surveyor, RuleSettings) {
    var request = request
    request.change = try request.change?.findingBase(in: request.repositoryPath)
    request.shallowRemedy = ContinuousIntegration.shallowRemedy(
      ContinuousIntegration.environment())
    let surveyor = try Surveyor(request)
    func check(_ rules: RulesFile, _ source: [UInt8]?) throws(RunError) {
      let diagnostics = RuleSettings.diagnostics(for: rules, source: source)
      guard diagnostics.isEmpty else {
        throw RunError(
          problem: "\(RulesFile.fileName) is not valid", remedy: "fix the errors above",
          diagnostics: diagnostics)
      }
    }
    do throws(RunError) {
      try check(surveyor.rules, surveyor.rulesSource)
    } catch {
      throw surveyor.ownRules == nil ? error : error.ofBase(surveyor.baseName ?? "")
    }
    if let own = surveyor.ownRules { try check(own, nil) }
    return (surveyor, RuleSettings(surveyor.rules))
  }

  /// What the surveyor has to find out for these rules.
  static func surveySettings(
    _ settings: RuleSettings, _ rules: Set<String>?, extras: RuleQuestions.Extras = []
  ) -> Surveyor.Settings {
    let questions = RuleQuestions(settings, only: rules, extras: extras)
    return Surveyor.Settings(
      ofRepository: questions.ofRepository, questions: questions.about,
      diagnose: { file, path, source in
        RuleSettings.diagnostics(for: file.rules, file: path, source: source)
      })
  }

  /// Writes the history index for later runs. Called after the output is printed, so that nobody
  /// waits for it.
  func keepHistory() {
    if let reason = surveyor.keepHistory() { Console.note(reason) }
  }

  /// What the rules allow in an area.
  var statusLimits: @Sendable (Area) -> StatusTable.Limits {
    { [engine] area in
      let limits = engine.limits(of: area)
      return StatusTable.Limits(docsDays: limits.docsDays, share: limits.share)
    }
  }

  /// The first line of a commit's message.
  func subject(of commit: ObjectID) -> ByteString { surveyor.subject(of: commit) }

  /// What the rules find, and what else to tell; where a change is judged, each finding says whether it
  /// is new.
  func judge() -> (findings: [Finding], notes: [ByteString]) {
    let findings = engine.run(survey, only: rules)
    guard let base else { return (findings, survey.notes) }
    let known = BaseFindings(
      engine.run(base, only: rules), moved: survey.movedAreas,
      judgesOwnWaivers: surveyor.ownRules == nil)
    let judged = ChangeFindings(
      findings, of: survey, since: base, known,
      block: Set(surveyor.rules.mergeBlock.map(\.value.lossyText)))
    return (judged.findings, survey.notes + judged.notes)
  }

  /// Whether what is staged was to be judged, and nothing is.
  var isNothingStaged: Bool {
    get throws { try surveyor.stagedChanges()?.isEmpty ?? false }
  }

  /// The state of a handoff's `notes` in an area, as the rules will see it.
  func handoffNotes(
    _ notes: ByteString, in area: ByteString
  ) throws -> HandoffRecord.Notes {
    try surveyor.handoffNotes(notes, in: area)
  }

  /// How `missing-handoff` is set for an area.
  func handoffLimits(in area: Area) -> HandoffLimits {
    let questions = RuleQuestions(RuleSettings(surveyor.rules)).about(area.path, area.file)
    return HandoffLimits(
      matchDays: questions.handoffMatchDays, lookbackDays: questions.handoffLookbackDays)
  }

  /// Whether a file or a directory stands at a path, from the root, in what is judged.
  func holds(_ path: ByteString) throws -> Bool { try surveyor.holds(path) }

  /// The paths that were changed since the commit judged left a base.
  func changedPaths(since base: ByteString) throws -> [ByteString] {
    try surveyor.changedPaths(since: base)
  }

  /// The people that `.lead-rules` names.
  var knownPeople: [RulesFile.KnownPerson] { surveyor.rules.people }

  /// The work tree's root, with a slash at its end; nil for a bare repository.
  var workDirectory: ByteString? { surveyor.workDirectory }

  /// Which findings on what is staged stop a commit.
  /// - Parameter failOn: the least severity that does; nil: none.
  func hookVerdict(_ findings: [Finding], failOn: Severity?) -> HookVerdict {
    HookVerdict(findings, of: survey, block: hookBlock, failOn: failOn)
  }

  /// A file that bears on the findings: the base's where a change is judged by the base's rules.
  func policyFile(at path: ByteString, limit: Int) throws -> Surveyor.PolicyFile {
    try surveyor.policyFile(at: path, limit: limit)
  }

  /// The commit that the change is compared with.
  var baseCommit: ObjectID? { surveyor.baseCommit }
}
