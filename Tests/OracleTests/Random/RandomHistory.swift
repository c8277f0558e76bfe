import Basics
import TestSupport

/// A history made by chance from a seed: branches, merges of every kind, moves, many identities,
/// and the files that leadlint reads, all from small alphabets so that things collide.
struct RandomHistory {
  static let now = Instant.test("2026-07-01T00:00:00Z")
  private static let windowStart = now.earlier(days: 180).seconds

  var random: SplitMix64
  var builder = HistoryBuilder()
  /// Numbers of commits that a file of the last commit lists to be ignored.
  private(set) var ignored: [Int] = []
  var words = RandomWords()
  private(set) var names = MovedNames()
  /// Those of the commit that is being made.
  private(set) var ancestors: Set<Int> = []
  /// Branches that go on.
  private var heads: [Int] = []
  /// Whether history is as most repositories have it: one root, and merges of two parents that git makes by
  /// itself.
  private let isOrdinary: Bool
  /// The date of the newest commit that followed the one before it.
  private(set) var clock: Int64

  init(seed: UInt64, isOrdinary: Bool = false) {
    self.isOrdinary = isOrdinary
    random = SplitMix64(seed: seed)
    clock = Self.windowStart - Int64(random.below(60)) * Instant.secondsPerDay
    words.hasRootArea = random.chance(20)
    words.mayCover = random.chance(40)
    words.hasFloor = random.chance(10)
    let length = 20 + random.below(60)
    addRoot(files: 6 + random.below(6))
    while builder.commits.count < length { step() }
    finish()
    if random.chance(40) {
      ignored = random.some(Array(builder.commits.indices), atMost: 4)
    }
  }

  // MARK: Commits

  private mutating func step() {
    let choice = random.below(100)
    if choice < 12, heads.count < 5 {
      heads.append(random.below(builder.commits.count))
    } else if choice < 28, heads.count > 1 {
      let width = random.chance(25) && !isOrdinary ? 3 + random.below(3) : 2
      merge(Array(heads.shuffled(using: &random).prefix(width)))
    } else if choice < 31, !isOrdinary {
      addRoot(files: 1 + random.below(3))
    } else {
      let position = random.below(heads.count)
      heads[position] = commit(parents: [heads[position]]) { $0.change(&$1) }
    }
  }

  private mutating func addRoot(files: Int) {
    let number = commit(parents: []) { history, tree in
      for _ in 0..<files { history.addFile(&tree) }
      history.writeOwners(&tree)
      if history.random.chance(50) { history.writeOwners(&tree) }
    }
    heads.append(number)
  }

  private mutating func merge(_ parents: [Int]) {
    let distinct = Array(Set(parents)).sorted().shuffled(using: &random)
    guard distinct.count > 1 else { return }
    let style = isOrdinary ? (random.chance(8) ? 16 : 17) : random.below(100)
    let number = commit(parents: distinct) { history, tree in
      let sides = distinct.map { history.builder.commits[$0].tree }
      switch style {
      case 0..<8: break
      case 8..<14: tree = sides[sides.count - 1]
      case 14..<80 where sides.count == 2:
        let base = history.builder.base(of: distinct[0], distinct[1])
        tree = sides[0].merged(with: sides[1], base: base)
      default: tree = history.joined(sides)
      }
      if style % 4 == 0 { history.change(&tree) }
    }
    heads.removeAll { distinct.contains($0) }
    heads.append(number)
  }

  /// Each path as one of the parents has it.
  private mutating func joined(_ sides: [TreeState]) -> TreeState {
    var tree = TreeState()
    for path in Set(sides.flatMap(\.paths)).sorted() {
      let values = sides.map { $0.nodes[path] }
      // What some side lacks was mostly added by the other.
      let present = values.compactMap { $0 }
      tree.nodes[path] = random.chance(85) ? random.pick(present) : random.pick(values)
    }
    return tree
  }

  private mutating func commit(
    parents: [Int], change: (inout RandomHistory, inout TreeState) -> Void
  ) -> Int {
    var tree = parents.first.map { builder.commits[$0].tree } ?? TreeState()
    let seconds = nextDate()
    ancestors = Set(parents.flatMap { builder.ancestors(of: $0) })
    let before = tree
    change(&self, &tree)
    // A name that a file left on another branch stays free.
    for path in tree.paths where parents.count < 2 && before.nodes[path] == nil {
      if !names.isFree(path, ancestors: ancestors) { tree.nodes[path] = nil }
    }
    tree = tree.possible
    names.note(builder.commits.count, before: before, after: tree)
    let committer: ByteString? =
      random.chance(50)
      ? random.pick(["Keeper <keeper@example.com>", "GitHub <noreply@github.com>"]) : nil
    if random.chance(4),
      let copied = builder.commits.last(where: { $0.message.contains("Docs-rev") })
    {
      // As `git cherry-pick` leaves it, with and without `-x`.
      let note: ByteString = random.chance(50) ? "\n(cherry picked from commit 1234567)\n" : ""
      return builder.commit(
        seconds: seconds, by: copied.author, authorSeconds: copied.seconds, committer: committer,
        message: copied.message + note, parents: parents
      ) { $0 = tree }
    }
    if random.chance(3) {
      let rene = ByteString(Array("Ren".utf8) + [0xE9] + Array(" Dubois <rene@example.com>".utf8))
      return builder.commit(
        seconds: seconds, by: rene, message: "Latin", encoding: "ISO-8859-1", parents: parents
      ) { $0 = tree }
    }
    return builder.commit(
      seconds: seconds, by: random.pick(RandomWords.authors), committer: committer,
      message: words.message(&random, isMerge: parents.count == 2), parents: parents
    ) { $0 = tree }
  }

  /// Mostly forward by some days; now and then equal, backward, at the window's edge or past now.
  private mutating func nextDate() -> Int64 {
    let day = Instant.secondsPerDay
    switch words.hasFloor ? 99 : random.below(100) {
    case 0..<15: return clock
    case 15..<25: return clock - Int64(random.below(40)) * day
    case 25..<31: return Self.windowStart + Int64(random.below(3)) - 1
    case 31..<34: return Self.now.seconds + Int64(random.below(3)) * day
    default:
      clock = min(clock + Int64(random.below(9 * 86_400)), Self.now.seconds - 1)
      return clock
    }
  }

  /// Joins what is left, and puts the configuration in order.
  private mutating func finish() {
    while heads.count > 1 { merge(Array(heads.prefix(isOrdinary ? 2 : 2 + random.below(4)))) }
    let rules = random.chance(75)
    let mailmap = random.chance(60)
    heads[0] = commit(parents: [heads[0]]) { history, tree in
      tree[".lead-rules"] = rules ? history.words.rulesFile(&history.random) : nil
      // A list that the configuration names has to be there.
      if tree[".lead-rules"]?.contains("ignore-revs") == true {
        tree[".git-blame-ignore-revs"] = "# nothing yet\n"
        tree["tools/revs"] = "\n# nothing\n"
      }
      if mailmap { tree[".mailmap"] = RandomWords.mailmap(&history.random) }
      if history.random.chance(30) { history.writeOwners(&tree) }
      // Two areas that cover the same directory are an error, which is not what is asked here.
      var covered = false
      for path in tree.paths where fileName(path) == "OWNERS.lead" {
        guard tree[path]?.contains("\ncovers:") == true else { continue }
        if covered { tree[path] = RandomWords.broken(&history.random) }
        covered = true
      }
    }
  }
}
