internal import Basics
internal import LeadModel

@testable internal import Reports

/// Small surveys and findings to print.
enum Sample {
  static let now = Instant(seconds: 1_795_305_600)

  static func id(_ digit: Character) -> ObjectID {
    ObjectID(hex: String(repeating: digit, count: 40).utf8) ?? .zero
  }

  static func commit(
    _ digit: Character, _ daysAgo: Int?, people: [ByteString] = ["anna@example.com"]
  ) -> CommitReference {
    CommitReference(
      id: id(digit), date: daysAgo.map { now.earlier(days: $0) }, people: people)
  }

  /// The subject of each commit; one that tests do not name says what it does to the cache.
  static func subject(_ subjects: [ObjectID: ByteString] = [:]) -> (ObjectID) -> ByteString {
    { subjects[$0] ?? "Describe the address cache" }
  }

  static func lead(
    _ name: ByteString?, _ email: ByteString, since: CommitReference?
  ) -> Lead {
    Lead(
      declared: DeclaredPerson(
        person: Person(email: email, name: name), position: .start, isKnown: true),
      since: since)
  }

  static func area(
    _ path: ByteString, name: ByteString = "User Checkout", leads: [Lead] = []
  ) -> Area {
    let file = OwnersFile(
      kind: Located(.service, at: .start), leadPosition: SourcePosition(line: 4, column: 1),
      leads: [])
    var area = Area(
      path: path, ownersPath: path + "/OWNERS.lead", file: file, name: name,
      activity: Activity(since: now.earlier(days: 180), commits: 0, people: [], newest: []))
    area.leads = leads
    return area
  }

  static func survey(_ areas: [Area]) -> Survey {
    var survey = Survey(tip: id("5"), tipName: "main", now: now)
    survey.areas = areas
    return survey
  }

  static func report(
    _ findings: [Finding], of survey: Survey, areas: Int = 1,
    subject: @escaping (ObjectID) -> ByteString = subject()
  ) -> FindingsReport {
    FindingsReport(findings, of: survey, areas: areas, version: "0.1.0", subject: subject)
  }

  static func finding(
    _ severity: Severity = .error, area: ByteString? = "services/checkout",
    path: ByteString = "services/checkout/OWNERS.lead", line: Int = 4,
    person: ByteString? = "anna@example.com",
    message: ByteString = "Anna Okafor last touched the docs 141 days ago (limit 90)",
    evidence: [Finding.Evidence] = [], further: Int = 0, data: [Finding.Datum] = [],
    diagnostic: SourceDiagnostic? = nil, notes: [ByteString] = [], waiver: PlacedWaiver? = nil
  ) -> Finding {
    var finding = Finding(
      rule: "stale-docs", severity: severity, area: area, path: path,
      position: SourcePosition(line: line, column: 1), person: person,
      message: FindingMessage(message), help: "leadlint review services/checkout", subject: "docs",
      evidence: evidence, furtherEvidence: further, data: data, diagnostic: diagnostic,
      notes: notes.map(FindingMessage.init))
    finding.waiver = waiver
    return finding
  }

  /// A waiver in the area's own file.
  static func waiver(
    until: ByteString? = "2027-01-31", reason: ByteString = "two joiners start in January"
  ) -> PlacedWaiver {
    PlacedWaiver(
      waiver: Waiver(
        rule: Located("stale-docs", at: .start), area: nil,
        until: until.flatMap(CalendarDate.init).map { Located($0, at: .start) },
        reason: Located(reason, at: .start), position: SourcePosition(line: 7, column: 5)),
      file: "services/checkout/OWNERS.lead", area: "services/checkout")
  }
}
