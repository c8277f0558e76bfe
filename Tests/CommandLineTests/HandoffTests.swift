internal import Foundation
internal import TestSupport
internal import Testing

/// The handoff histories, each judged by the program and compared with what its first lines expect.
@Suite struct HandoffTests {
  static let fixtures: [String] = {
    do {
      return try Fixtures.names(in: "histories").filter { $0.hasPrefix("handoff-") }
    } catch {
      return []
    }
  }()

  @Test(arguments: fixtures)
  func findsWhatTheHistoryExpects(_ fixture: String) throws {
    let stream = try Fixtures.read("histories/" + fixture)
    func header(_ key: String) throws -> String {
      let lines = String(decoding: stream, as: UTF8.self).split(separator: "\n")
      let line = try #require(lines.first { $0.hasPrefix("# \(key): ") })
      return String(line.dropFirst(key.count + 4))
    }
    let scene = try EmptyScene()
    let repository = try GitRepository(in: scene.directory)
    try repository.fastImport(stream)
    let output = try scene.leadlint([
      "check", "--repo", repository.path, "--rev", "main", "--now", header("now"), "--rule",
      "missing-handoff", "--format", "json",
    ])
    let reasons = try output.objects("findings").compactMap { $0["reason"] as? String }
    let expected = try header("expects")
    #expect(reasons == (expected == "nothing" ? [] : expected.components(separatedBy: ", ")))
    // That somebody was not seen for a while is only told.
    #expect(output.status == (reasons.allSatisfy { $0 == "quiet" } ? 0 : 1))
  }

  @Test func thereAreHistories() { #expect(Self.fixtures.count >= 20) }
}
