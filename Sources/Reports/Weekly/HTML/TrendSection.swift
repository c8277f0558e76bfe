/// Where the figures went over the last weeks.
struct TrendSection {
  let report: WeeklyReport
  let picture: Picture?

  var section: PageSection {
    PageSection(
      id: "trend",
      title: report.trend.count > 1 ? "The last \(report.trend.count) weeks" : "The trend",
      content: words + PagePictures.figure(picture) + table)
  }

  private var words: HTML {
    HTML(.p) {
      "Each point is the repository as it was at the end of that week, judged by that week’s own "
        + "OWNERS.lead files and by the rules as they are today. Changing a rule changes past "
        + "points too."
    }
  }

  /// Stands in for the picture where there is none.
  private var table: HTML {
    guard picture == nil, !report.trend.isEmpty else { return .empty }
    return DataTable(
      id: "trend-table", caption: "The figures, week by week",
      columns: [
        DataTable.Column(name: "Week", isHeading: true),
        DataTable.Column(name: "In good health", isNumber: true),
        DataTable.Column(name: "Areas", isNumber: true),
        DataTable.Column(name: "Stale docs", isNumber: true),
        DataTable.Column(name: "Silos", isNumber: true),
        DataTable.Column(name: "Missing handoffs", isNumber: true),
      ],
      groups: report.trend.reversed().map { point in
        let numbers = [
          point.healthy, point.areas, point.staleDocs, point.silos, point.missingHandoffs,
        ]
        return [[DataTable.Cell(point.week)] + numbers.map { DataTable.Cell(PageWords.number($0)) }]
      }, one: "week", many: "weeks"
    ).render()
  }
}
