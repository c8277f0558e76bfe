internal import Basics
internal import LeadModel

/// The week's five numbers, and the sentence that they make.
struct WeekFigures {
  let figures: [WeeklyReport.Figure]
  let direction: Direction
  let sentence: String

  /// - Parameter nothing: the sentence where no area is active.
  init(_ current: WeekDigest, since previous: WeekDigest?, nothing: String) {
    func count(
      _ id: WeeklyReport.Figure.ID, _ label: String, _ value: Int, before: Int?, of: Int? = nil,
      isMoreBetter: Bool = false
    ) -> WeeklyReport.Figure {
      let change = before.map { value - $0 }
      return WeeklyReport.Figure(
        id: id, label: label, value: Double(value), of: of, change: change.map(Double.init),
        direction: Direction(of: change, isMoreBetter: isMoreBetter),
        text: of.map { "\(value) of \($0)" } ?? "\(value)",
        changeText: change.map(WeekChange.words))
    }
    figures = [
      count(
        .healthyAreas, "areas in good health", current.healthy, before: previous?.healthy,
        of: current.areas, isMoreBetter: true),
      count(
        .staleDocs, noun(current.staleDocs, "area with stale docs", "areas with stale docs"),
        current.staleDocs, before: previous?.staleDocs),
      count(
        .silos, noun(current.silos, "silo"), current.silos, before: previous?.silos),
      count(
        .missingHandoffs,
        noun(current.missingHandoffs, "missing handoff"),
        current.missingHandoffs,
        before: previous?.missingHandoffs),
      Self.spread(current, previous),
    ]
    // Spread moves with everybody who commits once, so it alone makes no week better or worse.
    direction = Direction(
      joining: figures.filter { $0.id != .spread }.map(\.direction))
    sentence = current.areas > 0 ? Self.sentence(figures, direction, current) : nothing
  }

  /// How many lead for 100 people who are active. Some who lead may no longer be active, so it may be
  /// above 100.
  private static func spread(
    _ current: WeekDigest, _ previous: WeekDigest?
  ) -> WeeklyReport.Figure {
    func share(_ digest: WeekDigest) -> Double? {
      digest.active > 0 ? Double(digest.leading) / Double(digest.active) : nil
    }
    func points(_ share: Double) -> Int { Int((share * 100).rounded()) }
    let now = share(current)
    let before = previous.flatMap(share)
    let change = now.flatMap { now in before.map { points(now) - points($0) } }
    let exact = now.flatMap { now in before.map { now - $0 } }
    return WeeklyReport.Figure(
      id: .spread,
      label: now.map(points) == 1 ? "lead for 100 active people" : "leads for 100 active people",
      value: now.map(Rounding.fourPlaces),
      of: current.active, change: exact.map(Rounding.fourPlaces),
      direction: Direction(of: change, isMoreBetter: true),
      text: now.map { "\(points($0))" } ?? "nobody is active",
      changeText: change.map(WeekChange.words))
  }

  private static func sentence(
    _ figures: [WeeklyReport.Figure], _ direction: Direction, _ current: WeekDigest
  ) -> String {
    let health =
      current.healthy == current.areas
      ? current.areas == 1
        ? "the only area is in good health" : "all \(current.areas) areas are in good health"
      : current.areas == 1
        ? "the only area needs attention"
        : current.healthy == 0
          ? "all \(current.areas) areas need attention"
          : "\(current.healthy) of \(current.areas) areas "
            + (current.healthy == 1 ? "is in good health" : "are in good health")
    let changes = figures.filter { $0.id != .spread && ($0.change ?? 0) != 0 }.map(change)
    let opening = direction.opening ?? "First week with areas"
    let told = changes.isEmpty ? "" : listed(changes) + "; "
    return "\(opening): \(told)\(health)"
  }

  private static func change(_ figure: WeeklyReport.Figure) -> String {
    let amount = Int((figure.change ?? 0).magnitude)
    let compared = (figure.change ?? 0) > 0 ? "more" : "fewer"
    switch figure.id {
    case .healthyAreas:
      return "\(amount) \(compared) \(noun(amount, "area")) in good health"
    case .staleDocs: return "\(amount) \(compared) with stale docs"
    case .silos: return "\(amount) \(compared) \(noun(amount, "silo"))"
    case .missingHandoffs:
      return "\(amount) \(compared) missing \(noun(amount, "handoff"))"
    case .spread: return ""
    }
  }
}
