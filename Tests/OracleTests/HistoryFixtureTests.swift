import Basics
import TestSupport
import Testing

/// leadlint against the oracle on the histories in `fixtures/histories` that say in a line
/// `# now: INSTANT` when they are judged.
@Suite struct HistoryFixtureTests {
  static let names: [String] = {
    do {
      return try Fixtures.names(in: "histories").filter { name in
        guard name.hasSuffix(".history") else { return false }
        return now(try Fixtures.read("histories/" + name)) != nil
      }
    } catch {
      return []
    }
  }()

  @Test func fixturesAreFound() { #expect(Self.names.count >= 20) }

  @Test(arguments: names) func leadlintAgrees(name: String) throws {
    let stream = try Fixtures.read("histories/" + name)
    let now = try #require(Self.now(stream))
    let found = try ImportedHistory(stream: stream).disagreements(now: now)
    report(found, of: name)
  }

  /// The instant that the comment lines at the top name.
  private static func now(_ stream: [UInt8]) -> Instant? {
    for line in stream.split(separator: 0x0A) {
      let text = ByteString(line).lossyText
      guard text.hasPrefix("#") else { return nil }
      if text.hasPrefix("# now: ") { return Instant(text.dropFirst("# now: ".count)) }
    }
    return nil
  }
}
