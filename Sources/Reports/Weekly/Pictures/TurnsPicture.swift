internal import Basics

/// Who led which area when, with handoffs, absences, vacant posts and planned ends.
enum TurnsPicture {
  static let id = "turns"
  private static let title = "Turns: who led what, and when"
  private static let mostRows = 40
  private static let daysBack = 730
  private static let daysAhead = 60

  static func render(_ report: WeeklyReport) -> Picture? {
    let rows = report.areas.filter { !$0.turns.isEmpty }
    guard !rows.isEmpty else { return nil }
    let window = window(rows, now: report.now)
    let sorted = rows.map { (area: $0, interest: interest($0, window)) }
      .sorted { left, right in
        left.interest != right.interest
          ? left.interest > right.interest
          : ByteString(left.area.path) < ByteString(right.area.path)
      }
      .map(\.area)
    let description = sentence(sorted, window)
    return Picture(
      id: id, title: title, description: description,
      svg: TurnsDrawing(scale: window, now: report.now).svg(
        Array(sorted.prefix(mostRows)), more: max(0, sorted.count - mostRows), title: title,
        description: description),
      headers: ["Area", "What", "Who", "From", "To", "Handoff"],
      rows: PictureFrame.rows(sorted.flatMap(tableRows)))
  }

  /// From the first turn, or two years back, to two months ahead.
  private static func window(_ rows: [WeeklyReport.AreaRow], now: Instant) -> DayScale {
    let begins = rows.flatMap { $0.turns.map { $0.from ?? now.earlier(days: daysBack) } }
    // The first turns of a new repository need some room too.
    let latest = now.earlier(days: daysAhead)
    let first = max(now.earlier(days: daysBack), min(begins.min() ?? latest, latest))
    return DayScale(
      first: first.date.daysSince1970, last: now.later(days: daysAhead).date.daysSince1970,
      x: PictureFrame.labelEnd, width: PictureFrame.width - PictureFrame.labelEnd - 2)
  }

  /// What is missing or coming weighs most, then what changed.
  private static func interest(_ area: WeeklyReport.AreaRow, _ window: DayScale) -> Int {
    let turns = area.turns.filter { $0.to.map { $0 >= window.start } ?? true }
    let changes = turns.count { $0.from.map(window.contains) ?? false && $0.isHandedOff != nil }
    let isMissing = turns.contains { turn in
      turn.isHandedOff == false && turn.from.map(window.contains) ?? false
    }
    let isVacant = turns.contains { $0.people.isEmpty }
    let isAway = area.absences.contains { $0.to.end >= window.start }
    return (isMissing ? 8_000 : 0) + (isVacant ? 4_000 : 0) + (isAway ? 2_000 : 0)
      + (area.until == nil ? 0 : 1_000) + min(changes, 999)
  }

  private static func sentence(_ rows: [WeeklyReport.AreaRow], _ window: DayScale) -> String {
    let changes = rows.flatMap(\.turns).filter { turn in
      turn.isHandedOff != nil && turn.from.map(window.contains) ?? false
    }
    let missing = changes.count { $0.isHandedOff == false }
    let vacant = rows.count { $0.turns.last?.people.isEmpty ?? false }
    let begin = CalendarDate(daysSince1970: window.first)
    let posts = "\(PictureText.counted(rows.count, "area")) since \(begin)"
    guard !changes.isEmpty else {
      return "\(posts): no lead left a post."
        + (vacant > 0 ? " \(PictureText.counted(vacant, "post")) vacant now." : "")
    }
    return "\(posts): \(PictureText.counted(changes.count, "change")) of lead, "
      + "\(changes.count - missing) with a recorded handoff and \(missing) without."
      + (vacant > 0 ? " \(PictureText.counted(vacant, "post")) vacant now." : "")
  }

  // MARK: - The table

  private static func tableRows(_ area: WeeklyReport.AreaRow) -> [[String]] {
    let path = PictureText.field(area.path)
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
        absence.cover.map { "\(PictureText.field($0.name)) stands in" } ?? "nobody stands in",
        "\(absence.from)", "\(absence.to)", "–",
      ]
    }
    let end = area.until.map { [path, "planned end", "–", "–", "\($0)", "–"] }
    return turns + absences + (end.map { [$0] } ?? [])
  }

  static func names(_ people: [WeeklyReport.PersonName]) -> String? {
    people.isEmpty ? nil : people.map { PictureText.field($0.name) }.joined(separator: ", ")
  }
}

extension DayScale {
  var start: Instant { CalendarDate(daysSince1970: first).start }
}
