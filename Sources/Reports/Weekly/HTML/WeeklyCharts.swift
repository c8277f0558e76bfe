/// The charts of a page, each nil where there is nothing to show.
struct WeeklyCharts {
  let trend: Chart?
  let heatMap: Chart?
  let shares: Chart?
  let turns: Chart?
  let posts: Chart?

  init(_ report: WeeklyReport) {
    trend = TrendChart.render(report)
    heatMap = HeatMapChart.render(report)
    shares = SharesChart.render(report)
    turns = TurnsChart.render(report)
    posts = PostsChart.render(report)
  }

  /// A chart with its words and its numbers; nothing where there is no chart.
  static func figure(_ chart: Chart?) -> HTML {
    guard let chart else { return .empty }
    return HTML(.figure, .id(chart.id + "-figure")) {
      HTML(.figcaption) {
        HTML(.strong) { chart.title }
        " "
        HTML(.span) { chart.description }
      }
      region(chart.title) { HTML.trusted(chart.svg) }
      if !chart.rows.isEmpty { numbers(chart) }
    }
  }

  private static func numbers(_ chart: Chart) -> HTML {
    HTML(.details, .class("numbers")) {
      HTML(.summary) { "The numbers as a table" }
      region(chart.title + ": the numbers") {
        HTML(.table, .class("plain")) {
          HTML(.caption) { chart.title }
          HTML(.thead) {
            HTML(.tr) { for header in chart.headers { HTML(.th, .scope("col")) { header } } }
          }
          HTML(.tbody) {
            for row in chart.rows {
              HTML(.tr) {
                for (index, text) in row.enumerated() {
                  index == 0 ? HTML(.th, .scope("row")) { text } : HTML(.td) { text }
                }
              }
            }
          }
        }
      }
    }
  }

  /// A part of the page that scrolls sideways by itself where it is too wide, and that keys reach.
  static func region(_ label: String, @MarkupBuilder<HTMLVocabulary> content: () -> HTML) -> HTML {
    HTML(
      .div, .class("scroll"), HTML.Attribute("role", "group"), .label(label),
      HTML.Attribute("tabindex", "0"), content: content)
  }
}

extension WeeklyCharts {
  /// The last weeks of a figure as a small line; nothing where there is one week only.
  static func sparkline(_ figure: WeeklyReport.Figure, _ trend: [WeeklyReport.Point]) -> HTML {
    guard trend.count > 1 else { return .empty }
    let values = trend.map { value(figure.id, $0) }
    let label = "\(figure.label), the last \(trend.count) weeks"
    return .trusted(Sparkline.svg(values: values, id: "line-\(figure.id.rawValue)", label: label))
  }

  private static func value(
    _ figure: WeeklyReport.Figure.ID, _ point: WeeklyReport.Point
  ) -> Int? {
    switch figure {
    case .healthyAreas: point.healthy
    case .staleDocs: point.staleDocs
    case .silos: point.silos
    case .missingHandoffs: point.missingHandoffs
    case .spread: point.active > 0 ? 100 * point.leading / point.active : nil
    }
  }
}
