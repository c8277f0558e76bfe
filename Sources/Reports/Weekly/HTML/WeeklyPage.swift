internal import Basics

/// The weekly report's page: its sections in the report's order, or how to start where there is
/// nothing to report of.
struct WeeklyPage {
  let report: WeeklyReport

  var document: String {
    let isEmpty = report.areas.isEmpty && report.invalidFiles.isEmpty
    return ReportPage(
      kind: isEmpty ? "start" : "report", title: report.title, week: report.week.label, when: when,
      opening: isEmpty
        ? StartPage(report: report).render() : SummarySection(report: report).render(),
      sections: isEmpty ? [] : sections, footer: footer, notes: report.notes
    ).document
  }

  private var sections: [PageSection] {
    let charts = WeeklyCharts(report)
    let closing = ClosingSections(report: report)
    return [
      LeadsSection(report: report).section,
      TrendSection(report: report, chart: charts.trend).section,
      StaleDocsSection(report: report, chart: charts.heatMap).section,
      SilosSection(report: report, chart: charts.shares).section,
      HandoffsSection(report: report, chart: charts.turns).section,
      PostsSection(report: report, chart: charts.posts).section,
      closing.unled, closing.settled,
    ]
  }

  private var when: HTML {
    .text("Week \(weekNumber), " + PageText.span(report.week.from, report.week.to)) + scope
  }

  private var weekNumber: String {
    String(report.week.label.drop { $0 != "W" }.dropFirst().drop { $0 == "0" })
  }

  private var scope: HTML {
    var parts: [HTML] = []
    if let team = report.scope.team { parts.append("team " + PageText.path(team)) }
    if let area = report.scope.area { parts.append("area " + PageText.path(area)) }
    if let lead = report.scope.lead { parts.append("areas led by " + PageText.person(lead)) }
    return .joined(parts.map { " · " + $0 })
  }

  private var footer: HTML {
    let judged = HTML(.p) {
      "Judged at "
      HTML(.time, HTML.Attribute("datetime", report.now.description)) {
        report.now.description
      }
      if let tip = report.tip {
        ", from "
        PageText.path(report.tipName)
        " at "
        HTML(.code) { String(tip.prefix(12)) }
      }
      ", by leadlint \(report.version), from git history alone."
    }
    guard report.scope.hasPseudonyms else { return judged }
    return judged
      + HTML(.p) { "People have other names in this report than in the repository." }
  }
}
