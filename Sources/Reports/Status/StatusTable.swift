package import Basics
package import LeadModel

/// The facts of each area in one line, at most 100 columns wide.
package struct StatusTable: Sendable {
  package let style: Style
  /// Leaves the explanation of the columns out.
  package let isQuiet: Bool

  package init(style: Style, isQuiet: Bool = false) {
    self.style = style
    self.isQuiet = isQuiet
  }

  /// The table of `areas`, which belong to `survey`, and of the files that cannot be read.
  package func render(
    _ areas: [Area], invalid: [Survey.InvalidFile], of survey: Survey
  ) -> ByteString {
    let rows =
      (areas.map { ($0.path, row($0, now: survey.now)) }
      + invalid.map { ($0.area, row($0)) })
      .sorted { $0.0 < $1.0 }.map(\.1)
    guard !rows.isEmpty else {
      return ByteString("no areas: no directory holds an OWNERS.lead · \(survey.judged)\n")
    }
    let widths = Column.allCases.map { column in
      let widest = rows.map { DisplayWidth.of($0[column.rawValue]) }.max() ?? 0
      return min(max(widest, DisplayWidth.of(column.title)), column.limit)
    }
    func line(_ cells: [String]) -> String {
      let fitted = Column.allCases.map { column in
        DisplayWidth.fit(
          cells[column.rawValue], widths[column.rawValue], alignRight: column.isNumber)
      }
      return Self.withoutTrailingSpace(fitted.joined(separator: "  "))
    }
    var lines = [style.bold(line(Column.allCases.map(\.title)))] + rows.map(line)
    if !isQuiet {
      lines += [""] + Self.legend.map(style.dim)
      let sections = StatusSections(style: style)
      for section in [
        sections.statements(areas), sections.assisted(areas), sections.people(areas, of: survey),
        sections.spread(survey.spread),
      ] where !section.isEmpty {
        lines += [""] + section
      }
      lines += ["", "\(plural(rows.count, "area")) · \(survey.judged)"]
    }
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  private static let legend = [
    "turn       how long the lead has been the lead",
    "docs seen  since the lead last changed or reviewed the docs",
    "drift      commits that changed the rest of the area since then",
    "lead does  the leads' part of the commits in the last 180 days",
    "absence    absence factor: how few people, gone, would leave most files without an author",
  ]

  private enum Column: Int, CaseIterable {
    case area, lead, turn, seen, drift, share, absence

    var title: String {
      switch self {
      case .area: "area"
      case .lead: "lead"
      case .turn: "turn"
      case .seen: "docs seen"
      case .drift: "drift"
      case .share: "lead does"
      case .absence: "absence"
      }
    }

    /// The widest that the column may be; with six gaps of two the sum is 100.
    var limit: Int {
      switch self {
      case .area: 29
      case .lead: 20
      case .turn, .drift: 7
      case .seen, .share: 9
      case .absence: 7
      }
    }

    var isNumber: Bool { self != .area && self != .lead }
  }

  private func row(_ area: Area, now: Instant) -> [String] {
    func days(_ date: Instant?) -> String { date.map { "\(now.days(since: $0)) d" } ?? "-" }
    let names = area.leads.map { TerminalEscaper.field($0.person.displayName) }
    let starts = area.leads.filter { $0.since != nil }.map(\.began)
    // A turn whose beginning has no date counts as the oldest there is.
    let start = starts.contains(nil) ? nil : starts.compactMap(\.self).min()
    let status = area.isActive ? "" : " (\(area.file.status.rawValue))"
    return [
      TerminalEscaper.path(area.path) + status,
      names.isEmpty ? "vacant" : names.joined(separator: ", "),
      days(start),
      area.docs.isEmpty ? "no docs" : days(area.attention?.date),
      area.attention == nil ? "-" : String(area.driftCommits),
      area.leadShare.map { percent($0) } ?? "-",
      area.absenceFactor.map(String.init) ?? "-",
    ]
  }

  private func row(_ file: Survey.InvalidFile) -> [String] {
    [TerminalEscaper.path(file.area), "file is invalid", "-", "-", "-", "-", "-"]
  }

  static func withoutTrailingSpace(_ text: String) -> String {
    var scalars = text.unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
