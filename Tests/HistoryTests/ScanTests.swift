import Basics
import Git
import History
import TestSupport
import Testing

@Suite("Scan of a history")
struct ScanTests {
  @Test("finds the order and the changes that git finds", arguments: 1...30)
  func besideGit(seed: Int) throws {
    try compare(Self.graph(seed: UInt64(seed), commits: 120))
  }

  @Test("finds the same in a history that several threads share")
  func severalRuns() throws {
    try compare(Self.graph(seed: 99, commits: 7000, parallelBranches: 3))
  }

  @Test("leaves out what a floor leaves out, and nothing else")
  func floor() throws {
    let scanned = try Self.graph(seed: 5, commits: 80).write()
    let floor = scanned.history.commits.times.sorted()[40]
    let part = try HistoryScanner(scanned.repository)
      .scan(from: scanned.ids[79], floor: floor)
    #expect(part.commits.ids == scanned.history.commits.ids)
    for place in 0..<part.commits.count {
      let isKept = part.commits.times[place] >= floor
      let all = scanned.history.changes.ofCommit(Int32(place)).count
      #expect(part.changes.ofCommit(Int32(place)).count == (isKept ? all : 0))
    }
  }

  private func compare(_ graph: CommitGraph) throws {
    let scanned = try graph.write()
    let expected = try GitChanges(scanned.git)
    let history = scanned.history
    #expect(history.commits.ids.map(\.description) == expected.order)
    var wrong: [String] = []
    var moves = 0
    for (place, id) in history.commits.ids.enumerated() {
      let range = history.changes.ofCommit(Int32(place))
      let found = range.map { scanned.describe($0) }.sorted()
      if found != expected.changes[id.description] {
        wrong.append("\(id): \(expected.changes[id.description] ?? []), not \(found)")
      }
      moves += range.count { history.changes.kinds[$0] == .movedIn }
      for parent in history.commits.parents(of: Int32(place)) { #expect(parent > place) }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
    #expect(moves > 0)
  }

  /// Branches, merges of two to four, and files of few names and contents, so that they meet.
  private static func graph(
    seed: UInt64, commits: Int, parallelBranches: Int = 5
  ) -> CommitGraph {
    var random = SplitMix64(seed: seed)
    var graph = CommitGraph()
    var heads: [Int] = []
    var time: Int64 = 1_700_000_000
    while graph.trees.count < commits {
      time += Int64(random.below(4000)) - 800
      let choice = random.below(100)
      var parents: [Int] = []
      if heads.isEmpty || choice < 2 {
        parents = []
      } else if choice < 20, heads.count > 1 || graph.trees.count == commits - 1 {
        parents = Array(heads.shuffled(using: &random).prefix(2 + random.below(3)))
      } else if choice < 32, heads.count < parallelBranches {
        parents = [random.below(graph.trees.count)]
      } else {
        parents = [random.pick(heads)]
      }
      if graph.trees.count == commits - 1 { parents = heads }
      let sides = parents.dropFirst().map { graph.trees[$0] }
      let number = graph.commit(
        time: random.chance(15) ? time / 3600 * 3600 : time, parents: parents
      ) {
        tree in
        for side in sides {
          for path in Set(side.keys).union(tree.keys).sorted() where random.chance(50) {
            place(side[path], at: path, in: &tree)
          }
        }
        for _ in 0..<(sides.isEmpty ? 1 + random.below(4) : random.below(3)) {
          change(&tree, &random)
        }
      }
      heads.removeAll { parents.contains($0) }
      heads.append(number)
    }
    return graph
  }

  private static let paths = [
    "a", "b", "a/a", "a/b", "a.c", "a-b/a", "b/a", "b/c/a", "b/c/b", "zü/a",
  ]

  private static func change(_ tree: inout CommitGraph.Tree, _ random: inout SplitMix64) {
    let path = random.pick(paths)
    let texts: [ByteString] = ["", "one\n", "two\n", "three\n", "\(random.below(1000))\n"]
    switch random.below(10) {
    case 0: tree[path] = nil
    case 1: if let node = tree[path] { tree[path] = .init(node.text, mode: "100755") }
    case 2: place(.init("elsewhere", mode: "120000"), at: path, in: &tree)
    case 3, 4, 5:
      guard let old = tree.keys.sorted().randomElement(using: &random) else { return }
      let node = tree[old]
      tree[old] = nil
      place(node, at: path, in: &tree)
    default: place(.init(random.pick(texts)), at: path, in: &tree)
    }
  }

  /// A file drives out what stands where it needs a directory, or a file.
  private static func place(
    _ node: CommitGraph.Node?, at path: String, in tree: inout CommitGraph.Tree
  ) {
    for other in tree.keys.sorted()
    where node != nil && (other.hasPrefix(path + "/") || path.hasPrefix(other + "/")) {
      tree[other] = nil
    }
    tree[path] = node
  }
}
