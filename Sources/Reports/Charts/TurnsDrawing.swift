internal import Basics

/// The marks of the timeline of turns.
struct TurnsDrawing {
  let scale: DayScale
  let now: Instant

  private var marks = Marks()

  init(scale: DayScale, now: Instant) {
    self.scale = scale
    self.now = now
  }

  /// One path for all marks of a look.
  fileprivate struct Marks {
    var turns = SVGPath()
    var ahead = SVGPath()
    var vacant = SVGPath()
    var away = SVGPath()
    var recorded = SVGPath()
    var missing = SVGPath()
    var ends = SVGPath()
    var names: [SVG] = []
  }

  private static let bar = (inset: 3.0, height: 17.0)

  func svg(
    _ rows: [TurnsChart.Row], more: Int, title: String, description: String
  ) -> String {
    // The legend, of at most one line, stands above the rows.
    let top = 60.0
    let height = ChartFrame.rowHeight
    let bottom = top + Double(rows.count) * height
    var drawing = self
    for (index, row) in rows.enumerated() {
      drawing.add(row, y: top + Double(index) * height + Self.bar.inset)
    }
    let legend = legend(drawing.marks).render(y: 0)
    let labels = rows.enumerated().map { index, row in
      ChartFrame.rowLabel(
        row.area.path, y: top + Double(index) * height + 15.5, isPath: true)
    }
    var (grid, line) = (SVGPath(), SVGPath())
    let ticks = scale.ticks.map { date, label -> SVG in
      let x = scale.position(date.start)
      grid.vertical(x, top - 4, to: bottom)
      return .text(label, x: x, y: top - 10)
    }
    line.vertical(scale.position(now), top - 26, to: bottom)
    let rest = ChartFrame.more(more, "area", y: bottom + 18)
    let id = TurnsChart.id
    return ChartFrame.svg(
      id: id, title: title, description: description, height: bottom + (rest.isEmpty ? 2 : 28),
      patterns: [
        ChartPattern.hatch("\(id)-vacant", "p-hatch"),
        ChartPattern.hatch("\(id)-away", "p-awayline"),
      ],
      [
        legend.markup, .path(grid, .class("p-grid")), .group("p-ticks p-mid", ticks),
        .group(
          "p-now p-end", [.text("now", x: scale.position(now) - 5, y: top - 26), .path(line)]),
      ] + drawing.marks.markup + [.group("p-end", labels)] + rest)
  }

  // MARK: - Rows

  private mutating func add(_ row: TurnsChart.Row, y: Double) {
    let area = row.area
    for turn in area.turns { add(turn, until: area.until, y: y) }
    let isLed = area.turns.last.map { !$0.people.isEmpty } ?? false
    for absence in area.absences where isLed && absence.from <= absence.to {
      let (from, to) = (scale.position(absence.from.start), scale.position(absence.to.end))
      if to - from > 0 { marks.away.rect(from, y, max(3, to - from), Self.bar.height) }
    }
    if let until = area.until, isLed, scale.contains(until.end) {
      let x = scale.position(until.end)
      marks.ends.vertical(x, y - 2, to: y + Self.bar.height + 2)
      marks.ends.horizontal(x - 5, y - 2, to: x)
      marks.ends.horizontal(x - 5, y + Self.bar.height + 2, to: x)
    }
    if row.missing != nil {
      marks.missing.polygon(scale.position(now), y + Self.bar.height / 2, Self.diamond)
    }
  }

  private mutating func add(
    _ turn: WeeklyReport.Turn, until: CalendarDate?, y: Double
  ) {
    let begin = turn.from ?? scale.start
    let end = min(turn.to ?? now, now)
    guard end >= scale.start, begin <= now else { return }
    let (from, to) = (scale.position(begin), scale.position(end))
    let isCut = turn.from.map { $0 < scale.start } ?? true
    if turn.people.isEmpty {
      marks.vacant.rect(from, y, max(1, to - from - 1), Self.bar.height)
    } else {
      bar(from, max(1, to - from - 1), y, isCut: isCut)
      if turn.to == nil {
        // What is to come is dotted: a turn goes on until somebody ends it.
        let last = until.map { scale.position($0.end) } ?? (scale.x + scale.width)
        if last > to { marks.ahead.horizontal(to + 3, y + Self.bar.height / 2, to: last) }
      }
      // A mark at the beginning covers what is written there.
      let indent = turn.isHandedOff == nil || isCut ? 6.0 : 12.0
      let room = to - from - indent - 8
      if room >= 24, let names = TurnsChart.names(turn.people) {
        let label = ChartText.label(names, width: room, size: 12)
        // Two letters and an ellipsis would say nothing.
        if label.unicodeScalars.count > 4 || label.unicodeScalars.last != "…" {
          marks.names.append(.text(label, x: from + indent, y: y + 12.5))
        }
      }
    }
    guard let isHandedOff = turn.isHandedOff, !isCut else { return }
    let middle = y + Self.bar.height / 2
    if isHandedOff {
      marks.recorded.circle(from, middle, 5)
    } else {
      marks.missing.polygon(from, middle, Self.diamond)
    }
  }

  private static let diamond = [(0.0, -7.0), (7.0, 0.0), (0.0, 7.0), (-7.0, 0.0)]

  /// With a notch at its left where it began earlier than is shown.
  private mutating func bar(_ x: Double, _ width: Double, _ y: Double, isCut: Bool) {
    guard isCut, width > 8 else { return marks.turns.rect(x, y, width, Self.bar.height) }
    marks.turns.polygon(
      x, y,
      [
        (0, 0), (width, 0), (width, Self.bar.height), (0, Self.bar.height),
        (4, Self.bar.height / 2),
      ])
  }

  // MARK: - Legend

  /// What of it there is in the drawing.
  private func legend(_ marks: Marks) -> ChartLegend {
    var samples = [Marks](repeating: Marks(), count: 6)
    samples[0].turns.rect(0, 0, 18, 12)
    samples[1].recorded.circle(9, 6, 5)
    samples[2].missing.polygon(9, 6, Self.diamond.map { ($0.0 * 0.8, $0.1 * 0.8) })
    samples[3].away.rect(0, 0, 18, 12)
    samples[4].vacant.rect(0.5, 0.5, 17, 11)
    samples[5].ends.vertical(12, 0, to: 12)
    samples[5].ends.horizontal(7, 0, to: 12)
    samples[5].ends.horizontal(7, 12, to: 12)
    let uses = [
      (marks.turns, "a turn"), (marks.recorded, "handoff recorded"),
      (marks.missing, "handoff missing"), (marks.away, "lead away"),
      (marks.vacant, "vacant"), (marks.ends, "planned end"),
    ]
    return ChartLegend(
      entries: zip(samples, uses).compactMap { sample, use in
        use.0.isEmpty ? nil : (SVG(.g, [], sample.markup), use.1)
      })
  }
}

extension TurnsDrawing.Marks {
  fileprivate var markup: [SVG] {
    let id = TurnsChart.id
    func path(_ path: SVGPath, _ attribute: SVG.Attribute) -> [SVG] {
      path.isEmpty ? [] : [.path(path, attribute)]
    }
    return path(ahead, .class("p-ahead")) + path(turns, .class("p-turn"))
      + path(vacant, .fill(patternID: "\(id)-vacant")) + path(vacant, .class("p-vacant"))
      + path(away, .class("p-away")) + path(away, .fill(patternID: "\(id)-away"))
      + (names.isEmpty ? [] : [SVG.group("p-names", names)])
      + path(ends, .class("p-planned")) + path(recorded, .class("p-recorded"))
      + path(missing, .class("p-missing"))
  }
}
