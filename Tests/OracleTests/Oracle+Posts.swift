import Basics
import Foundation
import TestSupport

/// Posts, absences and how leading is spread; and what docs say of themselves.
extension Oracle {
  private func ledAreas(_ email: ByteString) -> [OracleArea] {
    areas.filter { $0.owners.status == "active" && $0.leads.contains(email) }
  }

  func posts(of email: ByteString) -> JSONValue {
    func count(_ kind: ByteString) -> JSONValue {
      .count(ledAreas(email).count { $0.owners.kind == kind })
    }
    return .object([
      "services": count("service"), "initiatives": count("initiative"), "teams": count("team"),
    ])
  }

  /// The absence under way, of the first area in path order that has one.
  func absence(of email: ByteString) -> JSONValue {
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
      let place = lines.firstIndex(where: { $0.hasPrefix(key) }),
      let date = CalendarDate(ByteString(lines[place].bytes.dropFirst(key.count)).trimmed)
    else { return .null }
    return .object([
      "key": .string("last_reviewed_on"), "date": .string(date.description),
      "line": .count(place + 2),
    ])
  }
}
