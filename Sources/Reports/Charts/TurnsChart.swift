internal import Basics

/// Who led which area when, with handoffs, absences, vacant posts and planned ends.
enum TurnsChart {
  static let id = "turns"
  private static let title = "Turns: who led what, and when"
  /// The most rows with something to show, and the most where the others fill up.
  private static let mostRows = (eventful: 40, plain: 15)
  private static let daysBack = 730
  private static let daysAhead = 60

  static func render(_ report: WeeklyReport) -> Chart? {
    let rows = report.areas.filter { !$0.turns.isEmpty }
    guard !rows.isEmpty else { return nil }
    let window = window(rows, now: report.now)
    let missing = missingNow(report)
    let sorted = rows.map { Row(area: $0, missing: missing[$0.path], window) }
      .sorted { left, right in
        left.interest != right.interest
          ? left.interest > right.interest
          : ByteString(left.area.path) < ByteString(right.area.path)
      }
    let description = sentence(sorted, window)
    let eventful = min(mostRows.eventful, sorted.count { $0.interest > 0 })
    let shown = sorted.prefix(max(mostRows.plain, eventful))
    return Chart(
      id: id, title: title, description: description,
      svg: TurnsDrawing(scale: window, now: report.now).svg(
        Array(shown), more: sorted.count - shown.count, title: title, description: description),
      headers: ["Area", "What", "Who", "From", "To", "Handoff"],
      rows: ChartFrame.rows(sorted.flatMap(tableRows)))
  }

  /// An area with turns, and what makes it worth a look.
  struct Row {
    let area: WeeklyReport.AreaRow
    /// Why a handoff is missing now, though none is missing of those that took place.
    let missing: String?
    /// What is missing or coming weighs most, then what changed; 0: one unbroken turn.
    let interest: Int

    init(area: WeeklyReport.AreaRow, missing: String?, _ window: DayScale) {
      let changes = area.turns.filter(window.isChange)
      let isVacant = area.turns.contains { turn in
        turn.people.isEmpty && turn.to.map { $0 >= window.start } ?? true
      }
      let isAway = area.absences.contains { $0.to.end >= window.start }
      let isMissing = changes.contains { $0.isHandedOff == false }
      self.area = area
      self.missing = isMissing ? nil : missing
      interest =
        (isMissing || missing != nil ? 8_000 : 0) + (isVacant ? 4_000 : 0)
        + (isAway ? 2_000 : 0) + (area.until == nil ? 0 : 1_000) + min(changes.count, 999)
    }
  }

  /// What the report says of missing handoffs, by the area's path.
  private static func missingNow(_ report: WeeklyReport) -> [String: String] {
    Dictionary(
      report.handoffs.missing.compactMap { item in
        item.area.map { ($0, item.message) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// From the first turn, or two years back, to two months ahead.
  private static func window(_ rows: [WeeklyReport.AreaRow], now: Instant) -> DayScale {
    let begins = rows.flatMap { $0.turns.map { $0.from ?? now.earlier(days: daysBack) } }
    // The first turns of a new repository need some room too.
    let latest = now.earlier(days: daysAhead)
    let first = max(now.earlier(days: daysBack), min(begins.min() ?? latest, latest))
    return DayScale(
      first: first.date.daysSince1970, last: now.later(days: daysAhead).date.daysSince1970,
      x: ChartFrame.labelEnd, width: ChartFrame.width - ChartFrame.labelEnd - 2)
  }

  private static func sentence(_ rows: [Row], _ window: DayScale) -> String {
    let changes = rows.flatMap(\.area.turns).filter(window.isChange)
    let unrecorded = changes.count { $0.isHandedOff == false }
    let vacant = rows.count { $0.area.turns.last?.people.isEmpty ?? false }
    let missing = rows.count { $0.missing != nil }
    let begin = CalendarDate(daysSince1970: window.first)
    var parts = [
      changes.isEmpty
        ? "no lead left a post"
        : "leads changed \(changes.count == 1 ? "once" : "\(changes.count) times"), "
          + (unrecorded == 0 ? "with" : unrecorded == changes.count ? "without" : "")
          + (unrecorded == 0 || unrecorded == changes.count
            ? " a recorded handoff" : "\(unrecorded) of them without a recorded handoff")
    ]
    if missing > 0 { parts.append("\(plural(missing, "handoff")) missing now") }
    if vacant > 0 { parts.append("\(plural(vacant, "post")) vacant") }
    return "\(plural(rows.count, "area")) since \(begin): "
      + parts.joined(separator: "; ") + "."
  }

  // MARK: - The table

  private static func tableRows(_ row: Row) -> [[String]] {
    let area = row.area
    let path = ChartText.field(area.path)
    let turns = area.turns.map { turn in
      let handoff = turn.isHandedOff.map { $0 ? "recorded" : "missing" } ?? "–"
      return [
        path, turn.people.isEmpty ? "vacant" : "turn", names(turn.people) ?? "–",
        turn.from.map { "\($0.date)" } ?? "unknown", turn.to.map { "\($0.date)" } ?? "goes on",
        handoff,
      ]
    }
    let absences = area.absences.map { absence in
      [
        path, "absence",
        absence.cover.map { "\(ChartText.field($0.name)) stands in" } ?? "nobody stands in",
        "\(absence.from)", "\(absence.to)", "–",
      ]
    }
    let end = area.until.map { [path, "planned end", "–", "–", "\($0)", "–"] }
    let missing = row.missing.map {
      [path, "missing handoff", ChartText.field($0), "–", "–", "missing"]
    }
    return turns + absences + [end, missing].compactMap { $0 }
  }

  static func names(_ people: [PersonName]) -> String? {
    people.isEmpty ? nil : people.map { ChartText.field($0.name) }.joined(separator: ", ")
  }
}

extension DayScale {
  var start: Instant { CalendarDate(daysSince1970: first).start }

  /// Whether a turn began within the stretch because somebody left the post.
  func isChange(_ turn: WeeklyReport.Turn) -> Bool {
    turn.isHandedOff != nil && turn.from.map(contains) ?? false
  }
}
