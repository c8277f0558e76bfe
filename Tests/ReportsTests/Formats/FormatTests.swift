internal import Basics
internal import LeadModel
internal import TestSupport
internal import Testing

@testable internal import Reports

/// What holds for every format. Each report is also kept in `fixtures/expected/formats`, where
/// `.ci/check-formats.py` reads them with readers that are not ours.
@Suite struct FormatTests {
  @Test(arguments: FindingsFormat.allCases)
  func reportsAreAsTheyWere(_ format: FindingsFormat) throws {
    for name in FormatSamples.names {
      let document = FormatSamples.render(format, FormatSamples.report(name))
      do {
        try Snapshot.check(document.bytes, "formats/\(name).\(format.rawValue)")
      } catch {
        Issue.record(error)
      }
    }
  }

  @Test(arguments: FindingsFormat.allCases)
  func nothingFromARepositoryReachesTheReaderAsItIs(_ format: FindingsFormat) throws {
    let document = FormatSamples.render(format, FormatSamples.report("hostile"))
    let text = try #require(document.text)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(!scalar.isUnsafe, "\(String(scalar.value, radix: 16)) in \(format)")
    }
    for line in document.split(separator: 0x0A) {
      if format != .github { #expect(!line.trimmed.hasPrefix("::"), "\(line.lossyText)") }
      let commands = line.lossyText.components(of: "##vso[") + line.lossyText.components(of: "##[")
      #expect(commands == (format == .azure && line.hasPrefix("##vso[task.logissue ") ? 1 : 0))
    }
  }

  @Test(arguments: FindingsFormat.allCases)
  func theOrderOfTheFindingsChangesNothing(_ format: FindingsFormat) throws {
    let findings = FormatSamples.hostileFindings + FormatSamples.compared
    let once = FormatSamples.render(format, FormatSamples.report(findings))
    let again = FormatSamples.render(format, FormatSamples.report(findings.reversed()))
    #expect(once == again)
  }

  /// A name or a message may be as long as a file.
  @Test(arguments: FindingsFormat.allCases)
  func aLongMessageIsCut(_ format: FindingsFormat) throws {
    guard format != .json else { return }
    let long = ByteString(Array(repeating: UInt8(ascii: "]"), count: 300_000))
    let finding = Sample.finding(message: long, notes: [long])
    let document = FormatSamples.render(format, FormatSamples.report([finding]))
    #expect(document.count < 40_000)
    #expect(document.text != nil)
  }

  @Test func whatDoesNotCountIsLeftOutAndCounted() throws {
    let report = FormatSamples.report("compared")
    #expect(report.shown.count == 4)
    #expect(report.leftOut == "1 waived, 1 in the baseline, 1 known before")
    for format in [FindingsFormat.github, .azure, .junit, .markdown] {
      let text = FormatSamples.render(format, report).lossyText
      #expect(text.contains("1 waived, 1 in the baseline, 1 known before"), "\(format)")
    }
    let text = FormatSamples.render(.text, report).lossyText
    #expect(text.contains("2 notes, 1 waived, 1 in the baseline in 14 areas, 1 known before"))
    let all = FormatSamples.report(FormatSamples.compared, base: Sample.id("b"), allFindings: true)
    #expect(all.shown.count == 5 && all.leftOut == "1 waived, 1 in the baseline")
    #expect(
      all.allWorstFirst.map { $0.counts(all: true) } == [
        true, true, true, true, true, false, false,
      ])
    for format in [FindingsFormat.github, .azure, .junit, .markdown] {
      #expect(FormatSamples.render(format, all).lossyText.contains("known before"))
    }
    let whole = FormatSamples.render(.text, all).lossyText
    #expect(whole.contains("    known  the base has it too\n    next   leadlint review"))
    #expect(whole.contains("2 errors, 1 warning, 2 notes, 1 waived, 1 in the baseline in 14 areas"))
  }
}

extension String {
  /// How often another string occurs, byte for byte.
  func components(of other: String) -> Int {
    let (text, part) = (Array(utf8), Array(other.utf8))
    guard text.count >= part.count else { return 0 }
    return (0...(text.count - part.count)).count { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}
