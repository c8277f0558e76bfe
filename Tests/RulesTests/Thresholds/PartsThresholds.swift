/// When parts are to be named, and how long only the lead may write the docs.
extension Threshold {
  static let parts: [Threshold] = unmentionedComponent + gatekeptDocs

  private static let unmentionedComponent = [
    Threshold(
      "unmentioned-component", "min-age", .days(10), "since a directory is there",
      set: "min-age: 10",
      finds: [
        .justAbove: "no doc of the area mentions services/checkout/worker/",
        .above: "no doc of the area mentions services/checkout/worker/",
      ], story: { brought($0, "worker/main.swift") }),
    Threshold(
      "unmentioned-component", "min-age", .days(14), "since a directory is there",
      finds: [
        .justAbove: "no doc of the area mentions services/checkout/worker/",
        .above: "no doc of the area mentions services/checkout/worker/",
      ], story: { brought($0, "worker/main.swift") }),
    Threshold(
      "unmentioned-component", "min-age", .days(10), "since a file is there of a kind asked for",
      set: "components: \"*.proto\", min-age: 10",
      finds: [
        .justAbove: "no doc of the area mentions services/checkout/prices.proto",
        .above: "no doc of the area mentions services/checkout/prices.proto",
      ], story: { brought($0, "prices.proto") }),
  ]

  private static let gatekeptDocs = [
    Threshold(
      "gatekept-docs", "window", .days(10), "since the lead's change of the docs",
      set: "window: 10, min-commits: 3",
      finds: [
        .below: "others made 3 commits to the code in the last 10 days, but only Anna Okafor",
        .justBelow: "others made 3 commits to the code in the last 10 days, but only Anna Okafor",
        .at: "others made 3 commits to the code in the last 10 days, but only Anna Okafor",
      ], story: { kept(lead: $0, others: 800 * Scene.day, 3, first: Scene.day) }),
    Threshold(
      "gatekept-docs", "window", .days(365), "since the lead's change of the docs",
      finds: [
        .below: "others made 10 commits to the code in the last 365 days, but only Anna Okafor",
        .justBelow: "others made 10 commits to the code in the last 365 days, but only Anna Okafor",
        .at: "others made 10 commits to the code in the last 365 days, but only Anna Okafor",
      ], story: { kept(lead: $0, others: 800 * Scene.day, 10, first: Scene.day) }),
    Threshold(
      "gatekept-docs", "window", .days(10), "since the others' change of the docs",
      set: "window: 10, min-commits: 3",
      finds: [
        .justAbove: "others made 3 commits to the code in the last 10 days, but only Anna Okafor",
        .above: "others made 3 commits to the code in the last 10 days, but only Anna Okafor",
      ], story: { kept(lead: Scene.day, others: $0, 3, first: Scene.day) }),
    Threshold(
      "gatekept-docs", "window", .days(10), "since the first of the others' commits to the code",
      set: "window: 10, min-commits: 3",
      finds: [
        .below: "others made 3 commits to the code in the last 10 days, but only Anna Okafor",
        .justBelow: "others made 3 commits to the code in the last 10 days, but only Anna Okafor",
        .at: "others made 3 commits to the code in the last 10 days, but only Anna Okafor",
      ], story: { kept(lead: Scene.day, others: 800 * Scene.day, 3, first: $0) }),
    Threshold(
      "gatekept-docs", "min-commits", .count(3), "commits by others to the code",
      set: "window: 10, min-commits: 3",
      finds: [
        .at: "others made 3 commits to the code in the last 10 days",
        .above: "others made 4 commits to the code in the last 10 days",
      ], story: { kept(lead: Scene.day, others: 800 * Scene.day, $0, first: Scene.day) }),
    Threshold(
      "gatekept-docs", "min-commits", .count(10), "commits by others to the code",
      finds: [
        .at: "others made 10 commits to the code in the last 365 days",
        .above: "others made 11 commits to the code in the last 365 days",
      ], story: { kept(lead: Scene.day, others: 800 * Scene.day, $0, first: Scene.day) }),
  ]

  /// Somebody added a file so many seconds ago that no doc names.
  private static func brought(_ age: Int, _ file: String) -> String {
    Scene.tell(
      Scene.commit(
        400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.describe, Scene.work),
      Scene.commit(age, Scene.ben, "change \(Scene.checkout)/\(file)"))
  }

  /// The ages of the lead's and the others' newest change of the docs, and of the first of the others'
  /// commits to the code; the rest of these are of yesterday.
  private static func kept(lead: Int, others: Int, _ commits: Int, first: Int) -> String {
    let dated = [
      (900 * Scene.day, Scene.commit(900 * Scene.day, Scene.anna, Scene.led(by: Scene.anna))),
      (others, Scene.commit(others, Scene.ben, Scene.describe)),
      (lead, Scene.commit(lead, Scene.anna, Scene.describe)),
      (first, Scene.commit(first, Scene.ben, Scene.work)),
      (Scene.day, Scene.commits(commits - 1, Scene.day, Scene.cleo, Scene.work)),
    ]
    return dated.sorted { $0.0 > $1.0 }.map(\.1).joined()
  }
}
