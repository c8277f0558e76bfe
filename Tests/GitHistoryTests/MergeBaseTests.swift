import Basics
import Git
import GitHistory
import TestSupport
import Testing

@Suite("Merge bases")
struct MergeBaseTests {
  @Test("are those of git")
  func besideGit() throws {
    var several = 0
    for seed in 11...13 as ClosedRange<UInt64> {
      let scanned = try ScanTests.graph(seed: seed, commits: 60, parallelBranches: 4).write()
      let history = scanned.history
      for left in history.commits {
        let right = CommitPosition((left.index * 7 + 3) % history.count)
        let names = [left, right].map { history.id(of: $0).description }
        var expected: Set<String> = []
        do {
          expected = Set(
            try scanned.git.text(["merge-base", "--all"] + names).split(separator: "\n")
              .map(String.init))
        } catch is Program.Failure {
          // They share no commit.
        }
        let found = history.mergeBases(of: left, right)
        #expect(Set(found.map { history.id(of: $0).description }) == expected)
        #expect(found == found.sorted())
        several += found.count > 1 ? 1 : 0
      }
    }
    #expect(several > 0)
  }
}
