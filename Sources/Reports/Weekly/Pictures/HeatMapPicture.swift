internal import Basics

/// How old the leads' look at each area's docs was, week by week, against the limit.
enum HeatMapPicture {
  private static let id = "ages"
  private static let title = "Age of the docs, area by area"
  private static let mostRows = 60
  private static let right = 604.0

  /// How an age stands against the limit.
  enum Step: String, CaseIterable {
    case fresh, within, due, over, far, unjudged

    init(age: Int, limit: Int?, dueDays: Int) {
      guard let limit else {
        self = .unjudged
        return
      }
      // Ages are whole days, rounded down: at the limit, it has been passed.
      self =
        switch true {
        case age >= 2 * max(1, limit): .far
        case age >= limit: .over
        case limit - age <= dueDays: .due
        case age * 2 >= limit: .within
        default: .fresh
        }
    }

    var words: String {
      switch self {
      case .fresh: "under half the limit"
      case .within: "under the limit"
      case .due: "due soon"
      case .over: "over the limit"
      case .far: "over twice the limit"
      case .unjudged: "not judged on time"
      }
    }

    /// How much of a cell it fills: the states are told apart without colour too.
    var level: Double {
      switch self {
      case .fresh: 0.25
      case .within: 0.5
      case .due: 0.75
      case .over, .far, .unjudged: 1
      }
    }
  }

  private struct Row {
    let area: WeeklyReport.AreaRow
    /// By column.
    let ages: [Int?]

    /// The current age as a part of the limit; nil where there is none.
    var ratio: Double? {
      guard let age = area.docs.ageDays, let limit = area.docs.limitDays else { return nil }
      return Double(age) / Double(max(1, limit))
    }
  }

  static func render(_ report: WeeklyReport) -> Picture? {
    let columns = WeekColumns(report.trend)
    let rows = report.areas
      .map { Row(area: $0, ages: columns.byColumn($0.docs.agesByWeek)) }
      .filter { $0.ages.contains { $0 != nil } }
      .sorted { left, right in
        let ratios = (left.ratio ?? -1, right.ratio ?? -1)
        return ratios.0 != ratios.1
          ? ratios.0 > ratios.1 : ByteString(left.area.path) < ByteString(right.area.path)
      }
    guard !rows.isEmpty else { return nil }
    let description = sentence(rows)
    return Picture(
      id: id, title: title, description: description,
      svg: drawing(rows, columns, dueDays: report.scope.dueDays, description: description),
      headers: ["Area", "Limit, days"] + columns.weeks.map(\.label),
      rows: PictureFrame.rows(
        rows.map { row in
          [PictureText.field(row.area.path), row.area.docs.limitDays.map { "\($0)" } ?? "none"]
            + row.ages.map { $0.map { "\($0)" } ?? "–" }
        }))
  }

  private static func sentence(_ rows: [Row]) -> String {
    let judged = rows.compactMap { row in row.ratio.map { (row, $0) } }
    guard let worst = judged.first else {
      return "Days since a lead last looked at the docs; no area has a limit now."
    }
    let over = judged.count { $0.1 >= 1 }
    let age = worst.0.area.docs.ageDays ?? 0
    let limit = worst.0.area.docs.limitDays ?? 0
    return "Days since a lead last looked at the docs: \(over) of "
      + "\(PictureText.counted(judged.count, "area")) over the limit now; the oldest look "
      + "against its limit is at \(PictureText.field(worst.0.area.path)), "
      + "\(PictureText.counted(age, "day")) (limit \(limit))."
  }

  // MARK: - Drawing

  private static func drawing(
    _ all: [Row], _ columns: WeekColumns, dueDays: Int, description: String
  ) -> String {
    let rows = all.prefix(mostRows)
    let legend = legend(dueDays: dueDays).render(y: 0)
    let top = legend.height + 44
    let left = PictureFrame.labelEnd
    let width = (right - left) / Double(columns.weeks.count)
    let height = PictureFrame.rowHeight
    let bottom = top + Double(rows.count) * height
    var shapes: [Step: SVGPath] = [:]
    var ground = SVGPath()
    var none = SVGPath()
    var numbers: [Step: [SVG]] = [:]
    for (index, row) in rows.enumerated() {
      let y = top + Double(index) * height
      for (column, age) in row.ages.enumerated() {
        let x = left + Double(column) * width
        guard let age else {
          none.horizontal(x + width / 2 - 2, y + height / 2, to: x + width / 2 + 2)
          continue
        }
        let step = Step(age: age, limit: row.area.docs.limitDays, dueDays: dueDays)
        let gap = min(2, width / 8)
        let cell = (width: width - gap, height: height - 2)
        let filled = (cell.height * step.level).rounded()
        if filled < cell.height { ground.rect(x, y, cell.width, cell.height - filled) }
        shapes[step, default: SVGPath()]
          .rect(x, y + cell.height - filled, cell.width, filled)
        if width >= 24 {
          numbers[step, default: []].append(
            .text(short(age), x: x + cell.width / 2, y: y + 15.5))
        }
      }
    }
    let steps = Step.allCases
    let labels = rows.enumerated().map { index, row in
      PictureFrame.rowLabel(
        row.area.path, y: top + Double(index) * height + 15.5, isPath: true)
    }
    let limits = rows.enumerated().map { index, row in
      SVG.text(
        row.area.docs.limitDays.map(short) ?? "–", x: PictureFrame.width - 2,
        y: top + Double(index) * height + 15.5)
    }
    let weeks = columns.labels(width: width, y: top - 22) { left + width * (Double($0) + 0.5) - 1 }
    let more = PictureFrame.more(all.count - rows.count, "area", y: bottom + 18)
    return PictureFrame.svg(
      id: id, title: title, description: description,
      height: bottom + (more.isEmpty ? 2 : 28),
      patterns: [PicturePattern.hatch("\(id)-hatch", "p-hatch")],
      [
        legend.markup, .group("p-ticks p-mid", weeks),
        .group("p-ticks p-end", [.text("limit", x: PictureFrame.width - 2, y: top - 22)]),
        .path(ground, .class("p-ground")), .path(none, .class("p-none")),
      ]
        + steps.compactMap { step in shapes[step].map { shape($0, step) } }
        + steps.compactMap { step in
          numbers[step].map { SVG.group("p-ages p-mid p-on-\(step.rawValue)", $0) }
        }
        + [.group("p-end", labels), .group("p-ticks p-end", limits)] + more)
  }

  private static func shape(_ path: SVGPath, _ step: Step) -> SVG {
    step == .unjudged
      ? .path(path, .fill(patternID: "\(id)-hatch")) : .path(path, .class("p-\(step.rawValue)"))
  }

  /// At most four digits; beyond, in years.
  private static func short(_ days: Int) -> String {
    days < 10_000 ? "\(days)" : "\(days / 365) y"
  }

  private static func legend(dueDays: Int) -> PictureLegend {
    PictureLegend(
      entries: Step.allCases.map { step in
        var (path, ground) = (SVGPath(), SVGPath())
        let filled = 12 * step.level
        path.rect(0, 12 - filled, 18, filled)
        if filled < 12 { ground.rect(0, 0, 18, 12 - filled) }
        let sample = [SVG.path(ground, .class("p-ground")), shape(path, step)]
        return (
          sample: SVG(.g, [], ground.isEmpty ? [sample[1]] : sample),
          words: step == .due
            ? "due within \(PictureText.counted(dueDays, "day"))" : step.words
        )
      })
  }
}
