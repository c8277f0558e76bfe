import Basics
import Git
import GitHistory
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
    let all = scanned.history
    let commits = all.commits
    let floor = commits.map(all.time).sorted()[40]
    for scansAll in [true, false] {
      let part = try HistoryStore(scanned.repository, recording: "b")
        .history(of: scanned.ids[79], floor: floor, scansAll: scansAll)
      #expect(part.count == all.count)
      for commit in commits {
        #expect(part.id(of: commit) == all.id(of: commit))
        let isKept = part.time(of: commit) >= floor
        let expected = isKept ? all.changes(ofCommit: commit).map(scanned.describe) : []
        #expect(part.changes(ofCommit: commit).count == expected.count)
        #expect(part.changeCount(of: commit) == expected.count)
      }
      for path in all.paths.ids.prefix(all.count) {
        let id = try #require(part.paths.id(of: all.paths.path(path)))
        let expected = all.changes(of: path).filter { all.time(of: $0.commit) >= floor }
        #expect(part.changes(of: id).map(\.commit) == expected.map(\.commit))
      }
    }
  }

  private func compare(_ graph: CommitGraph) throws {
    let scanned = try graph.write()
    let expected = try GitChanges(scanned.git)
    let history = scanned.history
    let commits = history.commits
    #expect(commits.map { history.id(of: $0).description } == expected.order)
    var wrong: [String] = []
    var moves = 0
    for commit in commits {
      let id = history.id(of: commit)
      let changes = history.changes(ofCommit: commit)
      let found = changes.map(scanned.describe).sorted()
      if found != expected.changes[id.description] {
        wrong.append("\(id): \(expected.changes[id.description] ?? []), not \(found)")
      }
      moves += changes.count { $0.kind == .movedIn }
      for parent in history.parents(of: commit) { #expect(parent > commit) }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
    #expect(moves > 0)
  }

  /// Branches, merges of two to four, and files of few names and contents, so that they meet.
  static func graph(
    seed: UInt64, commits: Int, parallelBranches: Int = 5, dates: Dates = .mostlyForward
  ) -> CommitGraph {
    var random = SplitMix64(seed: seed)
    var graph = CommitGraph()
    var heads: [Int] = []
    var time: Int64 = 1_700_000_000
    while graph.trees.count < commits {
      switch dates {
      case .mostlyForward: time += Int64(random.below(4000)) - 800
      case .manyEqual: time += random.chance(70) ? 0 : 3600
      case .backward: time -= Int64(random.below(4000)) - 500
      case .wild: time = 1_700_000_000 + Int64(random.below(40)) * 3600
      }
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
        time: random.chance(15) ? time / 3600 * 3600 : time, parents: parents,
        author: random.pick(authors), message: random.pick(messages)
      ) { tree in
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

  /// How dates follow each other.
  enum Dates: CaseIterable {
    case mostlyForward, manyEqual, backward, wild
  }

  private static let authors: [ByteString?] = [
    nil, "A <a@x>", "B <b@x>", "B <B@x>", "Zoë <z@x>", "<>",
  ]

  private static let messages: [ByteString] = [
    "m\n", "m\n", "m\n", "m\n\nCo-authored-by: B <b@x>\n",
    "m\n\nCo-authored-by: C <c@x>\nco-authored-by: A <a@x>\n", "m\n\nDocs-reviewed: a\n",
    "Merge pull request #1 from Ann-x/topic\n\nAssisted-by: D <d@x>\nGenerated-by: a model\n",
    "m\n\nDocs-reviewed: b/c\nDocs-reviewed: a\nCo-authored-by: nobody\n",
  ]

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
