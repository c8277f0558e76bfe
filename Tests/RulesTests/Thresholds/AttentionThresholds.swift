/// How long a lead may look away from the docs.
extension Threshold {
  static let attention: [Threshold] = staleDocs + dueSoon

  private static let staleDocs = [
    Threshold(
      "stale-docs", "days", .days(10), "since the lead changed a doc", set: "days: 10",
      finds: [
        .justAbove: .warning("Anna Okafor last looked more than 10 days ago (limit 10)"),
        .above: .warning("Anna Okafor last looked 11 days ago (limit 10)"),
      ], story: { touched($0) }),
    Threshold(
      "stale-docs", "days", .days(180), "since the lead changed a doc",
      finds: [
        .justAbove: .warning("Anna Okafor last looked more than 180 days ago (limit 180)"),
        .above: .warning("Anna Okafor last looked 181 days ago (limit 180)"),
      ], story: { touched($0) }),
    Threshold(
      "stale-docs", "days", .days(10), "since the lead reviewed the docs", set: "days: 10",
      finds: [
        .justAbove: .warning("Anna Okafor last looked more than 10 days ago (limit 10)"),
        .above: .warning("Anna Okafor last looked 11 days ago (limit 10)"),
      ],
      story: {
        Scene.tell(
          Scene.commit(
            400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.describe, Scene.work),
          Scene.commit(
            $0, Scene.anna, Scene.elsewhere, "trailer Docs-reviewed: \(Scene.checkout)"),
          Scene.commit(Scene.day, Scene.ben, Scene.work))
      }),
    Threshold(
      "stale-docs", "days", .days(10), "since the lead's turn began", set: "days: 10",
      finds: [
        .justAbove: .warning("Anna Okafor has led for more than 10 days and has not looked at the"),
        .above: .warning("has led for 11 days and has not looked at the docs yet (limit 10)"),
      ],
      story: {
        Scene.tell(
          Scene.commit(
            400 * Scene.day, Scene.ben, Scene.led(by: Scene.ben), Scene.describe, Scene.work),
          Scene.commit($0, Scene.anna, Scene.led(by: Scene.anna)),
          Scene.commit(Scene.day, Scene.ben, Scene.work))
      }),
    Threshold(
      "stale-docs", nil, .count(1), "commits to the code since", set: "days: 10",
      finds: [
        .below: .info("20 days ago (limit 10); the code has not changed since"),
        .at: .warning("for 20 days while 1 commit changed the code; Anna Okafor last looked 20"),
        .above: .warning("for 20 days while 2 commits changed the code; Anna Okafor last looked"),
      ], story: { moved($0, Scene.day) }),
    Threshold(
      "stale-docs", "behind", .count(3), "commits to the code since", set: "days: 10, behind: 3",
      finds: [
        .below: .warning("for 20 days while 2 commits changed the code"),
        .at: "for 20 days while 3 commits changed the code",
        .above: "for 20 days while 4 commits changed the code",
      ], story: { moved($0, Scene.day) }),
    Threshold(
      "stale-docs", "behind", .count(10), "commits to the code since", set: "days: 10",
      finds: [
        .below: .warning("for 20 days while 9 commits changed the code"),
        .at: "for 20 days while 10 commits changed the code",
        .above: "for 20 days while 11 commits changed the code",
      ], story: { moved($0, Scene.day) }),
    Threshold(
      "stale-docs", nil, .count(4), "paths of the commit by which the lead looked",
      set: "days: 10", history: "sweeping-commit: 4",
      finds: [.above: .warning("20 days ago (limit 10)")], story: { swept($0) }),
    Threshold(
      "stale-docs", nil, .count(250), "paths of the commit by which the lead looked",
      set: "days: 10", finds: [.above: .warning("20 days ago (limit 10)")], story: { swept($0) }),
  ]

  private static let dueSoon = [
    Threshold(
      "stale-docs", "due-soon", .days(5), "until the docs fall due", set: "days: 30, due-soon: 5",
      asks: .docsDueSoon,
      finds: [
        .below: "services/checkout is due on 2026-11-26T23:59:59Z",
        .justBelow: "services/checkout is due on 2026-11-27T23:59:58Z",
        .at: "services/checkout is due on 2026-11-27T23:59:59Z",
      ], story: { touched(30 * Scene.day - $0) }),
    Threshold(
      "stale-docs", "due-soon", .days(14), "until the docs fall due", asks: .docsDueSoon,
      finds: [
        .below: "services/checkout is due on 2026-12-05T23:59:59Z",
        .justBelow: "services/checkout is due on 2026-12-06T23:59:58Z",
        .at: "services/checkout is due on 2026-12-06T23:59:59Z",
      ], story: { touched(180 * Scene.day - $0) }),
    // What fell due is a finding, and no more foretold.
    Threshold(
      "stale-docs", "days", .days(30), "since the lead changed a doc that fell due",
      set: "days: 30, due-soon: 5", asks: .docsDueSoon,
      finds: [
        .below: "services/checkout is due on 2026-11-23T23:59:59Z",
        .justBelow: "services/checkout is due on 2026-11-23T00:00:00Z",
        .at: "services/checkout is due on 2026-11-22T23:59:59Z",
      ], story: { touched($0) }),
  ]

  /// The lead last changed a doc so many seconds ago, and somebody the code since.
  private static func touched(_ age: Int) -> String {
    Scene.tell(
      Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.work),
      Scene.commit(age, Scene.anna, Scene.describe),
      Scene.commit(Scene.day, Scene.ben, Scene.work))
  }

  /// The lead looked 20 days ago, and the code changed so many times so many seconds ago.
  private static func moved(_ commits: Int, _ age: Int) -> String {
    Scene.tell(
      Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.work),
      Scene.commit(20 * Scene.day, Scene.anna, Scene.describe),
      Scene.commits(commits, age, Scene.ben, Scene.work))
  }

  /// The lead looked 20 days ago, changed so many paths lately, a doc among them, and then came others.
  private static func swept(_ paths: Int) -> String {
    let others = (1..<paths).map { "change \(Scene.checkout)/part\($0).swift" }
    return Scene.tell(
      Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.work),
      Scene.commit(20 * Scene.day, Scene.anna, Scene.describe),
      Scene.commits(1, 2 * Scene.day, Scene.anna, [Scene.describe] + others),
      Scene.commit(Scene.day, Scene.ben, Scene.work))
  }
}
