internal import Basics
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveying

/// A repository judged at the ends of several weeks, for the weekly report.
struct PeriodJudgement {
  /// Of the whole repository, at the report's instant.
  let survey: Survey
  let findings: [Finding]
  private let earlier: [Moment]
  private let surveyor: Surveyor
  private let engine: RuleEngine

  /// One week's end.
  private struct Moment: Sendable {
    let week: ISOWeek
    let survey: Survey
    let findings: [Finding]
  }

  /// - Throws: `RunError`.
  init(_ options: SurveyOptions, weeks: Int) throws {
    // Of what is committed, so that the same commit makes the same report.
    let (surveyor, settings) = try Judgement.open(options, isOfCommitted: true)
    let engine = RuleEngine(settings: settings)
    let line = ProgressLine()
    defer { line.clear() }
    // The week before is judged in any case, to say what changed since.
    let points = ISOWeek.points(max(weeks, 2), until: surveyor.now)
    let weekOf = Dictionary(points.map { ($0.at, $0.week) }, uniquingKeysWith: { _, last in last })
    let moments = try surveyor.past(
      at: points.map(\.at), Judgement.surveySettings(settings, nil), progress: line.report
    ) { survey in
      Moment(
        week: weekOf[survey.now] ?? ISOWeek(reportedAt: survey.now), survey: survey,
        findings: engine.run(survey))
    }
    self.init(moments, surveyor, engine)
  }

  private init(_ moments: [Moment], _ surveyor: Surveyor, _ engine: RuleEngine) {
    self.surveyor = surveyor
    self.engine = engine
    earlier = moments
    survey =
      moments.last?.survey
      ?? Survey(tip: nil, tipName: surveyor.tipName, now: surveyor.now)
    findings = moments.last?.findings ?? []
  }

  /// The report on a part of the repository.
  /// - Throws: `RunError` where history cannot be read.
  func report(_ wish: WeeklyReportBuilder.Wish, names: Aliases) -> WeeklyReport {
    let selection = wish.selection
    let (part, found) = selection.narrow(survey, findings)
    let digests = earlier.map { moment in
      let (part, found) = selection.narrow(moment.survey, moment.findings)
      return WeekDigest(moment.week, part, found, RuleRegistry.descriptions)
    }
    return WeeklyReportBuilder.report(
      WeeklyReportBuilder.Input(
        survey: part, findings: found,
        dueSoon: engine.docsDueSoon(in: part).map { ($0.area, $0.due) },
        limits: Dictionary(
          part.areas.compactMap { area in engine.docsLimit(of: area).map { (area.path, $0) } },
          uniquingKeysWith: { first, _ in first }),
        digests: digests, rules: RuleRegistry.descriptions,
        rulesOff: engine.off(WeekDigest.topics.map(RuleRegistry.descriptions.id), in: part)),
      wish, names: names)
  }

  /// What of it the report of each of these leads can be about, so that not all weeks are gone
  /// through once a lead.
  func parts(ofLeads emails: [ByteString]) -> [ByteString: PeriodJudgement] {
    let weeks = earlier.map { moment -> [ByteString: Moment] in
      let findings = Dictionary(grouping: moment.findings, by: \.area)
      var areas: [ByteString: [Area]] = [:]
      for area in moment.survey.areas {
        for email in Set(area.leads.map(\.person.email)) { areas[email, default: []].append(area) }
      }
      return Dictionary(
        uniqueKeysWithValues: emails.map { email in
          var survey = moment.survey
          survey.areas = areas[email] ?? []
          let found = survey.areas.flatMap { findings[$0.path] ?? [] }
          return (email, Moment(week: moment.week, survey: survey, findings: found))
        })
    }
    return Dictionary(
      uniqueKeysWithValues: emails.map { email in
        let moments = weeks.compactMap { $0[email] }
        return (email, PeriodJudgement(moments, surveyor, engine))
      })
  }

  /// What people are called.
  /// - Throws: `RunError` where history cannot be read.
  func names(pseudonyms: Bool) throws -> Aliases {
    guard pseudonyms else { return Aliases(of: survey, salt: nil) }
    let first = try surveyor.firstCommit()
    return Aliases(of: survey, salt: ByteString(first?.description ?? ""))
  }

  /// The canonical address of a lead as somebody typed it: an address, a name or a handle.
  /// - Throws: `RunError` for somebody who leads nothing.
  func lead(_ typed: String) throws -> ByteString {
    let asked = RawArguments.bytes(typed).trimmed.asciiLowercased
    let known = surveyor.rules.people.first { person in
      person.emails.contains { $0.value.asciiLowercased == asked }
        || person.handle.map { "@" + $0.value.asciiLowercased == asked } ?? false
    }
    let email = known?.emails.first?.value.asciiLowercased ?? asked
    let leads = survey.people.filter { !$0.leads.isEmpty }.map(\.person)
    if let lead = leads.first(where: { $0.email == email }) { return lead.email }
    let named = leads.filter { $0.name?.asciiLowercased == asked }
    if named.count == 1, let lead = named.first { return lead.email }
    let candidates = leads.flatMap { [$0.email] + ($0.name.map { [$0] } ?? []) }
    let problem: ByteString =
      named.isEmpty
      ? "\(RawArguments.bytes(typed)) leads no area"
      : "several leads are called \(RawArguments.bytes(typed))"
    throw RunError(
      problem: problem,
      remedy: named.isEmpty
        ? nearest(to: asked, among: candidates).map { "did you mean \($0)?" }
          ?? "`leadlint status` lists the leads"
        : "write one of \(ByteString(named.map(\.email.lossyText).joined(separator: ", ")))")
  }

  /// - Throws: `RunError` for a directory that is no team of any area.
  func team(_ typed: String, isFromRoot: Bool) throws -> ByteString {
    let path = try PathArgument.resolve(typed, isFromRoot: isFromRoot)
    let teams = Set(
      survey.areas.compactMap { $0.file.team?.value.trimmedSlashes }
        + survey.areas.filter { $0.kind == .team }.map(\.path))
    guard teams.contains(path) else {
      throw RunError(
        problem: "\(path) is no team: no area says 'team: \(path)'",
        remedy: nearest(to: path, among: teams.sorted()).map { "did you mean \($0)?" }
          ?? "name the directory of a team")
    }
    return path
  }

  /// - Throws: `RunError` for a directory that is no area.
  func area(_ typed: String, isFromRoot: Bool) throws -> ByteString {
    let resolved = try PathArgument.resolve(typed, isFromRoot: isFromRoot)
    let path = resolved.isEmpty ? "." : resolved
    let areas = Set(survey.areas.map(\.path) + survey.invalidFiles.map(\.area))
    guard areas.contains(path) else {
      let near =
        AreaLookup.owner(of: path, in: survey) ?? nearest(to: path, among: areas.sorted())
      throw RunError(
        problem: "\(path) is no area: it holds no OWNERS.lead",
        remedy: near.map { "did you mean \($0)?" } ?? "`leadlint status` lists the areas")
    }
    return path
  }

  /// The addresses of those who lead an area that is selected, ascending.
  func leadEmails(within selection: ReportSelection) -> [ByteString] {
    let leads = survey.areas.filter(selection.contains).flatMap(\.leads)
    return Set(leads.map(\.person.email)).sorted()
  }

  /// Keeps what was read of history for later runs. Called once the answer is out: nobody waits.
  func keepHistory() {
    if let reason = surveyor.keepHistory() { Console.note(reason) }
  }
}
