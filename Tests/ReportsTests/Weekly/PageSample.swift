internal import Basics
internal import LeadModel

@testable internal import Reports

/// Weekly reports that have something of everything, to make pages of.
enum PageSample {
  static let now = Instant(seconds: 1_795_391_999)  // The end of Sunday, 2026-11-22.

  static func date(_ daysAhead: Int) -> CalendarDate { now.later(days: daysAhead).date }

  static func person(_ name: String) -> PersonName {
    PersonName(name: name, email: "\(name)@example.com")
  }

  static func commit(_ daysAgo: Int, by name: String) -> WeeklyReport.Commit {
    WeeklyReport.Commit(
      id: String(repeating: "5", count: 40), date: now.earlier(days: daysAgo), by: [person(name)])
  }

  static func path(_ number: Int, _ word: String) -> String { "\(word)/part-\(number)" }

  /// As many areas, each with stale docs and a turn, every second with a lead who has something to
  /// do, every fourth with one of everything else.
  /// - Parameter word: what all names, paths and sentences of unknown origin are made with.
  static func report(areas count: Int, word: String = "services", weeks: Int = 12) -> WeeklyReport {
    let numbers = Array(0..<count)
    let halves = numbers.filter { $0 % 2 == 0 }
    let quarters = numbers.filter { $0 % 4 == 0 }
    return WeeklyReport(
      version: "0.1.0", title: "Docs of \(word)",
      week: WeeklyReport.Week(
        label: "2026-W47", from: date(-6), to: date(0), since: now.earlier(days: 7)),
      now: now, tip: String(repeating: "5", count: 40), tipName: word,
      scope: WeeklyReport.Scope(
        team: word, lead: person(word), area: word, hasPseudonyms: false, maxPerLead: 5, dueDays: 14
      ),
      sentence: "A mixed week: 2 fewer with stale docs; 7 of \(count) areas are in good health",
      direction: .mixed, figures: figures(count), trend: trend(weeks),
      leads: halves.map { lead($0, word) }, leaderless: [item(0, word)],
      staleDocs: numbers.flatMap { area in (0..<6).map { doc(area, $0, word) } },
      silos: quarters.map { silo($0, word) },
      handoffs: WeeklyReport.Handoffs(
        missing: quarters.map { item($0, word) },
        coming: quarters.flatMap { coming($0, word) }, done: quarters.map { done($0, word) }),
      posts: halves.map { post($0, word) },
      spread: WeeklyReport.SpreadRow(
        leading: count, active: count + 3, posts: count, effectiveLeads: 6.25,
        busiest: person(word), busiestShare: 0.25),
      unled: quarters.map {
        WeeklyReport.UnledRow(path: path($0, word), message: "no file \(word)", next: word)
      },
      settled: quarters.map {
        WeeklyReport.SettledRow(
          rule: "stale-docs", area: path($0, word), areaName: word, text: "the docs were looked at")
      },
      areas: numbers.map { area($0, word, weeks) },
      invalidFiles: [
        WeeklyReport.InvalidRow(path: word + "/OWNERS.lead", line: 3, message: word, more: 2)
      ],
      notes: ["a note about \(word)"])
  }

  static func empty() -> WeeklyReport {
    var report = report(areas: 0)
    report.leaderless = []
    report.invalidFiles = []
    report.notes = []
    report.trend = []
    report.scope = WeeklyReport.Scope(
      team: nil, lead: nil, area: nil, hasPseudonyms: false, maxPerLead: 5, dueDays: 14)
    report.sentence = "No directory has an OWNERS.lead yet"
    return report
  }

  private static func figures(_ count: Int) -> [WeeklyReport.Figure] {
    func figure(
      _ id: WeeklyReport.Figure.ID, _ text: String, _ change: Double?, _ words: String?,
      _ direction: Direction
    ) -> WeeklyReport.Figure {
      WeeklyReport.Figure(
        id: id, label: id.rawValue, value: 7, of: nil, change: change, direction: direction,
        text: text, changeText: words)
    }
    return [
      figure(.healthyAreas, "7 of \(count)", 0, "as last week", .same),
      figure(.staleDocs, "3", -2, "2 fewer", .better),
      figure(.silos, "1", 1, "1 more", .worse),
      figure(.missingHandoffs, "2", nil, nil, .unknown),
      figure(.spread, "89%", 0.03, "3 points more", .better),
    ]
  }

  private static func trend(_ weeks: Int) -> [WeeklyReport.Point] {
    (0..<weeks).reversed().map { back in
      let at = now.earlier(days: 7 * back)
      return WeeklyReport.Point(
        week: ISOWeek(reportedAt: at).label, at: at, tip: "", areas: 9, healthy: back % 3,
        staleDocs: back % 4, silos: 1, missingHandoffs: back % 2, leading: 2, active: 3,
        effectiveLeads: 2, errors: 0, warnings: 0, infos: 0)
    }
  }

