package import Basics
package import LeadModel

/// The facts of each area, a line each.
package struct StatusTable: Sendable {
  /// What the areas are sorted by.
  package enum Order: String, CaseIterable, Sendable {
    case path
    /// The docs that were seen longest ago first.
    case age
    /// Most commits since then first.
    case drift
    /// The leads who do most first.
    case share
  }

  /// What is coloured where it is more.
  package struct Limits: Sendable {
    let docsDays: Int?
    let share: Double?

    /// - Parameters:
    ///   - docsDays: how long ago the docs may have been seen; nil: no limit.
    ///   - share: how much of the work the leads may do, of 1; nil: no limit.
    package init(docsDays: Int?, share: Double?) {
      self.docsDays = docsDays
      self.share = share
    }
  }

  package let style: Style
  /// Leaves the explanation of the columns out.
  package let isQuiet: Bool
  /// In columns; nil: as wide as the longest names.
  package let width: Int?
  package let order: Order
  private let limits: @Sendable (Area) -> Limits

  package init(
    style: Style, isQuiet: Bool = false, width: Int? = nil, order: Order = .path,
    limits: @escaping @Sendable (Area) -> Limits = { _ in Limits(docsDays: nil, share: nil) }
  ) {
    self.style = style
    self.isQuiet = isQuiet
    self.width = width
    self.order = order
    self.limits = limits
  }

  /// The table of `areas`, which belong to `survey`, and of the files that cannot be read.
  package func render(
    _ areas: [Area], invalid: [Survey.InvalidFile], of survey: Survey
  ) -> ByteString {
    let rows = sorted(
      areas.map { Row($0, survey.now, limits($0)) } + invalid.map(Row.init))
    guard !rows.isEmpty else {
      return ByteString("no areas: no directory holds an OWNERS.lead · \(survey.judged)\n")
    }
    let widths = widths(of: rows)
    let titles = Column.allCases.map { column in
      DisplayWidth.fit(column.title, widths[column.rawValue], alignRight: column.isNumber)
    }
    func line(_ row: Row) -> String {
      let fitted = Column.allCases.map { column in
        let cell = DisplayWidth.fit(
          row.cells[column.rawValue], widths[column.rawValue], alignRight: column.isNumber)
        return row.isOver.contains(column) ? style.red(cell) : cell
      }
      return Self.withoutTrailingSpace(fitted.joined(separator: "  "))
    }
    let head = Self.withoutTrailingSpace(titles.joined(separator: "  "))
    var lines = [style.bold(head)] + rows.map(line)
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

  private func sorted(_ rows: [Row]) -> [Row] {
    rows.sorted { left, right in
      let isBefore: Bool? =
        switch order {
        case .path: nil
        case .age: Self.compare(left.age, right.age)
        case .drift: Self.compare(left.drift, right.drift)
        case .share: Self.compare(left.share, right.share)
        }
      return isBefore ?? (left.path < right.path)
    }
  }

  /// Whether the first is more; nil where both are the same. What is not known is least.
  private static func compare<Value: Comparable>(_ left: Value?, _ right: Value?) -> Bool? {
    if left == right { return nil }
    guard let left else { return false }
    return right.map { left > $0 } ?? true
  }

  /// Areas and leads are cut where the terminal is not wide enough, the longer of both first.
  private func widths(of rows: [Row]) -> [Int] {
    var widths = Column.allCases.map { column in
      max(
        rows.map { DisplayWidth.of($0.cells[column.rawValue]) }.max() ?? 0,
        DisplayWidth.of(column.title))
    }
    guard let width else { return widths }
    let gaps = 2 * (widths.count - 1)
    let (area, lead) = (Column.area.rawValue, Column.lead.rawValue)
    var over = widths.reduce(gaps, +) - width
    while over > 0, widths[area] > 16 || widths[lead] > 12 {
      if widths[area] > 16, widths[area] >= widths[lead] || widths[lead] <= 12 {
        widths[area] -= 1
      } else {
        widths[lead] -= 1
      }
      over -= 1
    }
    return widths
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

    var isNumber: Bool { self != .area && self != .lead }
  }

  private struct Row {
    let path: ByteString
    let cells: [String]
    /// Columns with more than the rules allow.
    var isOver: Set<Column> = []
    /// Days since the docs were seen.
    var age: Int?
    var drift: Int?
    var share: Double?

    init(_ area: Area, _ now: Instant, _ limits: Limits) {
      func days(_ date: Instant?) -> String { date.map { "\(now.days(since: $0)) d" } ?? "-" }
      let names = area.leads.map { TerminalEscaper.field($0.person.displayName) }
      let starts = area.leads.filter { $0.since != nil }.map(\.began)
      // A turn whose beginning has no date counts as the oldest there is.
      let start = starts.contains(nil) ? nil : starts.compactMap(\.self).min()
      let status = area.isActive ? "" : " (\(area.file.status.rawValue))"
      path = area.path
      age = area.docs.isEmpty ? nil : area.attention?.date.map { now.days(since: $0) }
      drift = area.attention == nil ? nil : area.driftCommits
      share = area.leadShare
      cells = [
        TerminalEscaper.path(area.path) + status,
        names.isEmpty ? "vacant" : names.joined(separator: ", "),
        days(start),
        area.docs.isEmpty ? "no docs" : days(area.attention?.date),
        drift.map(String.init) ?? "-",
        share.map { percent($0) } ?? "-",
        area.absenceFactor.map(String.init) ?? "-",
      ]
      if let age, let limit = limits.docsDays, age > limit { isOver.insert(.seen) }
      if let share, let limit = limits.share, share > limit { isOver.insert(.share) }
    }

    init(_ file: Survey.InvalidFile) {
      path = file.area
      cells = [TerminalEscaper.path(file.area), "file is invalid", "-", "-", "-", "-", "-"]
    }
  }

  static func withoutTrailingSpace(_ text: String) -> String {
    var scalars = text.unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
