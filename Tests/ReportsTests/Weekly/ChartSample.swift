import Basics
import LeadModel
import Testing

@testable import Reports

/// Small weekly reports to draw.
enum ChartSample {
  static let now = Instant(seconds: 1_795_391_999)  // The end of Sunday, 2026-11-22.

  static func person(_ name: String) -> PersonName {
    PersonName(name: name, email: "\(name)@example.com")
  }

  static func date(_ daysAgo: Int) -> CalendarDate { now.earlier(days: daysAgo).date }

  /// Points at the ends of the last weeks, oldest first; nil: the week has none.
  static func trend(stale: [Int?], silos: Int = 1, missing: Int = 0) -> [WeeklyReport.Point] {
    stale.enumerated().compactMap { index, count in
      let at = now.earlier(days: 7 * (stale.count - 1 - index))
      return count.map { stale in
        WeeklyReport.Point(
          week: ISOWeek(reportedAt: at).label, at: at, tip: "", areas: 9, healthy: 1,
          staleDocs: stale, silos: silos, missingHandoffs: missing, leading: 2, active: 3,
          effectiveLeads: 2, errors: 0, warnings: 0, infos: 0)
      }
    }
  }

  static func turn(
    _ people: [String], _ from: Int?, to: Int? = nil, isHandedOff: Bool? = nil
  ) -> WeeklyReport.Turn {
    WeeklyReport.Turn(
      people: people.map(person), from: from.map { now.earlier(days: $0) },
      to: to.map { now.earlier(days: $0) }, isHandedOff: isHandedOff)
  }

  static func area(
    _ path: String, ages: [Int?] = [], limit: Int? = 90, turns: [WeeklyReport.Turn] = [],
    leads: [String] = ["Anna Okafor"], leadShare: Double? = nil, commits: Int = 0
  ) -> WeeklyReport.AreaRow {
    WeeklyReport.AreaRow(
      path: path, name: path, kind: .service, status: .active, team: nil,
      leads: leads.map { WeeklyReport.Post.Holder(person: person($0), since: nil) },
      health: .good, errors: 0, warnings: 0, infos: 0,
      docs: WeeklyReport.Docs(
        count: 1, lastLook: nil, ageDays: ages.last ?? nil, limitDays: limit, due: nil,
        codeChanges: 0, agesByWeek: ages),
      work: WeeklyReport.Work(
        since: now.earlier(days: 180), commits: commits, leadShare: leadShare,
        shares: leads.map {
          WeeklyReport.Share(
            person: person($0), isLead: true, commits: commits, share: leadShare ?? 0)
        }, peopleMore: 0, absenceFactor: nil),
      turns: turns, absences: [], until: nil)
  }

  static func posts(
    _ name: String, services: Int, initiatives: Int = 0, teams: Int = 0, away: CalendarDate? = nil
  ) -> WeeklyReport.PostRow {
    WeeklyReport.PostRow(
      person: person(name), services: services, initiatives: initiatives, teams: teams,
      lastCommit: nil, awayUntil: away, posts: [])
  }

  static func report(
    trend: [WeeklyReport.Point] = [], areas: [WeeklyReport.AreaRow] = [],
    posts: [WeeklyReport.PostRow] = []
  ) -> WeeklyReport {
    WeeklyReport(
      version: "0", title: "Docs", week: .init(label: "2026-W47", from: date(6), to: date(0)),
      now: now, tip: nil, tipName: "HEAD",
      scope: .init(team: nil, lead: nil, hasPseudonyms: false, maxPerLead: 5, dueDays: 14),
      sentence: "", direction: .same, figures: [], trend: trend, leads: [], leaderless: [],
      staleDocs: [], silos: [], handoffs: .init(missing: [], coming: [], done: []), posts: posts,
      spread: .init(
        leading: 0, active: 0, posts: 0, effectiveLeads: 0, busiest: nil, busiestShare: nil),
      unled: [], settled: [], areas: areas, invalidFiles: [], notes: [])
  }

  /// A report in which every chart has something of everything to show.
  static func full(
    areas count: Int = 6, path: (Int) -> String = { "services/area-\($0)" },
    person: (Int) -> String = { "Person \($0)" }
  ) -> WeeklyReport {
    let areas = (0..<count).map { index in
      var area = area(
        path(index), ages: [nil, 20, 60 + index % 30, 80, 120, 200 + index],
        limit: index % 7 == 5 ? nil : 90,
        turns: [
          turn([person(index)], nil, to: 300),
          turn([], 300, to: 200, isHandedOff: false),
          turn([person(index + 1), person(index + 2)], 200, isHandedOff: true),
        ],
        leads: [person(index + 1), person(index + 2)], leadShare: Double(index % 11) / 10,
        commits: 10)
      area.absences = [.init(from: date(10), to: date(-10), cover: nil)]
      area.until = index % 2 == 0 ? date(-20) : nil
      return area
    }
    return report(
      trend: trend(stale: [3, 2, 4, 4, 1, 0], silos: 2, missing: 2), areas: areas,
      posts: (0..<count).map {
        posts(person($0), services: 3, initiatives: 2, teams: 1, away: date(-3))
      })
  }

  static func charts(_ report: WeeklyReport) -> [Chart] {
    [
      TrendChart.render(report), HeatMapChart.render(report), TurnsChart.render(report),
      PostsChart.render(report), SharesChart.render(report),
    ].compactMap { $0 }
  }
}
