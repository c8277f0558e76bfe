/// How long leads may be out of sight, areas at rest and initiatives late.
extension Threshold {
  static let rest: [Threshold] = absentLead + dormantArea + dates

  private static let absentLead = [
    Threshold(
      "absent-lead", "days", .days(10), "since the lead's last change",
      set: "days: 10, commits: 3",
      finds: [
        .justAbove:
          "Anna Okafor last changed something in the area more than 10 days ago (limit 10)",
        .above: "Anna Okafor last changed something in the area 11 days ago (limit 10)",
      ], story: { seen($0, others: 3) }),
    Threshold(
      "absent-lead", "days", .days(365), "since the lead's last change",
      finds: [
        .justAbove:
          "Anna Okafor last changed something in the area more than 365 days ago (limit 365)",
        .above: "Anna Okafor last changed something in the area 366 days ago (limit 365)",
      ], story: { seen($0, others: 5) }),
    Threshold(
      "absent-lead", "days", .days(10), "since others named the lead",
      set: "days: 10, commits: 3",
      finds: [
        .justAbove: "Anna Okafor is credited with no change in the area; others made 3 commits",
        .above: "Anna Okafor is credited with no change in the area; others made 3 commits",
      ],
      story: {
        Scene.tell(
          Scene.commit(400 * Scene.day, Scene.ben, Scene.work, Scene.led(by: Scene.ben)),
          Scene.commit(300 * Scene.day, Scene.anna, Scene.elsewhere),
          Scene.commit($0, Scene.ben, Scene.led(by: Scene.anna)),
          Scene.commits(3, Scene.day, Scene.ben, Scene.work))
      }),
    Threshold(
      "absent-lead", "days", .days(10), "since the first of the commits by others",
      set: "days: 10, commits: 3",
      finds: [
        .below: "20 days ago (limit 10); others made 3 commits there in the last 10 days",
        .justBelow: "20 days ago (limit 10); others made 3 commits there in the last 10 days",
        .at: "20 days ago (limit 10); others made 3 commits there in the last 10 days",
      ],
      story: {
        Scene.tell(
          Scene.commit(20 * Scene.day, Scene.anna, Scene.led(by: Scene.anna)),
          Scene.commit($0, Scene.ben, Scene.work),
          Scene.commits(2, Scene.day, Scene.ben, Scene.work))
      }),
    Threshold(
      "absent-lead", "commits", .count(3), "commits by others", set: "days: 10, commits: 3",
      finds: [
        .at: "others made 3 commits there in the last 10 days",
        .above: "others made 4 commits there in the last 10 days",
      ], story: { seen(20 * Scene.day, others: $0) }),
    Threshold(
      "absent-lead", "commits", .count(5), "commits by others",
      finds: [
        .at: "others made 5 commits there in the last 365 days",
        .above: "others made 6 commits there in the last 365 days",
      ], story: { seen(370 * Scene.day, others: $0) }),
    Threshold(
      "absent-lead", nil, .count(1), "commits by others where none are asked for",
      set: "days: 10, commits: 0",
      finds: [
        .at: "others made 1 commit there in the last 10 days",
        .above: "others made 2 commits there in the last 10 days",
      ], story: { seen(20 * Scene.day, others: $0) }),
    Threshold(
      "absent-lead", nil, .count(0), "days since the absence ended", set: "days: 10, commits: 3",
      finds: [.above: "20 days ago (limit 10)"],
      story: {
        seen(
          20 * Scene.day, others: 3,
          "away: [{from: 2026-11-01, to: \(Scene.date(in: -$0)), cover: ben@example.com}]")
      }),
    Threshold(
      "absent-lead", nil, .count(0), "days until the absence begins",
      set: "days: 10, commits: 3", finds: [.above: "20 days ago (limit 10)"],
      story: {
        seen(
          20 * Scene.day, others: 3,
          "away: [{from: \(Scene.date(in: $0)), to: 2026-12-24, cover: ben@example.com}]")
      }),
    Threshold(
      "absent-lead", nil, .count(0), "days until the absence begins, in the morning",
      set: "days: 9, commits: 3", now: "2026-11-22T00:00:00Z",
      finds: [.above: "19 days ago (limit 9)"],
      story: {
        seen(
          20 * Scene.day, others: 3,
          "away: [{from: \(Scene.date(in: $0)), to: 2026-12-24, cover: ben@example.com}]")
      }),
  ]

