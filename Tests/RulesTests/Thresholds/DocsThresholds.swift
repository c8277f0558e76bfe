/// How far docs and plans may be behind, and how long only the lead may write them.
extension Threshold {
  static let docs: [Threshold] = docsBehindCode + planBehindDecisions

  private static let docsBehindCode = [
    Threshold(
      "docs-behind-code", "days", .days(10), "since anybody changed the doc",
      set: "days: 10, commits: 3",
      finds: [
        .justAbove: "the doc last changed more than 10 days ago (limit 10); 3 commits changed",
        .above: "the doc last changed 11 days ago (limit 10); 3 commits changed the code since",
      ], story: { behind($0, 3, Scene.day) }),
    Threshold(
      "docs-behind-code", "days", .days(90), "since anybody changed the doc",
      finds: [
        .justAbove: "the doc last changed more than 90 days ago (limit 90); 20 commits changed",
        .above: "the doc last changed 91 days ago (limit 90); 20 commits changed the code since",
      ], story: { behind($0, 20, Scene.day) }),
    Threshold(
      "docs-behind-code", "days", .days(10), "since the lead reviewed the doc",
      set: "days: 10, commits: 3",
      finds: [
        .justAbove: "the doc was last reviewed more than 10 days ago (limit 10); 3 commits",
        .above: "the doc was last reviewed 11 days ago (limit 10); 3 commits changed the code",
      ],
      story: {
        Scene.tell(
          Scene.commit(
            400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.explain, Scene.work),
          Scene.commit(
            $0, Scene.anna, Scene.elsewhere, "trailer Docs-reviewed: \(Scene.checkout)"),
          Scene.commits(3, Scene.day, Scene.ben, Scene.work))
      }),
    Threshold(
      "docs-behind-code", "commits", .count(3), "commits since to the code",
      set: "days: 10, commits: 3",
      finds: [
        .at: "20 days ago (limit 10); 3 commits changed the code since (limit 3)",
        .above: "20 days ago (limit 10); 4 commits changed the code since (limit 3)",
      ], story: { behind(20 * Scene.day, $0, Scene.day) }),
    Threshold(
      "docs-behind-code", "commits", .count(20), "commits since to the code",
      finds: [
        .at: "100 days ago (limit 90); 20 commits changed the code since (limit 20)",
        .above: "100 days ago (limit 90); 21 commits changed the code since (limit 20)",
      ], story: { behind(100 * Scene.day, $0, Scene.day) }),
    Threshold(
      "docs-behind-code", nil, .count(30), "files of code of which a doc is about all",
      set: "days: 10, commits: 3",
      finds: [
        .below: "3 commits changed the code since (limit 3)",
        .at: "3 commits changed the code since (limit 3)",
      ],
      story: {
        let parts = (1..<$0).map { "change \(Scene.checkout)/part\($0).swift" }
        return Scene.tell(
          Scene.commits(
            1, 20 * Scene.day, Scene.anna,
            [Scene.led(by: Scene.anna), Scene.explain, Scene.work] + parts),
          Scene.commits(3, Scene.day, Scene.ben, Scene.work))
      }),
  ]

  private static let planBehindDecisions = [
    Threshold(
      "plan-behind-decisions", "days", .days(10), "from the plan's change to the decision",
      set: "days: 10",
      finds: [
        .justAbove: "by more than 10 days (limit 10)",
        .above: "by 11 days (limit 10)",
      ], story: { decided($0) }),
    Threshold(
      "plan-behind-decisions", "days", .days(7), "from the plan's change to the decision",
      finds: [
        .justAbove: "by more than 7 days (limit 7)",
        .above: "by 8 days (limit 7)",
      ], story: { decided($0) }),
    Threshold(
      "plan-behind-decisions", "days", .days(0), "from the plan's change to the decision",
      set: "days: 0",
      finds: [
        .justAbove: "by more than 0 days (limit 0)",
        .above: "by 1 day (limit 0)",
      ], story: { decided($0) }),
  ]

  /// A doc last changed so many seconds ago, and the code so often since, and then.
  private static func behind(_ age: Int, _ commits: Int, _ then: Int) -> String {
    Scene.tell(
      Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.work),
      Scene.commit(age, Scene.ben, Scene.explain),
      Scene.commits(commits, then, Scene.cleo, Scene.work))
  }

  /// A decision was made so many seconds after the plan.
  private static func decided(_ later: Int) -> String {
    let area = "initiatives/widget-api"
    return Scene.tell(
      Scene.commit(
        400 * Scene.day, Scene.anna,
        Scene.owners(
          area, "lead: \(Scene.anna)", "plan: PLAN.md", "decisions: [\"decisions/*.md\"]")),
      Scene.commit(100 * Scene.day, Scene.anna, "change \(area)/PLAN.md"),
      Scene.commit(
        100 * Scene.day - later, Scene.ben, "change \(area)/decisions/0001.md"))
  }
}
