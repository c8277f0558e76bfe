internal import Basics
internal import LeadModel

/// What stands below the table of areas: who leads, how leading is spread, and what docs say of
/// themselves.
struct StatusSections {
  let style: Style

  /// The people who lead any of `areas`: those with the most posts first, then by e-mail.
  func people(_ areas: [Area], of survey: Survey) -> [String] {
    let shown = Set(areas.map(\.path))
    let leads = survey.people.filter { person in person.leads.contains(where: shown.contains) }
      .sorted { left, right in
        left.posts.total != right.posts.total
          ? left.posts.total > right.posts.total : left.person.email < right.person.email
      }
    if leads.isEmpty { return [] }
    let rows = leads.map { facts in
      [
        TerminalEscaper.path(facts.person.displayName), posts(facts.posts),
        facts.seen?.date.map { "\(survey.now.days(since: $0)) d ago" } ?? "none",
        facts.away.map(absence) ?? "",
      ]
    }
    return table(
      ["lead", "posts", "last seen", facts(leads) ? "away" : ""], rows, limits: [32, 40, 11, 40])
  }

  private func facts(_ leads: [PersonFacts]) -> Bool { leads.contains { $0.away != nil } }

  private func posts(_ posts: PersonFacts.Posts) -> String {
    let parts = [
      (posts.services, "service"), (posts.initiatives, "initiative"), (posts.teams, "team"),
    ]
    let held = parts.filter { $0.0 > 0 }.map { plural($0.0, $0.1) }
    return held.isEmpty ? "none active" : held.joined(separator: ", ")
  }

  private func absence(_ absence: PlannedAbsence) -> String {
    let cover = absence.cover.map { ", cover " + TerminalEscaper.field($0.displayName) } ?? ""
    return "until \(absence.to)\(cover)"
  }

  /// One sentence on how leading is spread; empty where nobody leads.
  func spread(_ spread: Spread) -> [String] {
    guard let busiest = spread.busiest, let share = spread.busiestShare else { return [] }
    let parts = [
      plural(spread.leading, "person leads", "people lead"),
      "\(spread.active) active",
      "effective number of leads \(Rounding.fixed(spread.effectiveLeads, places: 1))",
      "\(TerminalEscaper.field(busiest.person.displayName)) holds \(busiest.posts.total) of "
        + "\(plural(spread.posts, "post")) (\(percent(share)))",
    ]
    return [parts.joined(separator: " · ")]
  }

  /// The areas in which AI agents took part.
  func assisted(_ areas: [Area]) -> [String] {
    let rows = areas.filter { $0.activity.assisted > 0 }.map { area in
      [
        TerminalEscaper.path(area.path),
        "\(area.activity.assisted) of \(plural(area.activity.commits, "commit"))",
      ]
    }
    return rows.isEmpty ? [] : table(["area", "with an AI agent"], rows, limits: [60, 30])
  }

  /// Docs that say when they were reviewed, beside what history says.
  func statements(_ areas: [Area]) -> [String] {
    var seen: Set<ByteString> = []
    let docs = areas.flatMap(\.docs).filter { $0.stated != nil && seen.insert($0.path).inserted }
      .sorted { $0.path < $1.path }
    func day(_ commit: CommitReference?) -> String {
      commit?.date?.date.description ?? "never"
    }
    let rows: [[String]] = docs.map { doc in
      let stated = doc.stated?.date.description ?? ""
      return [
        TerminalEscaper.path(doc.path), stated, day(doc.lastLeadChange), day(doc.lastChange),
      ]
    }
    return rows.isEmpty
      ? [] : table(["doc", "says", "lead changed", "changed"], rows, limits: [60, 10, 12, 10])
  }

  private func table(_ titles: [String], _ rows: [[String]], limits: [Int]) -> [String] {
    let all: [[String]] = [titles] + rows
    let widths: [Int] = titles.indices.map { column in
      let widest = all.map { DisplayWidth.of($0[column]) }.max() ?? 0
      return min(limits[column], widest)
    }
    func line(_ cells: [String]) -> String {
      let fitted = zip(cells, widths).map { DisplayWidth.fit($0, $1) }
      return StatusTable.withoutTrailingSpace(fitted.joined(separator: "  "))
    }
    return [style.bold(line(titles))] + rows.map(line)
  }
}
