/// When a lead has departed, stayed too long, or is away.
extension Threshold {
  static let departures: [Threshold] = departed + untilPassed + away

  private static let departed = [
    Threshold(
      "missing-handoff", "departed-days", .days(10), "since the lead's last commit",
      set: "departed-days: 10, quiet-days: 10, departed-commits: 3",
      finds: [
        .justAbove: "no commit by Anna Okafor in more than 10 days (limit 10), 3 by others since",
        .above: "no commit by Anna Okafor in 11 days (limit 10), 3 by others since",
      ], story: { left($0, others: 3, first: Scene.day) }),
    Threshold(
      "missing-handoff", nil, .days(365), "since the lead's last commit, by history",
      set: "quiet-days: 1000, departed-commits: 3",
      finds: [
        .justAbove: "no commit by Anna Okafor in more than 365 days (limit 365), 3 by others since",
        .above: "no commit by Anna Okafor in 366 days (limit 365), 3 by others since",
      ], story: { left($0, others: 3, first: Scene.day) }),
    Threshold(
      "missing-handoff", "quiet-days", .days(10), "since the lead's last commit, too early to tell",
      set: "quiet-days: 10, departed-commits: 3",
      finds: [
        .justAbove: .info("has not been seen since 2026-11-12, 10 days ago"),
        .above: .info("has not been seen since 2026-11-11, 11 days ago"),
      ], story: { left($0, others: 3, first: Scene.day) }),
    Threshold(
      "missing-handoff", nil, .days(20), "since the first of the others' commits",
      set: "departed-days: 10, quiet-days: 10, departed-commits: 3",
      finds: [
        .below: "in 20 days (limit 10), 3 by others since",
        .justBelow: "in 20 days (limit 10), 3 by others since",
      ], story: { left(20 * Scene.day, others: 3, first: $0) }),
    Threshold(
      "missing-handoff", "departed-commits", .count(3), "commits by others",
      set: "departed-days: 10, quiet-days: 10, departed-commits: 3",
      finds: [
        .at: "in 20 days (limit 10), 3 by others since",
        .above: "in 20 days (limit 10), 4 by others since",
      ], story: { left(20 * Scene.day, others: $0, first: Scene.day) }),
    Threshold(
      "missing-handoff", "departed-commits", .count(50), "commits by others",
      finds: [
        .at: "in 370 days (limit 365), 50 by others since",
        .above: "in 370 days (limit 365), 51 by others since",
      ], story: { left(370 * Scene.day, others: $0, first: Scene.day) }),
  ]

  private static let untilPassed = [
    Threshold(
      "missing-handoff", nil, .count(0), "days since the turn was to end",
      finds: [
        .above: "the turn of Anna Okafor was to end on 2026-11-21, 1 day ago, but the lead has"
      ],
      story: {
        Scene.commit(
          Scene.day * 100, Scene.anna,
          Scene.led(by: Scene.anna, "until: \(Scene.date(in: -$0))"))
      }),
    Threshold(
      "missing-handoff", nil, .count(0), "days since the turn was to end, in the morning",
      now: "2026-11-22T00:00:00Z",
      finds: [
        .above: "the turn of Anna Okafor was to end on 2026-11-21, 1 day ago, but the lead has"
      ],
      story: {
        Scene.commit(
          Scene.day * 100, Scene.anna,
          Scene.led(by: Scene.anna, "until: \(Scene.date(in: -$0))"))
      }),
    Threshold(
      "missing-handoff", nil, .count(0), "seconds from the end of a turn to the next lead's",
      finds: [
        .below: "the turn of Anna Okafor was to end on 2026-11-02, 20 days ago, but the lead has",
        .at: "the turn of Anna Okafor was to end on 2026-11-02, 20 days ago, but the lead has",
      ],
      story: {
        Scene.commit(
          Scene.day * 20 - $0, Scene.anna, Scene.led(by: Scene.anna, "until: 2026-11-02"))
      }),
  ]

  private static let away = [
    Threshold(
      "missing-handoff", nil, .count(7), "days until the absence begins",
      finds: [
        .below: "Anna Okafor is away from 2026-11-28 to 2026-12-24 without a cover",
        .at: "Anna Okafor is away from 2026-11-29 to 2026-12-24 without a cover",
      ], story: { absent(from: Scene.date(in: $0), to: "2026-12-24") }),
    Threshold(
      "missing-handoff", nil, .count(7), "days until the absence begins, in the morning",
      now: "2026-11-22T00:00:00Z",
      finds: [
        .below: "Anna Okafor is away from 2026-11-28 to 2026-12-24 without a cover",
        .at: "Anna Okafor is away from 2026-11-29 to 2026-12-24 without a cover",
      ], story: { absent(from: Scene.date(in: $0), to: "2026-12-24") }),
    Threshold(
      "missing-handoff", nil, .count(0), "days since the absence ended",
      finds: [
        .below: "Anna Okafor is away from 2026-11-01 to 2026-11-23 without a cover",
        .at: "Anna Okafor is away from 2026-11-01 to 2026-11-22 without a cover",
      ], story: { absent(from: "2026-11-01", to: Scene.date(in: -$0)) }),
    Threshold(
      "missing-handoff", nil, .count(0), "days from the end of the absence to the cover's own",
      finds: [
        .below: "the cover, Ben Ito, is away too (services/ledger, 2026-11-24 to 2026-12-24)",
        .at: "the cover, Ben Ito, is away too (services/ledger, 2026-11-25 to 2026-12-24)",
      ],
      story: {
        let own = "{from: \(Scene.date(in: $0 + 3)), to: 2026-12-24, cover: cleo@example.com}"
        return Scene.tell(
          absent(from: "2026-11-20", to: Scene.date(in: 3), ", cover: ben@example.com"),
          Scene.commit(
            Scene.day, Scene.ben,
            Scene.owners(
              "services/ledger", "lead: \(Scene.ben)", "status: paused", "away: [\(own)]")))
      }),
  ]

  /// The lead made the last commit so many seconds ago. Others made so many, the first then and the
  /// rest yesterday.
  private static func left(_ age: Int, others: Int, first: Int) -> String {
    Scene.tell(
      Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna)),
      Scene.commit(age, Scene.anna, Scene.elsewhere),
      Scene.commit(first, Scene.ben, Scene.elsewhere),
      Scene.commits(others - 1, Scene.day, Scene.cleo, Scene.elsewhere))
  }

  private static func absent(from: String, to: String, _ cover: String = "") -> String {
    Scene.commit(
      50 * Scene.day, Scene.anna,
      Scene.led(by: Scene.anna, "away: [{from: \(from), to: \(to)\(cover)}]"))
  }
}
