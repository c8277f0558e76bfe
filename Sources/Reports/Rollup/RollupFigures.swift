internal import Basics

/// The numbers over all repositories, and the sentence that they make.
struct RollupFigures {
  let figures: [Rollup.Figure]
  let direction: Direction
  let sentence: String

  init(_ rows: [Rollup.RepositoryRow]) {
    func figure(
      _ id: Rollup.Figure.ID, _ one: String, _ many: String, isMoreBetter: Bool = false,
      of whole: ((Rollup.RepositoryRow) -> Int)? = nil,
      change: (Rollup.RepositoryRow) -> Int? = { _ in nil },
      _ value: (Rollup.RepositoryRow) -> Int?
    ) -> Rollup.Figure {
      let known = rows.filter { value($0) != nil }
      let sum = known.isEmpty ? nil : known.compactMap(value).reduce(0, +)
      let all = whole.map { known.map($0).reduce(0, +) }
      let changes = rows.compactMap(change)
      let moved = changes.isEmpty ? nil : changes.reduce(0, +)
      return Rollup.Figure(
        id: id, label: (all ?? sum) == 1 ? one : many, value: sum, of: sum == nil ? nil : all,
        repositories: known.count,
        change: moved,
        direction: Direction(of: moved, isMoreBetter: isMoreBetter),
        text: sum.map { sum in all.map { "\(sum) of \($0)" } ?? "\(sum)" } ?? "—",
        changeText: moved.map(WeekChange.words))
    }
    figures = [
      figure(
        .healthyAreas, "area in good health", "areas in good health", isMoreBetter: true,
        of: \.areas,
        change: \.changes.healthy, \.healthy),
      figure(.errors, "error", "errors", \.errors),
      figure(
        .staleDocs, "area with stale docs", "areas with stale docs", change: \.changes.staleDocs,
        \.staleDocs),
      figure(.silos, "silo", "silos", change: \.changes.silos, \.silos),
      figure(
        .missingHandoffs, "missing handoff", "missing handoffs",
        change: \.changes.missingHandoffs, \.missingHandoffs),
      figure(
        .leaderless, "directory without a lead", "directories without a lead", \.leaderless),
    ]
    direction = Direction(joining: figures.map(\.direction))
    sentence = Self.sentence(figures, direction, rows)
  }

  private static func sentence(
    _ figures: [Rollup.Figure], _ direction: Direction,
    _ rows: [Rollup.RepositoryRow]
  ) -> String {
    let repositories = plural(rows.count, "repository", "repositories")
    let areas = rows.reduce(0) { $0 + $1.areas }
    guard areas > 0 else { return "No active area has an OWNERS.lead yet in \(repositories)" }
    guard let health = figures.first(where: { $0.id == .healthyAreas }), let healthy = health.value,
      let judged = health.of
    else {
      return "\(plural(areas, "active area")) in \(repositories); the documents hold facts alone, "
        + "so that their health is not known"
    }
    let opening = direction.opening.map { $0 + ": " } ?? ""
    let changes = figures.compactMap(change)
    let told = changes.isEmpty ? "" : changes.joined(separator: ", ") + "; "
    let known = plural(health.repositories, "repository", "repositories")
    if healthy == 0, judged > 1 {
      return "\(opening)\(told)all \(judged) areas in \(known) need attention"
    }
    return "\(opening)\(told)\(healthy) of \(plural(judged, "area")) in \(known) "
      + "\(healthy == 1 ? "is" : "are") in good health"
  }

  private static func change(_ figure: Rollup.Figure) -> String? {
    guard let change = figure.change, change != 0 else { return nil }
    let amount = Int(change.magnitude)
    let compared = change > 0 ? "more" : "fewer"
    switch figure.id {
    case .healthyAreas: return "\(amount) \(compared) in good health"
    case .staleDocs: return "\(amount) \(compared) with stale docs"
    case .silos: return "\(amount) \(compared) \(noun(amount, "silo"))"
    case .missingHandoffs:
      return "\(amount) \(compared) missing \(noun(amount, "handoff"))"
    case .errors, .leaderless: return nil
    }
  }
}
