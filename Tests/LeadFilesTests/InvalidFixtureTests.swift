import Basics
import LeadFiles
import LeadModel
import Testing

/// Each invalid file is named after its error; what is said of it stands in a snapshot.
@Suite struct InvalidFixtureTests {
  @Test(arguments: try Fixtures.names(in: "owners/invalid"))
  func owners(_ name: String) throws {
    let bytes = try Fixtures.bytes(of: "owners/invalid/\(name)")
    let parsed = OwnersFile.parse(bytes, file: "OWNERS.lead")
    #expect(parsed.value == nil)
    try expectSnapshot(of: parsed.diagnostics, at: "diagnostics/owners/\(name).txt")
  }

  @Test(arguments: try Fixtures.names(in: "rules/invalid"))
  func rules(_ name: String) throws {
    let bytes = try Fixtures.bytes(of: "rules/invalid/\(name)")
    let parsed = RulesFile.parse(bytes, file: ".lead-rules")
    #expect(parsed.value == nil)
    try expectSnapshot(of: parsed.diagnostics, at: "diagnostics/rules/\(name).txt")
  }

  @Test func thereAreEnough() throws {
    #expect(try Fixtures.names(in: "owners/invalid").count >= 60)
    #expect(try Fixtures.names(in: "rules/invalid").count >= 30)
  }

  @Test func noSnapshotIsLeftOver() throws {
    for kind in ["owners", "rules"] {
      let files = try Fixtures.names(in: "\(kind)/invalid").map { "\($0).txt" }
      #expect(try Fixtures.names(in: "expected/diagnostics/\(kind)") == files)
    }
  }

  private func expectSnapshot(of diagnostics: [SourceDiagnostic], at path: String) throws {
    #expect(!diagnostics.isEmpty)
    #expect(diagnostics.map(\.position) == diagnostics.map(\.position).sorted())
    let text = diagnostics.flatMap { $0.rendered().bytes + [UInt8(ascii: "\n")] }
    let snapshot = try Fixtures.snapshot(path, actual: text)
    #expect(
      snapshot.map { ByteString($0).lossyText } == ByteString(text).lossyText,
      "record it with RECORD_SNAPSHOTS=1, and read the difference")
    #expect(!Fixtures.isRecording, "snapshots were recorded; run again without RECORD_SNAPSHOTS")
  }
}
