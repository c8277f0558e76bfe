import Basics
import LeadFiles
import LeadModel
import TestSupport
import Testing

/// Whatever happens to a file, reading it ends soon, with a value or with places in the file.
@Suite struct MutationTests {
  private static let mutationsPerFile = 40

  @Test func owners() throws {
    try mutateEvery(in: "owners") { OwnersFile.parse($0, file: "OWNERS.lead").outcome }
  }

  @Test func rules() throws {
    try mutateEvery(in: "rules") { RulesFile.parse($0, file: ".lead-rules").outcome }
  }

  private func mutateEvery(
    in directory: String, parse: ([UInt8]) -> (hasValue: Bool, diagnostics: [SourceDiagnostic])
  ) throws {
    let seed = SplitMix64.seed
    print("LEADLINT_SEED=\(seed)")
    var random = SplitMix64(seed: seed)
    var count = 0
    var slowest = Duration.zero
    for kind in ["valid", "invalid"] {
      for name in try Fixtures.names(in: "\(directory)/\(kind)") {
        let original = try Fixtures.bytes(of: "\(directory)/\(kind)/\(name)")
        for _ in 0..<(original.count > 10_000 ? 5 : Self.mutationsPerFile) {
          let bytes = Self.mutated(original, &random)
          var outcome = (hasValue: false, diagnostics: [SourceDiagnostic]())
          slowest = max(slowest, ContinuousClock().measure { outcome = parse(bytes) })
          check(outcome, bytes, "\(name), seed \(seed)")
          count += 1
        }
      }
    }
    #expect(count > (directory == "owners" ? 3000 : 1500))
    // A hundredth of a second is usual; the bound leaves room for a busy machine.
    #expect(slowest < .seconds(1))
  }

  private func check(
    _ outcome: (hasValue: Bool, diagnostics: [SourceDiagnostic]), _ bytes: [UInt8],
    _ comment: Comment
  ) {
    #expect(outcome.hasValue == outcome.diagnostics.isEmpty, comment)
    #expect(outcome.diagnostics.count <= 100, comment)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for diagnostic in outcome.diagnostics {
      let position = diagnostic.position
      let isInside =
        (1...max(lines.count, 1)).contains(position.line) && position.column >= 1
        && position.column <= lines[position.line - 1].count + 1
      #expect(isInside, comment)
      #expect(diagnostic.length >= 1, comment)
      #expect(diagnostic.sourceLine.count <= SourceDiagnostic.excerptLimit, comment)
      #expect(!diagnostic.message.isEmpty, comment)
      #expect(diagnostic.message.bytes.last != UInt8(ascii: "."), comment)
      #expect(diagnostic.rendered().count < 8000, comment)
    }
  }

  private static func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    let tokens = [
      "*", "&a ", "!t ", "@", "[", "]", "{", "}", ":", ": ", "- ", "\n", "\r", "\"", "'", "#", " #",
      "? ", "<<: ", "|", ">", "\t", "---\n", "...\n", "\u{85}", "\u{2028}", "é", "\0", "\u{FEFF}",
      "\n  ", ",", "\\", "%", "999999999999999999:59:59", "\"\\uD800\"", "\"\\U00110000\"",
      "!<%FF>",
    ].map { Array($0.utf8) }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where place < bytes.count:
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1:
        bytes = Array(bytes[..<place])
      case 2:
        bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 3:
        let end = min(place + Int.random(in: 1...12, using: &random), bytes.count)
        bytes.removeSubrange(place..<end)
      case 4:
        let end = min(place + Int.random(in: 1...40, using: &random), bytes.count)
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      default:
        bytes.insert(contentsOf: tokens.randomElement(using: &random) ?? [], at: place)
      }
    }
    return bytes
  }
}

extension ParsedFile {
  fileprivate var outcome: (hasValue: Bool, diagnostics: [SourceDiagnostic]) {
    (value != nil, diagnostics)
  }
}