  private static let dormantArea = [
    Threshold(
      "dormant-area", "services", .days(10), "since a service changed", set: "services: 10",
      finds: [
        .justAbove: "in the service since 2026-11-12, more than 10 days ago (limit 10)",
        .above: "in the service since 2026-11-11, 11 days ago (limit 10)",
      ], story: { rested($0, Scene.checkout) }),
    Threshold(
      "dormant-area", "initiatives", .days(10), "since an initiative changed",
      set: "initiatives: 10",
      finds: [
        .justAbove: .warning("in the initiative since 2026-11-12, more than 10 days ago"),
        .above: .warning("in the initiative since 2026-11-11, 11 days ago (limit 10)"),
      ], story: { rested($0, "initiatives/widget-api") }),
    Threshold(
      "dormant-area", "initiatives", .days(60), "since an initiative changed",
      finds: [
        .justAbove: .warning("in the initiative since 2026-09-23, more than 60 days ago"),
        .above: .warning("in the initiative since 2026-09-22, 61 days ago (limit 60)"),
      ], story: { rested($0, "initiatives/widget-api") }),
    Threshold(
      "dormant-area", "initiatives", .days(10), "since an initiative changed, told as an error",
      set: "initiatives: 10, initiative-severity: error",
      finds: [
        .justAbove: .error("in the initiative since 2026-11-12, more than 10 days ago"),
        .above: .error("in the initiative since 2026-11-11, 11 days ago (limit 10)"),
      ], story: { rested($0, "initiatives/widget-api") }),
  ]

  private static let dates = [
    Threshold(
      "overdue-initiative", nil, .count(0), "days since the initiative was due",
      finds: [.above: "was due on 2026-11-21, 1 day ago, and is still active"],
      story: { due(Scene.date(in: -$0)) }),
    Threshold(
      "overdue-initiative", nil, .count(0), "days since the initiative was due, in the morning",
      now: "2026-11-22T00:00:00Z",
      finds: [.above: "was due on 2026-11-21, 1 day ago, and is still active"],
      story: { due(Scene.date(in: -$0)) }),
    Threshold(
      "expired-waiver", nil, .count(0), "days since the waiver ran out",
      finds: [.above: "'missing-docs' expired on 2026-11-21; its finding counts"],
      story: {
        let waiver = "{rule: missing-docs, until: \(Scene.date(in: -$0)), reason: it is new}"
        return Scene.commit(
          Scene.day, Scene.anna, Scene.led(by: Scene.anna, "waivers: [\(waiver)]"))
      }),
    Threshold(
      "missing-docs", nil, .count(0), "days since the waiver of it ran out",
      finds: [
        .below: .waived("no architecture docs"),
        .at: .waived("no architecture docs"),
        .above: "no architecture docs",
      ],
      story: {
        let waiver = "{rule: missing-docs, until: \(Scene.date(in: -$0)), reason: it is new}"
        return Scene.commit(
          Scene.day, Scene.anna, Scene.led(by: Scene.anna, "waivers: [\(waiver)]"))
      }),
  ]

  /// The lead changed something so many seconds ago, and others so often yesterday.
  private static func seen(
    _ age: Int, others: Int, _ key: String = "contact: \"#checkout\""
  ) -> String {
    Scene.tell(
      Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna, key)),
      Scene.commit(age, Scene.anna, Scene.work),
      Scene.commits(others, Scene.day, Scene.ben, Scene.work))
  }

  /// Anybody last changed the area so many seconds ago; elsewhere the work goes on.
  private static func rested(_ age: Int, _ area: String) -> String {
    Scene.tell(
      Scene.commit(400 * Scene.day, Scene.anna, Scene.owners(area, "lead: \(Scene.anna)")),
      Scene.commit(age, Scene.ben, "change \(area)/main.swift"),
      Scene.commit(0, Scene.ben, Scene.elsewhere))
  }

  private static func due(_ date: String) -> String {
    Scene.commit(
      400 * Scene.day, Scene.anna,
      Scene.owners("initiatives/widget-api", "lead: \(Scene.anna)", "due: \(date)"))
  }
}
