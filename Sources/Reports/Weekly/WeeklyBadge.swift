package import Basics
internal import LeadModel

/// Whether an area's docs are fresh, as a small picture for a README.
package enum WeeklyBadge {
  /// The picture, ended by a line feed: for one area where the report is about one, else for all
  /// that it is about.
  package static func render(_ report: WeeklyReport) -> ByteString {
    let badge = report.scope.area.map { Badge($0, in: report) } ?? Badge(of: report)
    return ByteString(badge.picture)
  }
}

/// What an area's badge says.
enum DocsState: String, CaseIterable {
  case fresh, due, stale
  case noDocs = "no docs"
  case noLead = "no lead"
  /// Planned, paused or done.
  case resting
  /// The rule is off, or the lead's turn is not committed yet.
  case notJudged = "not judged"

  init(_ area: WeeklyReport.AreaRow, in report: WeeklyReport) {
    let today = report.now.date
    let soon = report.now.later(days: report.scope.dueDays).date
    if area.status != .active {
      self = .resting
    } else if area.leads.isEmpty {
      self = .noLead
    } else if area.docs.count == 0 {
      self = .noDocs
    } else if report.staleDocs.contains(where: { $0.area == area.path }) {
      self = .stale
    } else if let due = area.docs.due {
      // Without changes of the code, old docs may be allowed to be old.
      let isStale = due < today && area.docs.codeChanges > 0
      self = isStale ? .stale : due >= today && due <= soon ? .due : .fresh
    } else {
      self = .notJudged
    }
  }

  /// White on it is legible: 4.5 to 1 or more.
  var colour: String {
    switch self {
    case .fresh: "#1f7a3d"
    case .due: "#8a6100"
    case .stale: "#b3361c"
    case .noDocs, .noLead, .resting, .notJudged: "#5f6670"
    }
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

  var picture: String {
    let left = BadgeGlyphs.width(label) + 12
    let right = BadgeGlyphs.width(message) + 12
    let width = left + right
    var writer = XMLWriter()
    writer.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "width": "\(width)", "height": "20",
        "viewBox": "0 0 \(width) 20", "role": "img", "aria-label": "\(label): \(message)",
      ]
    ) { writer in
      writer.element("title", text: title)
      // No identifiers, which would meet their like where a page holds several badges.
      writer.element(
        "path",
        ["d": "M4 0H\(left)V20H4A4 4 0 0 1 0 16V4A4 4 0 0 1 4 0Z", "fill": "#3f4650"])
      let end = width - 4
      writer.element(
        "path",
        [
          "d": "M\(left) 0H\(end)A4 4 0 0 1 \(width) 4V16A4 4 0 0 1 \(end) 20H\(left)Z",
          "fill": colour,
        ])
      writer.element(
        "g",
        [
          "fill": "#ffffff", "font-family": "Verdana,'DejaVu Sans',Geneva,sans-serif",
          "font-size": "11",
        ]
      ) { writer in
        for (text, x) in [(label, 6), (message, left + 6)] {
          writer.element(
            "text",
            [
              "x": "\(x)", "y": "14", "textLength": "\(BadgeGlyphs.width(text))",
              "lengthAdjust": "spacingAndGlyphs",
            ], text: text)
        }
      }
    }
    return writer.output
  }
}

/// How wide text is in Verdana and DejaVu Sans, which have the same widths.
enum BadgeGlyphs {
  /// In pixels at a size of 11, rounded up; of letters, digits and spaces.
  static func width(_ text: String) -> Int {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + advance($1) }
    return (thousandths * 11 + 999) / 1_000
  }

  /// In thousandths of the size.
  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "0"..."9": 636
    case "a"..."z": lowerCase[Int(scalar.value) - 0x61]
    case " ": 318
    default: 800
    }
  }

  private static let lowerCase = [
    613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525,
  ]
}
