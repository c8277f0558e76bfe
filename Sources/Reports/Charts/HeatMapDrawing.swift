internal import Basics

/// The cells of the heat map.
struct HeatMapDrawing {
  typealias Step = HeatMapChart.Step

  let columns: WeekColumns
  let dueDays: Int

  private var cells = Cells()

  init(columns: WeekColumns, dueDays: Int) {
    self.columns = columns
    self.dueDays = dueDays
  }

  /// One path for all marks of a look.
  fileprivate struct Cells {
    var shapes: [Step: SVGPath] = [:]
    var strips: [Step: SVGPath] = [:]
    var numbers: [Step: [SVG]] = [:]
    var none = SVGPath()
  }

  private static let left = ChartFrame.labelEnd
  private static let right = ChartFrame.width - 36
  private static let cellHeight = ChartFrame.rowHeight - 2

  private var columnWidth: Double {
    min(56, (Self.right - Self.left) / Double(max(1, columns.weeks.count)))
  }

  private var limitEnd: Double {
    Self.left + columnWidth * Double(columns.weeks.count) + 34
  }

  /// Whether cells are too narrow for a number; they are then as high as they are old.
  private var isDense: Bool { columnWidth < 26 }

  func svg(
    _ rows: [HeatMapChart.Row], more: Int, title: String, description: String
  ) -> String {
    let legend = legend(rows).render(y: 0)
    let top = legend.height + 44
    let bottom = top + Double(rows.count) * ChartFrame.rowHeight
    var drawing = self
    var (labels, limits): ([SVG], [SVG]) = ([], [])
    for (index, row) in rows.enumerated() {
      let y = top + Double(index) * ChartFrame.rowHeight
      drawing.add(row, y: y)
      labels.append(ChartFrame.rowLabel(row.area.path, y: y + 15.5, isPath: true))
      limits.append(
        .text(
          row.area.docs.limitDays.map(Self.short) ?? "–", x: limitEnd, y: y + 15.5))
    }
    let weeks = columns.labels(width: columnWidth, y: top - 22) { column in
      Self.left + columnWidth * (Double(column) + 0.5)
    }
    let rest = ChartFrame.more(more, "area", y: bottom + 18)
    let id = HeatMapChart.id
    return ChartFrame.svg(
      id: id, title: title, description: description, height: bottom + (rest.isEmpty ? 2 : 28),
      patterns: [ChartPattern.hatch("\(id)-hatch", "p-hatch")],
      [
        legend.markup, .group("p-ticks p-mid", weeks),
        .group("p-ticks p-end", [.text("limit", x: limitEnd, y: top - 7)]),
      ] + drawing.cells.markup + [.group("p-end", labels), .group("p-ticks p-end", limits)]
        + rest)
  }

  private mutating func add(_ row: HeatMapChart.Row, y: Double) {
    // A gap between cells, but for those that make up a skyline.
    let gap = isDense ? 0 : 2.0
    for (column, age) in row.ages.enumerated() {
      let x = Self.left + Double(column) * columnWidth + gap / 2
      guard let age else {
        let middle = x + (columnWidth - gap) / 2
        cells.none.horizontal(middle - 2, y + Self.cellHeight / 2, to: middle + 2)
        continue
      }
      let limit = row.area.docs.limitDays
      let part = limit.map { min(1, Double(max(0, age)) / Double(max(1, $0))) } ?? 1
      let step = Step(age: age, limit: limit, dueDays: dueDays)
      cells.add(step, part, isDense: isDense, x, y, columnWidth - gap, Self.cellHeight)
      if !isDense {
        cells.numbers[step, default: []]
          .append(.text(Self.short(age), x: x + (columnWidth - gap) / 2, y: y + 15))
      }
    }
  }

  /// At most four characters: many days are counted in years.
  private static func short(_ days: Int) -> String {
    if days < 10_000 { return "\(days)" }
    return days < 36_500 ? "\(days / 365)y" : ">99y"
  }

  /// What there is to be explained.
  private func legend(_ rows: [HeatMapChart.Row]) -> ChartLegend {
    var used: Set<Step> = []
    var hasGaps = false
    for row in rows {
      for age in row.ages {
        if let age {
          used.insert(Step(age: age, limit: row.area.docs.limitDays, dueDays: dueDays))
        } else {
          hasGaps = true
        }
      }
    }
    var entries = Step.allCases.filter(used.contains).map { step in
      var sample = Cells()
      sample.add(step, step.samplePart, isDense: isDense, 0, 0, 18, 12)
      let words = step == .due ? "due within \(plural(dueDays, "day"))" : step.words
      return (sample: SVG(.g, [], sample.markup), words: words)
    }
    if hasGaps {
      var sample = Cells()
      sample.none.horizontal(7, 6, to: 11)
      entries.append((SVG(.g, [], sample.markup), "no look to count from"))
    }
    return ChartLegend(entries: entries)
  }
}

extension HeatMapDrawing.Cells {
  /// - Parameter part: the age as a part of the limit.
  fileprivate mutating func add(
    _ step: HeatMapChart.Step, _ part: Double, isDense: Bool, _ x: Double, _ y: Double,
    _ width: Double, _ height: Double
  ) {
    // The states differ by shape and not by colour alone: by the strip below the number and the
    // corner, or by the height.
    let level = isDense && step != .unjudged ? step.level : 1
    shapes[step, default: SVGPath()].rect(x, y + height * (1 - level), width, height * level)
    guard step != .unjudged else { return }
    if !isDense {
      let thickness = step == .far ? 4.0 : 2.5
      strips[step, default: SVGPath()]
        .rect(x, y + height - thickness, width * part, thickness)
      if step == .due {
        strips[step, default: SVGPath()].polygon(x + width, y, [(-6, 0), (0, 0), (0, 6)])
      }
    } else if step == .far {
      strips[step, default: SVGPath()].rect(x, y + height - 4, width, 4)
    }
  }

  fileprivate var markup: [SVG] {
    let steps = HeatMapChart.Step.allCases
    let hatch = SVG.Attribute.fill(patternID: "\(HeatMapChart.id)-hatch")
    return (none.isEmpty ? [] : [.path(none, .class("p-none"))])
      + steps.compactMap { step in
        shapes[step].map {
          .path($0, step == .unjudged ? hatch : .class("p-\(step.rawValue)"))
        }
      }
      + steps.compactMap { step in
        strips[step].map { .path($0, .class("p-strip p-of-\(step.rawValue)")) }
      }
      + steps.compactMap { step in
        numbers[step].map { .group("p-ages p-mid p-on-\(step.rawValue)", $0) }
      }
  }
}

extension HeatMapChart.Step {
  fileprivate var words: String {
    switch self {
    case .fresh: "under half the limit"
    case .within: "under the limit"
    case .due: "due soon"
    case .over: "over the limit"
    case .far: "over twice the limit"
    case .unjudged: "without a limit"
    }
  }

  /// How much of a cell without a number it fills.
  fileprivate var level: Double {
    switch self {
    case .fresh: 0.25
    case .within: 0.5
    case .due: 0.75
    case .over, .far, .unjudged: 1
    }
  }

  /// The part of the limit that its sample shows.
  fileprivate var samplePart: Double {
    switch self {
    case .fresh: 0.3
    case .within: 0.7
    case .due: 0.9
    case .over, .far, .unjudged: 1
    }
  }
}
