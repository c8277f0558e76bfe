internal import Basics
internal import LeadModel
internal import TestSupport
internal import Testing

@testable internal import Reports

/// Weekly reports for the formats that are mostly text.
enum WeeklyTextSamples {
  /// The hostile texts stand in several reports, so that none is cut.
  static let names = ["empty", "hostile-1", "hostile-2", "hostile-3", "hostile-4"]

  static func report(_ name: String) throws -> WeeklyReport {
    switch name {
    case "empty": try empty()
    case "hostile-1", "hostile-2", "hostile-3", "hostile-4":
      try hostile(
        hostileTexts.enumerated().filter { "hostile-\($0.offset % 4 + 1)" == name }.map(\.element))
    case "long": try long(leads: 400)
    default: try demo()
    }
  }

  /// An ordinary week. It stays as it is when the demo changes.
  static func demo() throws -> WeeklyReport {
    try WeeklyReportJSON.read(try Fixtures.read("reports/sample.json"))
  }

  /// Of a repository without a commit.
  static func empty() throws -> WeeklyReport {
    var report = try demo()
    report.tip = nil
    report.sentence = "No directory has an OWNERS.lead yet"
    report.direction = .unknown
    report.trend = []
    report.areas = []
    emptyLists(of: &report)
    return report
  }

  static func emptyLists(of report: inout WeeklyReport) {
    report.leads = []
    report.leaderless = []
    report.staleDocs = []
    report.silos = []
    report.handoffs.missing = []
    report.handoffs.coming = []
    report.handoffs.done = []
    report.posts = []
    report.unled = []
    report.settled = []
    report.invalidFiles = []
    report.notes = []
  }

  /// What a repository may hold wherever it has a word.
  static let hostileTexts: [String] =
    FormatSamples.hostile.map(JSONText.string) + [
      "<!channel>", "<!here|x> @here @channel", "<@U012AB3CD>", "&lt;!channel&gt; & <#C1>",
      "*b* _i_ ~s~ `c`", "a*b*c", "<https://example.com|x>", "mailto:a@example.com", "<!date^1^x>",
      "> quote", "1. one", "- two", "+ three", "# four", "====", "a | b || c \\| d", "*[x]: y",
      "🎉👩\u{200d}💻", "e\u{301}\u{338}", "</title><script>x</script>", "</td></table>",
      "--><b>", "javascript:x", "&#106;", "\"; rm -rf ~ #", "$(x) `y`", "<br/onload=x>",
      String(repeating: "x", count: 500), String(repeating: "é|", count: 250),
      String(repeating: "\u{1f600}", count: 500), String(repeating: "`<&*@ ", count: 80),
    ]

  static func item(_ text: String, due: CalendarDate? = nil) -> WeeklyReport.Item {
    WeeklyReport.Item(
      rule: "stale-docs", severity: due == nil ? .error : nil, area: text, areaName: text,
      message: text, next: text, command: "leadlint review \(text)", due: due, isNew: true,
      fingerprint: due == nil ? "0123456789abcdef" : nil)
  }

  static func lead(_ text: String, _ items: [WeeklyReport.Item]) -> WeeklyReport.LeadSection {
    WeeklyReport.LeadSection(
      person: PersonName(name: text, email: text), posts: 1, awayUntil: nil,
      overdue: items.filter { $0.due == nil }, overdueMore: 3, due: items.filter { $0.due != nil },
      dueMore: 0)
  }

  private static func hostile(_ texts: [String]) throws -> WeeklyReport {
    var report = try demo()
    let day = report.now.date
    let all = texts.joined(separator: " ")
    report.title = all
    report.tipName = all
    report.sentence = all
    report.version = "<0.1.0>"
    report.scope.team = all
    report.scope.area = all
    report.scope.lead = PersonName(name: all, email: all)
    emptyLists(of: &report)
    for (index, figure) in report.figures.enumerated() {
      report.figures[index].label = figure.label + " " + all
      report.figures[index].text = all
      report.figures[index].changeText = all
    }
    report.leads = texts.map { lead($0, [item($0), item($0, due: day)]) }
    report.leaderless = texts.filter { $0.utf8.count < 400 }.map { item($0) }
    report.handoffs.missing = texts.filter { $0.utf8.count < 400 }.map { item($0) }
    report.notes = texts
    for text in texts where text.utf8.count < 400 { addRows(&report, text, day) }
    return report
  }

  private static func addRows(_ report: inout WeeklyReport, _ text: String, _ day: CalendarDate) {
    let person = PersonName(name: text, email: text)
    let commit = WeeklyReport.Commit(id: text, date: report.now, by: [person])
    report.staleDocs.append(
      WeeklyReport.DocRow(
        area: text, areaName: text, doc: text, leads: [person], lastLeadChange: nil,
        lastChange: commit, ageDays: 100, limitDays: 90, codeChanges: 1, codeBy: [person]))
    let share = WeeklyReport.Share(person: person, isLead: true, commits: 1, share: 0.5)
    report.silos.append(
      WeeklyReport.SiloRow(
        area: text, areaName: text, message: text, next: text, commits: 1, shares: [share],
        peopleMore: 2))
    report.handoffs.coming.append(
      WeeklyReport.ComingHandoff(
        kind: .turnEnds, area: text, areaName: text, leads: [person], from: day, to: nil,
        cover: person, command: "leadlint handoff \(text)"))
    report.handoffs.done.append(
      WeeklyReport.DoneHandoff(
        area: text, areaName: text, commit: commit, from: [person], to: [person],
        isRecorded: false))
    report.posts.append(
      WeeklyReport.PostRow(
        person: person, services: 1, initiatives: 0, teams: 0, lastCommit: nil, awayUntil: day,
        posts: [
          WeeklyReport.Post(
            area: text, areaName: text, kind: .service, since: nil, days: nil, until: day)
        ]))
    report.unled.append(WeeklyReport.UnledRow(path: text, message: text, next: text))
    report.settled.append(
      WeeklyReport.SettledRow(rule: "silo", area: text, areaName: text, text: text))
    report.invalidFiles.append(
      WeeklyReport.InvalidRow(path: text, line: 1, message: text, more: 1))
  }

  /// Far more than any format takes.
  static func long(leads: Int) throws -> WeeklyReport {
    var report = try demo()
    guard let section = report.leads.first, let doc = report.staleDocs.first,
      let post = report.posts.first
    else { return report }
    report.leads = (1...leads).map { number in
      var section = section
      section.person.name = "Lead \(number)"
      return section
    }
    report.staleDocs = (1...leads).map { number in
      var doc = doc
      doc.area = "services/number\(number)"
      doc.doc = "services/number\(number)/docs/architecture.md"
      return doc
    }
    report.posts = (1...leads).map { number in
      var post = post
      post.person.name = "Lead \(number)"
      return post
    }
    return report
  }
}

extension String {
  /// Whether it holds another string, byte for byte.
  func holds(_ other: String) -> Bool { ByteString(self).contains(ByteString(other)) }
}
