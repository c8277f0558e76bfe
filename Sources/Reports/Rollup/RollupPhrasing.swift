internal import Basics
internal import LeadModel

/// Parts of a rollup in words, which several formats print.
enum RollupPhrasing {
  /// A number, or `—` where it is not known.
  static func number(_ count: Int?) -> String { count.map(String.init) ?? "—" }

  static func direction(_ direction: Direction) -> String {
    switch direction {
    case .better, .worse, .mixed: direction.rawValue
    case .same: "as before"
    case .unknown: "—"
    }
  }

  /// What the sentence about a lead's section says after the name.
  static func summary(_ section: Rollup.LeadSection) -> String {
    var parts = [WeeklyOutline.counts(overdue: section.overdueCount, due: section.dueCount)]
    if section.posts > 0 { parts.append(plural(section.posts, "post")) }
    if section.repositories.count > 1 {
      parts.append(plural(section.repositories.count, "repository", "repositories"))
    }
    if let until = section.awayUntil { parts.append("away until \(until)") }
    return parts.joined(separator: " · ")
  }

  /// What a lead's section leaves out; nil where it leaves out nothing.
  static func more(_ section: Rollup.LeadSection) -> String? {
    let parts = [
      section.overdueMore > 0 ? "\(section.overdueMore) more overdue" : nil,
      section.dueMore > 0 ? "\(section.dueMore) more due soon" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "and " + parts.joined(separator: ", ")
  }

  /// `error`, or `by 2026-11-30`
  static func urgency(_ item: Rollup.Item) -> String {
    item.due.map { "by \($0)" } ?? item.severity?.rawValue ?? ""
  }

  /// What is the matter and what comes next; the command is apart.
  static func sentence(_ item: Rollup.Item) -> String {
    item.next.isEmpty ? item.message : "\(item.message); \(item.next)"
  }

  /// `3 services, 1 team`
  static func posts(_ person: Rollup.PersonRow) -> String {
    [(person.services, "service"), (person.initiatives, "initiative"), (person.teams, "team")]
      .filter { $0.0 > 0 }.map { plural($0.0, $0.1) }.joined(separator: ", ")
  }

  /// `payments 3, search 1`, those with the most first, at most so many.
  static func repositories(_ person: Rollup.PersonRow, most: Int) -> [(name: String, posts: Int)] {
    let sorted = person.repositories.enumerated().sorted { left, right in
      let counts = (left.element.areas.count, right.element.areas.count)
      return counts.0 != counts.1 ? counts.0 > counts.1 : left.offset < right.offset
    }
    return sorted.prefix(most).map { ($0.element.name, $0.element.areas.count) }
  }

  /// How leading is spread, in parts of which none but the last names anybody; the name is left to
  /// who prints.
  static func spread(_ spread: Rollup.Spread) -> [String] {
    [
      plural(spread.leading, "person leads", "people lead"),
      plural(spread.posts, "post"),
      "\(spread.inSeveral) in more than one repository",
    ]
  }

  static func judged(_ rollup: Rollup) -> String {
    let repositories = plural(rollup.repositories.count, "repository", "repositories")
    let when =
      rollup.oldest.date == rollup.now.date
      ? "judged at \(rollup.now.date)" : "judged from \(rollup.oldest.date) to \(rollup.now.date)"
    return "\(repositories) · \(when)"
  }

  /// What the mark beside a repository's name means.
  static let factsAlone = "facts alone: what is stale or overdue is not known"
}
