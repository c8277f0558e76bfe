internal import Basics
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveying

/// A repository surveyed at the ends of several weeks, for the weekly report.
struct TrendRun {
  /// Of the whole repository, at the report's instant.
  let survey: Survey
  let findings: [Finding]
  /// Ascending; the last is the report's own week.
  private let weeks: [WeekResult]
  private let surveyor: Surveyor
  private let engine: RuleEngine

  /// What was found at the end of one week.
  private struct WeekResult: Sendable {
    let week: ISOWeek
    let survey: Survey
    let findings: [Finding]
  }

  /// - Throws: `RunError`.
  init(_ request: SurveyRequest, weeks count: Int) throws {
    var request = request
    // Of what is committed, so that the same commit makes the same report.
    request.isOfCommitted = true
    let (surveyor, settings) = try CheckRun.open(request)
    let engine = RuleEngine(settings: settings)
    let line = ProgressLine()
    defer { line.clear() }
    // The week before is surveyed in any case, to say what changed since.
    let points = ISOWeek.points(max(count, 2), until: surveyor.now)
    let weekOf = Dictionary(points.map { ($0.at, $0.week) }, uniquingKeysWith: { _, last in last })
    let weeks = try surveyor.past(
      at: points.map(\.at), CheckRun.surveySettings(settings, nil), progress: line.report
    ) { survey in
      WeekResult(
        week: weekOf[survey.now] ?? ISOWeek(reportedAt: survey.now), survey: survey,
        findings: engine.run(survey))
    }
    self.init(weeks, surveyor, engine)
  }

  private init(_ weeks: [WeekResult], _ surveyor: Surveyor, _ engine: RuleEngine) {
    self.surveyor = surveyor
    self.engine = engine
    self.weeks = weeks
    survey =
      weeks.last?.survey
      ?? Survey(tip: nil, tipName: surveyor.tipName, now: surveyor.now)
    findings = weeks.last?.findings ?? []
  }

  /// The report on a part of the repository.
  /// - Throws: `RunError` where history cannot be read.
  func report(_ options: WeeklyReportBuilder.Options, names: Pseudonyms) -> WeeklyReport {
    let selection = options.selection
    let (part, found) = selection.narrow(survey, findings)
    let digests = weeks.map { week in
      let (part, found) = selection.narrow(week.survey, week.findings)
      return WeekDigest(week.week, part, found, RuleRegistry.descriptions)
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
      options, names: names)
  }

  /// The areas of each of these leads, as a run of its own: one pass over the weeks instead of one
  /// a lead.
  func parts(ofLeads emails: [ByteString]) -> [ByteString: TrendRun] {
    let parts = weeks.map { week -> [ByteString: WeekResult] in
      let findings = Dictionary(grouping: week.findings, by: \.area)
      var areas: [ByteString: [Area]] = [:]
      for area in week.survey.areas {
        for email in Set(area.leads.map(\.person.email)) { areas[email, default: []].append(area) }
      }
      return Dictionary(
        uniqueKeysWithValues: emails.map { email in
          var survey = week.survey
          survey.areas = areas[email] ?? []
          let found = survey.areas.flatMap { findings[$0.path] ?? [] }
          return (email, WeekResult(week: week.week, survey: survey, findings: found))
        })
    }
    return Dictionary(
      uniqueKeysWithValues: emails.map { email in
        (email, TrendRun(parts.compactMap { $0[email] }, surveyor, engine))
      })
  }

  /// The names that people have in the report.
  /// - Throws: `RunError` where history cannot be read.
  func names(pseudonyms: Bool) throws -> Pseudonyms {
    guard pseudonyms else { return Pseudonyms(of: survey, salt: nil) }
    let first = try surveyor.firstCommit()
    return Pseudonyms(of: survey, salt: ByteString(first?.description ?? ""))
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
      ? "'\(RawArguments.bytes(typed))' is not the lead of any area"
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
        problem: "there is no team '\(path)'",
        remedy: nearest(to: path, among: teams.sorted()).map { "did you mean \($0)?" }
          ?? "teams are the directories that areas name in 'team:'")
    }
    return path
  }

  /// - Throws: `RunError` for a directory that is no area.
  func area(_ typed: String, isFromRoot: Bool) throws -> ByteString {
    let resolved = try PathArgument.resolve(typed, isFromRoot: isFromRoot)
    let path = resolved.isEmpty ? "." : resolved
    let areas = Set(AreaLookup.paths(in: survey))
    guard areas.contains(path) else {
      let near =
        AreaLookup.owner(of: path, in: survey) ?? nearest(to: path, among: areas.sorted())
      throw RunError(
        problem: "'\(path)' is not an area: it has no OWNERS.lead",
        remedy: near.map { "did you mean \($0)?" } ?? "`leadlint status` lists the areas")
    }
    return path
  }

  /// The e-mail addresses of the leads of selected areas, ascending.
  func leadEmails(within selection: ReportSelection) -> [ByteString] {
    let leads = survey.areas.filter(selection.contains).flatMap(\.leads)
    return Set(leads.map(\.person.email)).sorted()
  }

  /// Writes the history index for later runs, once the output is printed.
  func keepHistory() {
    if let reason = surveyor.keepHistory() { Console.note(reason) }
  }
}
