import Basics
import Foundation
import Testing

@testable import Reports

/// Documents as repositories write them, with no more in them than a rollup reads.
struct SampleDocument {
  var title = "Leads and docs"
  var now = "2026-11-22T12:00:00Z"
  var areas: [[String: Any]] = []
  var healthy = 0
  var errors = 0
  var staleDocs = 0
  var silos = 0
  var missingHandoffs = 0
  var change: Any = NSNull()
  var leads: [[String: Any]] = []
  var leaderless: [[String: Any]] = []
  var posts: [[String: Any]] = []
  var unled: [[String: Any]] = []
  var invalidFiles = 0
  var hasPseudonyms = false

  static func person(_ name: String, _ email: String?) -> [String: Any] {
    ["name": name, "email": email.map { $0 as Any } ?? NSNull()]
  }

  static func area(
    _ path: String, _ leads: [[String: Any]], kind: String = "service", status: String = "active"
  ) -> [String: Any] {
    [
      "path": path, "name": path.uppercased(), "kind": kind, "status": status,
      "leads": leads.map { ["person": $0, "since": "2026-01-05T00:00:00Z"] },
    ]
  }

  static func item(
    _ area: String, severity: String? = "error", due: String? = nil,
    message: String = "the docs are old", command: String? = "leadlint review x"
  ) -> [String: Any] {
    [
      "rule": "stale-docs", "severity": severity.map { $0 as Any } ?? NSNull(), "area": area,
      "areaName": area.uppercased(), "message": message, "next": "read the docs",
      "command": command.map { $0 as Any } ?? NSNull(), "due": due.map { $0 as Any } ?? NSNull(),
      "isNew": false, "fingerprint": NSNull(),
    ]
  }

  static func lead(
    _ person: [String: Any], overdue: [[String: Any]] = [], more: Any = 0,
    due: [[String: Any]] = [], away: String? = nil
  ) -> [String: Any] {
    [
      "person": person, "posts": 1, "awayUntil": away.map { $0 as Any } ?? NSNull(),
      "overdue": overdue, "overdueMore": more, "due": due, "dueMore": 0,
    ]
  }

  /// As `leadlint.report/1`.
  var object: [String: Any] {
    let figure: (String) -> [String: Any] = { ["id": $0, "change": self.change] }
    return [
      "schema": "leadlint.report/1", "title": title, "now": now,
      "tip": "0123456789abcdef0123456789abcdef01234567", "direction": "same",
      "scope": [
        "team": NSNull(), "lead": NSNull(), "area": NSNull(), "hasPseudonyms": hasPseudonyms,
      ],
      "figures": ["healthyAreas", "staleDocs", "silos", "missingHandoffs"].map(figure),
      "trend": [
        [
          "areas": areas.count { $0["status"] as? String == "active" }, "healthy": healthy,
          "staleDocs": staleDocs, "silos": silos, "missingHandoffs": missingHandoffs,
          "errors": errors, "warnings": 0,
        ]
      ],
      "leads": leads, "leaderless": leaderless, "posts": posts, "unled": unled, "areas": areas,
      "invalidFiles": Array(repeating: ["path": "x"], count: invalidFiles),
    ]
  }

  /// As `leadlint.status/2`.
  static func status(
    now: String = "2026-11-22T12:00:00Z", areas: [[String: Any]] = [], people: [[String: Any]] = []
  ) -> [String: Any] {
    [
      "schema": "leadlint.status/2", "version": "0.1.0", "now": now, "tip": NSNull(),
      "areas": areas, "people": people,
    ]
  }

  static func factsArea(
    _ path: String, lead: String?, share: Double = 0.5, commits: Int = 20,
    changes: [[String: Any]] = []
  ) -> [String: Any] {
    [
      "path": path, "name": path, "kind": "service", "status": "active",
      "leads": lead.map { [["name": NSNull(), "email": $0, "since": NSNull()]] } ?? [],
      "activity": [
        "commits": commits,
        "people": lead.map { [["email": $0, "share": share] as [String: Any]] } ?? [],
      ],
      "leadChanges": changes,
    ]
  }
}

enum RollupSample {
  static func bytes(_ object: [String: Any]) throws -> [UInt8] {
    Array(try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]))
  }

  static func digest(
    _ object: [String: Any], file: ByteString, name: ByteString? = nil
  ) throws -> RepositoryDigest {
    try RollupReader.read(try bytes(object), file: file, name: name)
  }

  static func rollup(
    _ documents: [RepositoryDigest], maxPerLead: Int = 5
  ) throws -> Rollup {
    try RollupBuilder.rollup(
      documents, unread: [],
      RollupBuilder.Options(title: "All of it", version: "1.2.3", maxPerLead: maxPerLead))
  }

  static var anna: [String: Any] { SampleDocument.person("Anna Okafor", "anna@example.com") }
  static var ben: [String: Any] { SampleDocument.person("Ben Ito", "Ben@Example.com") }

  /// Three repositories: one in trouble, one of facts alone, one without areas.
  static func fleet() throws -> [RepositoryDigest] {
    typealias Document = SampleDocument
    var shop = Document()
    shop.areas = [
      Document.area("services/cart", [anna]), Document.area("services/pay", [anna, ben]),
      Document.area("teams/x", [ben], kind: "team"), Document.area("old", [anna], status: "done"),
      Document.area("empty", []),
    ]
    shop.healthy = 1
    shop.errors = 6
    shop.staleDocs = 2
    shop.change = -1
    shop.leads = [
      Document.lead(
        anna,
        overdue: [
          Document.item("services/cart", severity: "warning"), Document.item("services/pay"),
        ], more: 2, due: [Document.item("services/cart", severity: nil, due: "2026-12-01")],
        away: "2026-12-24")
    ]
    shop.unled = [
      ["path": "libs", "message": "nobody leads libs"], ["path": "empty", "message": "x"],
    ]
    shop.posts = [
      ["person": anna, "lastCommit": "2026-11-01T00:00:00Z", "awayUntil": NSNull()]
    ]
    let facts = Document.status(
      areas: [
        Document.factsArea(
          "a", lead: "anna@example.com", share: 0.9,
          changes: [
            ["date": "2026-11-01T00:00:00Z", "handoff": "missing"],
            ["date": "2020-11-01T00:00:00Z", "handoff": "missing"],
            ["date": NSNull(), "handoff": "missing"],
            ["date": "2026-11-01T00:00:00Z", "handoff": NSNull()],
          ])
      ],
      people: [
        [
          "name": "Anna O.", "email": "anna@example.com",
          "seen": ["date": "2026-11-20T00:00:00Z"], "away": NSNull(),
        ]
      ])
    return [
      try digest(shop.object, file: "out/shop/report.json"),
      try digest(facts, file: "search.json"),
      try digest(SampleDocument().object, file: "bare.json"),
    ]
  }
}
