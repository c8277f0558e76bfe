/// Where the figures went over the last weeks.
struct TrendSection {
  let report: WeeklyReport
  let chart: Chart?

  var section: PageSection {
    PageSection(
      id: "trend",
      title: report.trend.count > 1 ? "The last \(report.trend.count) weeks" : "The trend",
      content: words + WeeklyCharts.figure(chart))
  }

  private var words: HTML {
    HTML(.p) {
      "Each point is the repository as it was at the end of that week, judged by that week’s own "
        + "OWNERS.lead files and by the rules as they are today. Changing a rule changes past "
        + "points too."
    }
  }
}
