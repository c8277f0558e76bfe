import Basics
import TestSupport
import Testing

@testable import GitHistory

/// The program on a repository with an index written by hand.
@Suite struct IndexForgedRunTests {
  @Test("comes to an orderly end whatever a forged index says", arguments: 1...3)
  func orderly(seed: Int) throws {
    let directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory)
    try repository.fastImport(try Fixtures.read("histories/demo.history"))
    func run(_ more: [String]) throws -> Program.Output {
      try LeadlintProgram.run(
        more + ["--repo", repository.path, "--now", "2026-11-22", "--format", "json"],
        home: directory.path)
    }
    let expected = try run(["status", "--no-cache"]).standardOutput
    let path = "repository/leadlint/history.index"
    // Twice, so that blob findings are in it.
    for _ in 0..<2 { _ = try run(["check"]) }
    let whole = IndexBytes(bytes: try directory.read(path))
    var random = SplitMix64(seed: UInt64(seed))
    var refused = 0
    for _ in 0..<15 {
      var forged = whole
      if random.chance(10) {
        forged.spoilHeader(&random)
      } else {
        for _ in 0..<(1 + random.below(2)) { forged.spoilSection(&random) }
      }
      forged.seal()
      try directory.write(forged.bytes, to: path)
      let output = try run([random.pick(["status", "check"])])
      #expect((0...2).contains(output.status), "seed \(seed): \(output.errorText)")
      guard output.errorText.contains("it is written again") else { continue }
      refused += 1
      #expect(try run(["status"]).standardOutput == expected)
    }
    #expect(refused > 0)
  }
}
