internal import Basics
internal import CSystem
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveying

/// Which records of handoffs the rules take, and how far back they ask for them.
struct HandoffLimits {
  /// How far a record may be dated from the change that it records, in days.
  let match: Int
  /// In days.
  let lookback: Int
}

/// The line from a question to an answer: all calls into the parts below stand here.
struct Judgement {
  let survey: Survey
  private let surveyor: Surveyor
  private let engine: RuleEngine

  private let rules: Set<String>?
  /// What `.lead-rules` lets the hook block.
  private let hookBlock: [ByteString]
  /// The state without the change, where one is judged.
  private let base: Survey?

  /// Joins files and history as of one instant.
  /// - Parameters:
  ///   - rules: those that are to be run; nil: all. With none, the survey holds the facts of `status`
  ///     and no more.
  ///   - showsAll: whether findings that a change has nothing to do with are wanted too.
  ///   - people: whom the survey shall say something of, where a file is to be edited.
  /// - Throws: `RunError`.
  init(
    _ options: SurveyOptions, rules: Set<String>? = nil, change: SurveyRequest.Change? = nil,
    showsAll: Bool = false, people: [PersonReference]? = nil
  ) throws {
    let settings: RuleSettings
    (surveyor, settings) = try Self.open(options, change, people)
    hookBlock = surveyor.rules.hookBlock.map(\.value)
    if case .staged = change {
      self.rules = rules ?? HookVerdict.rules(hookBlock)
    } else {
      self.rules = rules
    }
    let line = ProgressLine()
    defer { line.clear() }
    engine = RuleEngine(settings: settings)
    let asked = Self.surveySettings(settings, self.rules)
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

  static func open(
    _ options: SurveyOptions, _ change: SurveyRequest.Change? = nil,
    _ people: [PersonReference]? = nil, isOfCommitted: Bool = false
  ) throws -> (Surveyor, RuleSettings) {
    if let repo = options.repo { try RawArguments.requireText(repo) }
    let asked = try options.nowInstant()
    let change = try change?.findingBase(in: options.repo)
    var request = SurveyRequest(
      repositoryPath: options.repo, revision: options.rev.map(RawArguments.bytes),
      now: asked ?? Instant(seconds: Int64(time(nil))), asOf: try options.asOfInstant(),
      usesCache: !options.index.noCache, change: change)
    request.isOfCommitted = isOfCommitted
    request.people = people
    request.shallowMend = ContinuousIntegration.shallowMend(ContinuousIntegration.environment())
    let surveyor = try Surveyor(request)
    func check(_ rules: RulesFile, _ source: [UInt8]?) throws(RunError) {
      let diagnostics = RuleSettings.diagnostics(for: rules, source: source)
      guard diagnostics.isEmpty else {
        throw RunError(
          problem: "\(RulesFile.fileName) is not valid", remedy: "mend what is shown above",
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

  /// Keeps what was read of history for later runs. Called once the answer is out: nobody waits.
  func keepHistory() {
    if let reason = surveyor.keepHistory() { Console.note(reason) }
  }

  static func surveySettings(
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

  /// What the rules find that are to be run; where a change is judged, each says whether it is new.
  var findings: [Finding] {
    var findings = engine.run(survey, only: rules)
    guard let base else { return findings }
    let known = BaseFindings(
      engine.run(base, only: rules), moved: survey.movedAreas,
      judgesOwnWaivers: surveyor.ownRules == nil)
    for place in findings.indices {
      findings[place].isNew =
        !known.contains(findings[place])
        && !findings[place].isHistoryOrderArtifact(of: survey, since: base)
      // A commit that is not made yet is nothing that anybody could look up.
      findings[place].evidence.removeAll(where: \.commit.isPending)
    }
    return findings
  }

  /// What `notes` of a handoff come to in an area, as the rules will see them.
  func handoffNotes(
    _ notes: ByteString, in area: ByteString
  ) throws -> HandoffRecord.Notes {
    try surveyor.handoffNotes(notes, in: area)
  }

  /// How `missing-handoff` is set for an area.
  func handoffLimits(in area: Area) -> HandoffLimits {
    let questions = RuleQuestions(RuleSettings(surveyor.rules)).about(area.path, area.file)
    return HandoffLimits(
      match: questions.handoffMatchDays, lookback: questions.handoffLookbackDays)
  }

  /// Where the work tree stands, with a slash at its end; nil for a bare repository.
  var workDirectory: ByteString? { surveyor.workDirectory }

  /// What a commit hook makes of findings on what is staged.
  func hookVerdict(_ findings: [Finding]) -> HookVerdict {
    HookVerdict(findings, of: survey, block: hookBlock)
  }

  /// A file that bears on the judgement: the base's where a change is judged by the base's.
  func policyFile(at path: ByteString, limit: Int) throws -> Surveyor.PolicyFile {
    try surveyor.policyFile(at: path, limit: limit)
  }

  /// The commit that the change is compared with.
  var baseCommit: ObjectID? { surveyor.baseCommit }
}
