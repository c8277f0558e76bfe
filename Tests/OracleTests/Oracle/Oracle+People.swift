import Basics
import Foundation
import TestSupport

/// Who is active, present and named; and how leading is spread.
extension Oracle {
  /// Everyone credited within the window.
  private var active: Set<ByteString> {
    let start = history.now.earlier(days: history.rules.settings.window ?? 180).seconds
    let within = history.commits.indices.filter { commit in
      history.graph.dates[commit].map { $0 >= start } ?? false
    }
    return Set(within.flatMap { history.credited[$0] })
  }

  /// "the newest commit that names any of their addresses as author or co-author"
  private func seen(_ email: ByteString) -> Int? {
    history.graph.newest(
      history.commits.indices.filter { history.isThere($0) && history.named[$0].contains(email) })
  }

  /// "seen within `present-days` (180), or under a planned absence"
  func isPresent(_ email: ByteString) -> Bool {
    let start = history.now.earlier(days: history.rules.presentDays).seconds
    let date = seen(email).flatMap { history.graph.dates[$0] }
    return date.map { $0 >= start } ?? false || absence(of: email) != .null
  }

  /// "everyone credited in the activity window or named in an `OWNERS.lead`"; "bots are not listed"
  func peopleFacts() -> [JSONValue] {
    let named = Set(areas.flatMap { $0.owners.everyone }.map { history.people.email(of: $0) })
    let listed = active.union(named).filter { history.people.kind(ofEmail: $0) != .bot }
    return listed.sorted().map { email in
      .object([
        "name": .optional(name(of: email)), "email": .bytes(email),
        "addresses": .list(history.people.addresses(email).map { .bytes($0) }),
        "kind": .string(history.people.kind(ofEmail: email).rawValue),
        "leads": .list(
          areas.filter { $0.leads.contains(email) }.map { .bytes($0.printedPath) }),
        "seen": seen(email).map { commit in
          .object(["commit": .string(history.commits[commit].id), "date": date(commit)])
        } ?? .null,
        "posts": posts(of: email), "away": absence(of: email),
      ])
    }
  }

  func person(_ email: ByteString) -> JSONValue {
    .object(["name": .optional(name(of: email)), "email": .bytes(email)])
  }

  /// From `people`, else as an `OWNERS.lead` has it, else as the newest commit has it.
  func name(of email: ByteString) -> ByteString? {
    if let declared = history.people.declaredName(email) { return declared }
    for reference in areas.flatMap({ $0.owners.everyone }) {
      if let name = reference.name, history.people.email(of: reference) == email { return name }
    }
    return history.people.historicalName(email)
  }

  private func ledAreas(_ email: ByteString) -> [OracleArea] {
    areas.filter { $0.owners.status == "active" && $0.leads.contains(email) }
  }

  private func posts(of email: ByteString) -> JSONValue {
    func count(_ kind: ByteString) -> JSONValue {
      .count(ledAreas(email).count { $0.owners.kind == kind })
    }
    return .object([
      "services": count("service"), "initiatives": count("initiative"), "teams": count("team"),
    ])
  }

  /// The absence under way, of the first area in path order that has one.
  private func absence(of email: ByteString) -> JSONValue {
    let today = history.now.date
    for area in areas where area.leads.contains(email) {
      for entry in area.owners.away where entry.from <= today && today <= entry.to {
        return .object([
          "from": .string(entry.from.description), "to": .string(entry.to.description),
          "cover": entry.cover.map { person(history.people.email(of: $0)) } ?? .null,
        ])
      }
    }
    return .null
  }

  func spread() -> JSONValue {
    let leads = Set(areas.filter { $0.owners.status == "active" }.flatMap(\.leads))
    let held = leads.map { (email: $0, posts: ledAreas($0).count) }
    let posts = held.map(\.posts).reduce(0, +)
    let parts = held.map { Double($0.posts) / Double(posts) }
    // 2 to the power of the entropy in bits is the same number as e to that in nats.
    let effective = pow(2, -parts.map { $0 * log2($0) }.reduce(0, +))
    let busiest = held.sorted { $0.posts != $1.posts ? $0.posts > $1.posts : $0.email < $1.email }
      .first
    let active = active
    return .object([
      "leading": .count(leads.count), "active": .count(active.count), "posts": .count(posts),
      "share": active.isEmpty
        ? .null : .number(rounded(Double(leads.count) / Double(active.count))),
      "effectiveLeads": .number(posts == 0 ? 0 : rounded(effective)),
      "busiest": busiest.map { busiest in
        .object([
          "name": .optional(name(of: busiest.email)), "email": .bytes(busiest.email),
          "posts": .count(busiest.posts),
          "share": .number(rounded(Double(busiest.posts) / Double(posts))),
        ])
      } ?? .null,
    ])
  }

  /// The date of review in a doc's front matter; the random docs use but one of the keys.
  func stated(in path: ByteString) throws -> JSONValue {
    let key: ByteString = "last_reviewed_on: "
    guard let entry = history.tree[path], entry.isFile,
      let lines = try history.blob(entry.object).flatMap(frontMatter),
      let line = lines.firstIndex(where: { $0.hasPrefix(key) }),
      let date = CalendarDate(ByteString(lines[line].bytes.dropFirst(key.count)).trimmed)
    else { return .null }
    return .object([
      "key": .string("last_reviewed_on"), "date": .string(date.description),
      "line": .count(line + 2),
    ])
  }
}
