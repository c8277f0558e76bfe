/// The pictures of a page, each nil where there is nothing to show.
struct PagePictures {
  let trend: Picture?
  let heatMap: Picture?
  let shares: Picture?
  let turns: Picture?
  let posts: Picture?

  init(_ report: WeeklyReport) {
    trend = TrendPicture.render(report)
    heatMap = HeatMapPicture.render(report)
    shares = SharesPicture.render(report)
    turns = TurnsPicture.render(report)
    posts = PostsPicture.render(report)
  }

  /// A picture with its words and its numbers; nothing where there is no picture.
  static func figure(_ picture: Picture?) -> HTML {
    guard let picture else { return .empty }
    return HTML(.figure, .id(picture.id + "-figure")) {
      HTML(.figcaption) {
        HTML(.strong) { picture.title }
        " "
        HTML(.span) { picture.description }
      }
      region(picture.title) { HTML.trusted(picture.svg) }
      if !picture.rows.isEmpty { numbers(picture) }
    }
  }

  private static func numbers(_ picture: Picture) -> HTML {
    HTML(.details, .class("numbers")) {
      HTML(.summary) { "The numbers as a table" }
      region(picture.title + ": the numbers") {
        HTML(.table, .class("plain")) {
          HTML(.caption) { picture.title }
          HTML(.thead) {
            HTML(.tr) { for header in picture.headers { HTML(.th, .scope("col")) { header } } }
          }
          HTML(.tbody) {
            for row in picture.rows {
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
  static func region(_ label: String, @HTMLBuilder content: () -> HTML) -> HTML {
    HTML(
      .div, .class("scroll"), HTML.Attribute("role", "group"), .label(label),
      HTML.Attribute("tabindex", "0"), content: content)
  }
}

extension PagePictures {
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
