package import Basics
internal import LeadModel

/// Whether an area's docs are fresh, as a small chart for a README.
package enum WeeklyBadge {
  /// The chart, ended by a line feed: for one area where the report is about one, else for all
  /// that it is about.
  package static func render(_ report: WeeklyReport) -> ByteString {
    let badge = report.scope.area.map { Badge($0, in: report) } ?? Badge(of: report)
    return ByteString(badge.svg)
  }
}

/// A label on the left, and on the right what is so.
private struct Badge {
  private let label = "docs"
  private let message: String
  private let colour: String
  /// What a pointer that rests on it is told.
  private let title: String

  init(_ path: String, in report: WeeklyReport) {
    let state =
      report.areas.first { $0.path == path }.map { DocsState($0, in: report) } ?? .notJudged
    message = state.rawValue
    colour = state.colour
    var title = WeeklyOutline.visible(path, 200) + ": " + Self.words(state)
    if let docs = report.areas.first(where: { $0.path == path })?.docs {
      if let look = docs.lastLook { title += "; a lead last looked on \(look.date)" }
      if let due = docs.due, state == .due || state == .fresh { title += "; due on \(due)" }
    }
    self.title = title
  }

  init(of report: WeeklyReport) {
    let states = report.areas.filter { $0.status == .active }.map { DocsState($0, in: report) }
    let fresh = states.count { $0 == .fresh || $0 == .due }
    message = states.isEmpty ? "no areas" : "\(fresh) of \(states.count) fresh"
    let state: DocsState =
      states.isEmpty
      ? .notJudged : fresh == states.count ? .fresh : fresh * 2 < states.count ? .stale : .due
    colour = state.colour
    let counts = DocsState.allCases.compactMap { state in
      let count = states.count { $0 == state }
      return count > 0 ? "\(count) \(state.rawValue)" : nil
    }
    title =
      states.isEmpty
      ? "No active area has an OWNERS.lead"
      : "The docs by area: \(counts.joined(separator: ", "))"
  }

  private static func words(_ state: DocsState) -> String {
    switch state {
    case .fresh: "the docs are fresh"
    case .due: "the docs fall due soon"
    case .stale: "the docs are stale"
    case .noDocs: "there are no docs"
    case .noLead: "there is no lead"
    case .resting: "the area rests"
    case .notJudged: "the docs are not judged"
    }
  }

  var svg: String {
    let left = BadgeGlyphs.width(label) + 12
    let right = BadgeGlyphs.width(message) + 12
    let width = left + right
    return XML(
      .svg,
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)", "height": "20",
        "viewBox": "0 0 \(width) 20", "role": "img", "aria-label": "\(label): \(message)",
      ]
    ) {
      XML(.title, title)
      // No ids: a page may hold several badges.
      XML(.path, ["d": "M4 0H\(left)V20H4A4 4 0 0 1 0 16V4A4 4 0 0 1 4 0Z", "fill": "#3f4650"])
      XML(
        .path,
        [
          "d": "M\(left) 0H\(width - 4)A4 4 0 0 1 \(width) 4V16A4 4 0 0 1 \(width - 4) 20H\(left)Z",
          "fill": colour,
        ])
      XML(
        .g,
        [
          "fill": "#ffffff", "font-family": "Verdana,'DejaVu Sans',Geneva,sans-serif",
          "font-size": "11",
        ]
      ) {
        for (text, x) in [(label, 6), (message, left + 6)] {
          XML(
            .text,
            [
              "x": "\(x)", "y": "14", "textLength": "\(BadgeGlyphs.width(text))",
              "lengthAdjust": "spacingAndGlyphs",
            ], text)
        }
      }
    }.document
  }
}
