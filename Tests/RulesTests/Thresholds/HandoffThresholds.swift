/// How far back a change of the lead is looked at, and how near to it the handoff is to be.
extension Threshold {
  static let handoffs: [Threshold] = lookback + match + settle

  private static let lookback = [
    Threshold(
      "missing-handoff", "lookback", .days(10), "since the lead changed", set: "lookback: 10",
      finds: [
        .below: "from Anna Okafor to Ben Ito on 2026-11-13 and no handoff is recorded",
        .justBelow: "from Anna Okafor to Ben Ito on 2026-11-13 and no handoff is recorded",
        .at: "from Anna Okafor to Ben Ito on 2026-11-12 and no handoff is recorded",
      ], story: { changed($0, Scene.led(by: Scene.ben)) }),
    Threshold(
      "missing-handoff", "lookback", .days(180), "since the lead changed",
      finds: [
        .below: "from Anna Okafor to Ben Ito on 2026-05-27 and no handoff is recorded",
        .justBelow: "from Anna Okafor to Ben Ito on 2026-05-27 and no handoff is recorded",
        .at: "from Anna Okafor to Ben Ito on 2026-05-26 and no handoff is recorded",
      ], story: { changed($0, Scene.led(by: Scene.ben)) }),
    Threshold(
      "missing-handoff", "lookback", .days(10), "since the file was deleted",
      set: "lookback: 10",
      finds: [
        .below: "OWNERS.lead was deleted on 2026-11-13 while files remain in services/checkout",
        .justBelow: "OWNERS.lead was deleted on 2026-11-13 while files remain",
        .at: "OWNERS.lead was deleted on 2026-11-12 while files remain in services/checkout",
      ], story: { changed($0, "delete \(Scene.checkout)/OWNERS.lead") }),
    Threshold(
      "missing-handoff", "lookback", .days(180), "since the file was deleted",
      finds: [
        .below: "OWNERS.lead was deleted on 2026-05-27 while files remain in services/checkout",
        .justBelow: "OWNERS.lead was deleted on 2026-05-27 while files remain",
        .at: "OWNERS.lead was deleted on 2026-05-26 while files remain in services/checkout",
      ], story: { changed($0, "delete \(Scene.checkout)/OWNERS.lead") }),
    Threshold(
      "missing-handoff", "lookback", .days(10), "since the post was emptied",
      set: "lookback: 10",
      finds: [
        .below: "the lead was removed on 2026-11-13; Anna Okafor led it last",
        .justBelow: "the lead was removed on 2026-11-13; Anna Okafor led it last",
        .at: "the lead was removed on 2026-11-12; Anna Okafor led it last",
      ], story: { changed($0, Scene.led(by: "none")) }),
  ]

  private static let match = [
    Threshold(
      "missing-handoff", "match", .days(10), "from the handoff to the change", set: "match: 10",
      finds: [
        .justAbove: "with a handoff dated 2026-10-01 (limit 10 days apart)",
        .above: "with a handoff dated 2026-10-01 (limit 10 days apart)",
      ], story: { recorded(before: $0) }),
    Threshold(
      "missing-handoff", "match", .days(30), "from the handoff to the change",
      finds: [
        .justAbove: "with a handoff dated 2026-10-01 (limit 30 days apart)",
        .above: "with a handoff dated 2026-10-01 (limit 30 days apart)",
      ], story: { recorded(before: $0) }),
    Threshold(
      "missing-handoff", "match", .days(10), "from the change to the handoff", set: "match: 10",
      finds: [
        .justAbove: "with a handoff dated 2026-10-01 (limit 10 days apart)",
        .above: "with a handoff dated 2026-10-01 (limit 10 days apart)",
      ], story: { recorded(before: -$0) }),
    Threshold(
      "missing-handoff", "match", .days(30), "from the change to the handoff",
      finds: [
        .justAbove: "with a handoff dated 2026-10-01 (limit 30 days apart)",
        .above: "with a handoff dated 2026-10-01 (limit 30 days apart)",
      ], story: { recorded(before: -$0) }),
  ]

  private static let notes = """
    the cache is new: it holds addresses for a day, the prices follow in May, and who asks twice gets an \
    old answer until then
    """

  private static let settle = [10, 30].map { days in
    Threshold(
      "missing-handoff", "settle", .days(days), "until the former lead came back",
      set: days == 10 ? "settle: 10" : nil,
      finds: [
        .justAbove: "from Anna Okafor to Ben Ito on 2026-09-23 and no handoff is recorded",
        .above: "from Anna Okafor to Ben Ito on 2026-09-23 and no handoff is recorded",
      ],
      story: {
        Scene.tell(
          Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.work),
          Scene.commit(60 * Scene.day, Scene.ben, Scene.led(by: Scene.ben)),
          Scene.commit(
            60 * Scene.day - $0, Scene.anna,
            Scene.led(
              by: Scene.anna,
              "handoffs: [{date: \(Scene.date(in: -30)), from: ben@example.com, to: anna@example.com, "
                + "notes: \"\(notes)\"}]")))
      })
  }

  /// Something happened to Anna's post so many seconds ago.
  private static func changed(_ age: Int, _ operation: String) -> String {
    Scene.tell(
      Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.work),
      Scene.commit(age, Scene.ben, operation),
      Scene.commit(0, Scene.anna, Scene.elsewhere))
  }

  /// The lead changed so many seconds after the last one of the day on which the handoff is dated,
  /// 52 days ago.
  private static func recorded(before seconds: Int) -> String {
    let handoff = "{date: \(Scene.date(in: -52)), from: anna@example.com, to: ben@example.com, "
    return changed(
      52 * Scene.day - seconds,
      Scene.led(by: Scene.ben, "handoffs: [\(handoff)notes: \"\(notes)\"}]"))
  }
}
