/// How long turns last, and how they begin and end.
extension Threshold {
  static let turns: [Threshold] = permanentPost + unacceptedLead

  private static let permanentPost = [
    Threshold(
      "permanent-post", "days", .days(10), "since the turn began", set: "days: 10",
      finds: [
        .justAbove: "Anna Okafor has been the lead for more than 10 days (limit 10)",
        .above: "Anna Okafor has been the lead for 11 days (limit 10)",
      ], story: { Scene.commit($0, Scene.anna, Scene.led(by: Scene.anna)) }),
    Threshold(
      "permanent-post", "days", .days(1095), "since the turn began",
      finds: [
        .justAbove: "Anna Okafor has been the lead for more than 1095 days (limit 1095)",
        .above: "Anna Okafor has been the lead for 1096 days (limit 1095)",
      ], story: { Scene.commit($0, Scene.anna, Scene.led(by: Scene.anna)) }),
    Threshold(
      "permanent-post", "days", .days(10), "since the turn began that another one ended",
      set: "days: 10",
      finds: [
        .justAbove: "Anna Okafor has been the lead for more than 10 days (limit 10)",
        .above: "Anna Okafor has been the lead for 11 days (limit 10)",
      ],
      story: {
        Scene.tell(
          Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna)),
          Scene.commit(300 * Scene.day, Scene.ben, Scene.led(by: Scene.ben)),
          Scene.commit($0, Scene.anna, Scene.led(by: Scene.anna)))
      }),
    Threshold(
      "permanent-post", nil, .count(30), "days until the turn ends",
      finds: [
        .below: .warning("the turn of Anna Okafor ends in 29 days, on 2026-12-21, and no handoff"),
        .at: .warning("the turn of Anna Okafor ends in 30 days, on 2026-12-22, and no handoff"),
      ], story: { ending(Scene.date(in: $0)) }),
    // A day ends at midnight: at noon the end of the day 30 days on is further than 30 days off.
    Threshold(
      "permanent-post", nil, .count(29), "days until the turn ends, at noon",
      now: "2026-11-22T12:00:00Z",
      finds: [
        .below: .warning("the turn of Anna Okafor ends in 28 days, on 2026-12-20, and no handoff"),
        .at: .warning("the turn of Anna Okafor ends in 29 days, on 2026-12-21, and no handoff"),
      ], story: { ending(Scene.date(in: $0)) }),
    Threshold(
      "permanent-post", nil, .count(0), "days since the turn ended",
      finds: [
        .below: .warning("the turn of Anna Okafor ends in 1 day, on 2026-11-23, and no handoff"),
        .at: .warning("the turn of Anna Okafor ends today, 2026-11-22, and no handoff is prepared"),
      ], story: { ending(Scene.date(in: -$0)) }),
    Threshold(
      "permanent-post", nil, .count(0), "days from the beginning of the turn to the handoff",
      finds: [
        .below: .warning("the turn of Anna Okafor ends in 10 days, on 2026-12-02, and no handoff"),
        .at: .warning("the turn of Anna Okafor ends in 10 days, on 2026-12-02, and no handoff"),
      ],
      story: {
        ending(
          Scene.date(in: 10),
          "handoffs: [{date: \(Scene.date(in: $0 - 100)), from: anna@example.com, "
            + "to: ben@example.com, notes: the cache is new}]")
      }),
  ]

  private static let unacceptedLead = [
    Threshold(
      "unaccepted-lead", "grace", .days(10), "since others named the lead", set: "grace: 10",
      finds: [
        .justAbove:
          "Anna Okafor was named lead more than 10 days ago (limit 10), and no commit",
        .above: "Anna Okafor was named lead 11 days ago (limit 10), and no commit shows",
      ], story: { named($0) }),
    Threshold(
      "unaccepted-lead", "grace", .days(14), "since others named the lead",
      finds: [
        .justAbove:
          "Anna Okafor was named lead more than 14 days ago (limit 14), and no commit",
        .above: "Anna Okafor was named lead 15 days ago (limit 14), and no commit shows",
      ], story: { named($0) }),
    Threshold(
      "unaccepted-lead", "lookback", .days(30), "since others named the lead",
      set: "lookback: 30",
      finds: [
        .below: "Anna Okafor was named lead 29 days ago (limit 14), and no commit shows",
        .justBelow: "Anna Okafor was named lead 29 days ago (limit 14), and no commit shows",
        .at: "Anna Okafor was named lead 30 days ago (limit 14), and no commit shows",
      ], story: { named($0) }),
    Threshold(
      "unaccepted-lead", "lookback", .days(180), "since others named the lead",
      finds: [
        .below: "Anna Okafor was named lead 179 days ago (limit 14), and no commit shows",
        .justBelow: "Anna Okafor was named lead 179 days ago (limit 14), and no commit shows",
        .at: "Anna Okafor was named lead 180 days ago (limit 14), and no commit shows",
      ], story: { named($0) }),
  ]

  /// Anna took the lead 100 days ago, until a day.
  private static func ending(_ until: String, _ key: String = "contact: \"#checkout\"") -> String {
    Scene.commit(
      100 * Scene.day, Scene.anna, Scene.led(by: Scene.anna, "until: \(until)", key))
  }

  /// Ben named Anna so many seconds ago; her work goes on, elsewhere.
  private static func named(_ age: Int) -> String {
    Scene.tell(
      Scene.commit(400 * Scene.day, Scene.ben, Scene.work),
      Scene.commit(age, Scene.ben, Scene.led(by: Scene.anna)),
      Scene.commit(Scene.day, Scene.anna, Scene.elsewhere))
  }
}