  private static func item(
    _ number: Int, _ word: String, due: CalendarDate? = nil
  ) -> WeeklyReport.Item {
    WeeklyReport.Item(
      rule: "stale-docs", severity: due == nil ? .error : nil, area: path(number, word),
      areaName: "Part \(word)", message: "\(word) last touched the docs 141 days ago (limit 90)",
      next: "read what changed in \(word) and settle it",
      command: "leadlint review \(path(number, word))", due: due, isNew: number % 2 == 0,
      fingerprint: due == nil ? "0a038217231e08df" : nil)
  }

  private static func lead(_ number: Int, _ word: String) -> WeeklyReport.LeadSection {
    WeeklyReport.LeadSection(
      person: person("\(word) \(number)"), posts: 2, awayUntil: number % 3 == 0 ? date(4) : nil,
      overdue: (0..<5).map { item(number + $0, word) }, overdueMore: 3,
      due: [item(number, word, due: date(9))], dueMore: 0)
  }

  private static func doc(_ area: Int, _ number: Int, _ word: String) -> WeeklyReport.DocRow {
    WeeklyReport.DocRow(
      area: path(area, word), areaName: "Part \(word)",
      doc: path(area, word) + "/docs/\(number)-\(word).md", leads: [person(word)],
      lastLeadChange: number % 2 == 0 ? commit(141, by: word) : nil,
      lastChange: commit(12, by: "Mina Sato"), ageDays: 141, limitDays: 90, codeChanges: 12_345,
      codeBy: [person("Mina Sato"), person(word)])
  }

  private static func silo(_ number: Int, _ word: String) -> WeeklyReport.SiloRow {
    WeeklyReport.SiloRow(
      area: path(number, word), areaName: word, message: "\(word) alone made all 29 commits",
      next: "share the work", commits: 29,
      shares: [
        WeeklyReport.Share(person: person(word), isLead: true, commits: 25, share: 0.8621),
        WeeklyReport.Share(person: person("Mina"), isLead: false, commits: 4, share: 0.1379),
      ], peopleMore: 1)
  }

  private static func coming(_ number: Int, _ word: String) -> [WeeklyReport.ComingHandoff] {
    [
      WeeklyReport.ComingHandoff(
        kind: .turnEnds, area: path(number, word), areaName: word, leads: [person(word)],
        from: date(20), to: nil, cover: nil, command: "leadlint handoff \(word) --to PERSON"),
      WeeklyReport.ComingHandoff(
        kind: .absence, area: path(number, word), areaName: word, leads: [person(word)],
        from: date(20), to: date(40), cover: number % 8 == 0 ? person(word) : nil, command: nil),
    ]
  }

  private static func done(_ number: Int, _ word: String) -> WeeklyReport.DoneHandoff {
    WeeklyReport.DoneHandoff(
      area: path(number, word), areaName: word, commit: commit(2, by: word),
      from: number % 8 == 0 ? [person(word)] : [], to: [person("Mina Sato")],
      isRecorded: number % 8 == 0 ? number % 16 == 0 : nil)
  }

  private static func post(_ number: Int, _ word: String) -> WeeklyReport.PostRow {
    WeeklyReport.PostRow(
      person: person("\(word) \(number)"), services: 5, initiatives: 1, teams: 0,
      lastCommit: now.earlier(days: 3), awayUntil: nil,
      posts: (0..<6).map {
        WeeklyReport.Post(
          area: path(number + $0, word), areaName: word, kind: .service,
          since: now.earlier(days: 200 + $0), days: 200 + $0, until: date(30))
      })
  }

  private static func area(_ number: Int, _ word: String, _ weeks: Int) -> WeeklyReport.AreaRow {
    WeeklyReport.AreaRow(
      path: path(number, word), name: word, kind: .service, status: .active, team: nil,
      leads: [WeeklyReport.Post.Holder(person: person(word), since: now.earlier(days: 200))],
      health: .overdue, errors: 1, warnings: 2, infos: 0,
      docs: WeeklyReport.Docs(
        count: 6, lastLook: now.earlier(days: 141), ageDays: 141, limitDays: 90, due: date(-51),
        codeChanges: 12, agesByWeek: (0..<weeks).map { 141 - 7 * (weeks - 1 - $0) }),
      work: WeeklyReport.Work(
        since: now.earlier(days: 180), commits: 29, leadShare: 0.8621,
        shares: [
          WeeklyReport.Share(person: person(word), isLead: true, commits: 25, share: 0.8621)
        ],
        peopleMore: 1, absenceFactor: 1),
      turns: [
        WeeklyReport.Turn(
          people: [person(word)], from: now.earlier(days: 200), to: nil, isHandedOff: nil)
      ], absences: [], until: nil)
  }
}
