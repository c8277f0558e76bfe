/// How much of the work, and of what is known, may be one person's.
extension Threshold {
  static let work: [Threshold] = siloWindow + siloShare + thinKnowledge

  private static let siloWindow = [
    Threshold(
      "silo", "window", .days(10), "since the lead's first commit",
      set: "window: 10, min-commits: 3",
      finds: [
        .below: "Anna Okafor alone made all 3 commits in the last 10 days",
        .justBelow: "Anna Okafor alone made all 3 commits in the last 10 days",
        .at: "Anna Okafor alone made all 3 commits in the last 10 days",
      ], story: { begun(Scene.anna, $0, then: 2) }),
    Threshold(
      "silo", "window", .days(180), "since the lead's first commit",
      finds: [
        .below: "Anna Okafor alone made all 10 commits in the last 180 days",
        .justBelow: "Anna Okafor alone made all 10 commits in the last 180 days",
        .at: "Anna Okafor alone made all 10 commits in the last 180 days",
      ], story: { begun(Scene.anna, $0, then: 9) }),
    Threshold(
      "silo", "window", .days(10), "since somebody else's commit",
      set: "window: 10, min-commits: 3",
      finds: [
        .justAbove: "Anna Okafor alone made all 3 commits in the last 10 days",
        .above: "Anna Okafor alone made all 3 commits in the last 10 days",
      ], story: { begun(Scene.ben, $0, then: 3) }),
    Threshold(
      "silo", "min-commits", .count(3), "commits", set: "min-commits: 3",
      finds: [
        .at: "Anna Okafor alone made all 3 commits in the last 180 days",
        .above: "Anna Okafor alone made all 4 commits in the last 180 days",
      ], story: { shared($0, of: $0) }),
    Threshold(
      "silo", "min-commits", .count(10), "commits",
      finds: [
        .at: "Anna Okafor alone made all 10 commits in the last 180 days",
        .above: "Anna Okafor alone made all 11 commits in the last 180 days",
      ], story: { shared($0, of: $0) }),
  ]

  private static let siloShare = [
    Threshold(
      "silo", "max-share", .share(3, of: 10), "of ten commits", set: "max-share: 0.3",
      finds: [.above: "Anna Okafor is credited with 40% of the 10 commits"],
      story: { shared($0, of: 10) }),
    Threshold(
      "silo", "max-share", .share(9, of: 12), "of twelve commits",
      finds: [.above: "Anna Okafor is credited with 83.3% of the 12 commits"],
      story: { shared($0, of: 12) }),
    // A third and a third and a third, six times over, are not quite two in floating point.
    Threshold(
      "silo", "max-share", .share(6, of: 12), "of twelve commits, six of them made by three",
      set: "max-share: 0.5",
      finds: [.above: "Anna Okafor is credited with 58.3% of the 12 commits"],
      story: { parts in
        Scene.tell(
          Scene.commit(90 * Scene.day, Scene.anna, Scene.led(by: Scene.anna)),
          Scene.commits(
            6, 20 * Scene.day, Scene.ben, Scene.work, "trailer Co-authored-by: \(Scene.anna)",
            "trailer Co-authored-by: \(Scene.cleo)"),
          Scene.commits(parts - 2, Scene.day, Scene.anna, Scene.work),
          Scene.commits(8 - parts, Scene.day, Scene.ari, Scene.work))
      }),
  ]

  private static let thinKnowledge = [
    Threshold(
      "thin-knowledge", "min-files", .count(3), "files", set: "min-files: 3",
      finds: [
        .at: "without Anna Okafor, fewer than half of the 3 files would have an author",
        .above: "without Anna Okafor, fewer than half of the 4 files would have an author",
      ], story: { known(by: [Scene.anna], files: $0) }),
    Threshold(
      "thin-knowledge", "min-files", .count(15), "files",
      finds: [
        .at: "without Anna Okafor, fewer than half of the 15 files would have an author",
        .above: "without Anna Okafor, fewer than half of the 16 files would have an author",
      ], story: { known(by: [Scene.anna], files: $0) }),
    Threshold(
      "thin-knowledge", "factor", .count(2), "the knowledge factor", set: "factor: 2, min-files: 5",
      finds: [
        .below: "without Anna Okafor, fewer than half of the 8 files would have an author",
        .at: "without Anna Okafor and Ben Ito, fewer than half of the 8 files would have",
      ], story: { factor($0) }),
    Threshold(
      "thin-knowledge", "factor", .count(1), "the knowledge factor", set: "min-files: 5",
      finds: [
        .below: .warning("those who know it have left: 2 of the 8 files have an author who is"),
        .at: "without Anna Okafor, fewer than half of the 8 files would have an author",
      ], story: { factor($0) }),
    Threshold(
      "thin-knowledge", "factor", .count(1), "the knowledge factor of fifteen files",
      finds: [.at: "without Anna Okafor, fewer than half of the 15 files would have an author"],
      story: {
        known(
          by: $0 == 1 ? [Scene.anna] : Array(Scene.people.prefix(2 * max(1, $0))),
          files: $0 == 0 ? 9 : 15)
      }),
  ]

  /// One commit so many seconds ago, and as many as said by the lead yesterday.
  private static func begun(_ author: String, _ age: Int, then commits: Int) -> String {
    Scene.tell(
      Scene.commit(400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna)),
      Scene.commit(age, author, Scene.work),
      Scene.commits(commits, Scene.day, Scene.anna, Scene.work))
  }

  /// So many commits by the lead, and the others by somebody else.
  private static func shared(_ commits: Int, of all: Int) -> String {
    Scene.tell(
      Scene.commit(90 * Scene.day, Scene.anna, Scene.led(by: Scene.anna)),
      Scene.commits(commits, Scene.day, Scene.anna, Scene.work),
      // Several others, so that none does most of it.
      (0..<(all - commits)).map {
        Scene.commit(Scene.day, Scene.people[1 + $0 % 4], Scene.work)
      }.joined())
  }

  /// Files that their authors take turns to write. Somebody else changes one of them, which its author
  /// knows too well to be outdone.
  private static func known(by authors: [String], files: Int) -> String {
    let built = authors.enumerated().map { index, author in
      let own = (0..<files).filter { $0 % authors.count == index }
      return Scene.commits(
        1, 30 * Scene.day, author, own.map { "change \(Scene.checkout)/part\($0).swift" })
    }
    let first = "change \(Scene.checkout)/part0.swift"
    return Scene.tell(
      Scene.commit(40 * Scene.day, Scene.anna, Scene.led(by: Scene.anna)),
      built.joined(),
      Scene.commits(9, 20 * Scene.day, authors[0], first),
      Scene.commit(Scene.day, Scene.eva, first))
  }

  /// Eight files of which so many people, gone, would leave fewer than half with an author.
  private static func factor(_ factor: Int) -> String {
    switch factor {
    case 0: known(by: ["generator[bot] <bot@example.com>"], files: 8) + touch(Scene.anna, 1)
    case 1: known(by: [Scene.anna], files: 8)
    case 2: known(by: [Scene.anna, Scene.ben], files: 8)
    default: known(by: [Scene.anna, Scene.ben, Scene.cleo, Scene.ari], files: 8)
    }
  }

  private static func touch(_ author: String, _ file: Int) -> String {
    Scene.commit(0, author, "change \(Scene.checkout)/part\(file).swift")
  }
}
