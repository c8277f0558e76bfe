import Basics
import Git
import GitHistory
import TestSupport
import Testing

@Suite("Ancestry")
struct AncestryTests {
  @Test("is what git says, for every pair of commits", arguments: [1, 2, 3, 4, 5])
  func besideGit(seed: UInt64) throws {
    let scanned = try ScanTests.graph(seed: seed, commits: 70, parallelBranches: 4).write()
    let history = scanned.history
    let ancestry = history.ancestry
    var ancestors: [String: Set<String>] = [:]
    for line in try scanned.git.text(["rev-list", "--topo-order", "--reverse", "--parents", "main"])
      .split(separator: "\n")
    {
      let ids = line.split(separator: " ").map(String.init)
      ancestors[ids[0]] = ids.dropFirst().reduce(into: [ids[0]]) {
        $0.formUnion(ancestors[$1] ?? [])
      }
    }
    let line = try scanned.git.text(["rev-list", "--first-parent", "main"])
      .split(separator: "\n").map(String.init)
    func name(_ commit: CommitPosition) -> String { history.id(of: commit).description }
    var pairs = 0
    var bases = 0
    for new in history.commits {
      let reached = try #require(ancestors[name(new)])
      let landing = line.last { ancestors[$0]?.contains(name(new)) ?? false }
      #expect(name(ancestry.landing(of: new)) == landing)
      #expect(ancestry.isOnLine(new) == line.contains(name(new)))
      for old in history.commits {
        #expect(ancestry.isAncestor(old, of: new) == reached.contains(name(old)))
        pairs += 1
      }
      let limit = try #require(line.firstIndex { $0 == landing })
      let last = history.commits.last { commit in
        line.prefix(limit + 1).contains(name(ancestry.landing(of: commit)))
      }
      #expect(ancestry.lastLanded(with: new) == last)
      let other = CommitPosition((new.index * 7 + 3) % history.count)
      let common = reached.intersection(ancestors[name(other)] ?? [])
      let best = common.filter { base in
        !common.contains { $0 != base && ancestors[$0]?.contains(base) ?? false }
      }
      let base = history.mergeBases(of: new, other).first.map(name)
      #expect(base.map(best.contains) ?? best.isEmpty)
      bases += base == nil ? 0 : 1
    }
    #expect(pairs == history.count * history.count && bases > 0)
  }
}
