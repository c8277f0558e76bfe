internal import Basics
internal import Foundation
internal import LeadModel
internal import Testing

@testable internal import Reports

/// SARIF, GitLab's Code Quality and reviewdog's lines.
@Suite struct JSONFormatTests {
  private func value(_ format: FindingsFormat, _ report: FindingsReport) throws -> Any {
    let document = FormatSamples.render(format, report)
    return try JSONSerialization.jsonObject(with: Data(document.bytes))
  }

  private func run(_ report: FindingsReport) throws -> [String: Any] {
    let log = try #require(try value(.sarif, report) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private func results(_ report: FindingsReport) throws -> [[String: Any]] {
    try #require(try run(report)["results"] as? [[String: Any]])
  }

  private func at(_ value: Any?, _ path: String...) -> Any? {
    path.reduce(value) { value, key in
      if let index = Int(key), let list = value as? [Any] {
        return index < list.count ? list[index] : nil
      }
      return (value as? [String: Any])?[key]
    }
  }

  @Test func theURIIsThePathByteForByte() throws {
    for path in FormatSamples.hostile {
      let uri = SARIFResult.uri(path)
      #expect(
        uri.utf8.allSatisfy {
          $0.isASCIILetter || $0.isASCIIDigit || "-._~/%".utf8.contains($0)
        })
      var bytes: [UInt8] = []
      var rest = Array(uri.utf8)[...]
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
          bytes.append(byte)
          continue
        }
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        bytes.append(try #require(UInt8(digits, radix: 16)))
        rest = rest.dropFirst(2)
      }
      #expect(ByteString(bytes) == path)
    }
  }

  @Test func eachResultNamesItsRuleItsPlaceAndItself() throws {
    let run = try run(FormatSamples.report("ordinary"))
    let rules = try #require(at(run, "tool", "driver", "rules") as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["silo", "stale-docs"])
    #expect(rules.map { $0["name"] as? String } == ["Silo", "StaleDocs"])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 5)
    for result in results {
      #expect(result["ruleId"] as? String == "stale-docs" && result["ruleIndex"] as? Int == 1)
      #expect(result["baselineState"] == nil)
    }
    let hashes = results.compactMap {
      at($0, "partialFingerprints", "primaryLocationLineHash") as? String
    }
    #expect(Set(hashes).count == 5)
    // `é` is two bytes and one code point: columns 4 to 10 of bytes are 3 to 8.
    let region = results.compactMap {
      at($0, "locations", "0", "physicalLocation", "region") as? [String: Int]
    }.first { $0["startLine"] == 3 }
    #expect(region == ["startLine": 3, "endLine": 3, "startColumn": 3, "endColumn": 8])
  }

  @Test func whatDoesNotCountIsMarked() throws {
    let results = try results(FormatSamples.report("compared"))
    #expect(results.count == 7)
    func result(_ message: String) -> [String: Any]? {
      results.first { (at($0, "message", "text") as? String)?.hasPrefix(message) == true }
    }
    #expect(result("known")?["baselineState"] as? String == "unchanged")
    #expect((result("known")?["suppressions"] as? [Any])?.isEmpty == true)
    #expect(result("listed")?["baselineState"] as? String == "new")
    #expect(
      at(result("listed"), "suppressions", "0", "justification") as? String == "in the baseline")
    #expect(at(result("waived"), "suppressions", "0", "kind") as? String == "external")
    #expect(
      at(result("waived"), "suppressions", "0", "justification") as? String
        == "waived until 2027-01-31: two joiners start in January")
  }

  @Test func theCountsFollowWhatCounts() throws {
    for (all, errors) in [(false, 1), (true, 2)] {
      let report = FormatSamples.report(
        FormatSamples.compared, base: Sample.id("b"), allFindings: all)
      let document = try value(.json, report)
      #expect(at(document, "base") as? String == Sample.id("b").description)
      #expect(at(document, "summary", "error") as? Int == errors)
      #expect(at(document, "summary", "new") as? Int == 4)
      let findings = try #require(at(document, "findings") as? [[String: Any]])
      #expect(findings.count { $0["new"] as? Bool == false } == 1)
    }
  }

  @Test func aMessageIsNoLinkAndNamesNoArgument() {
    #expect(SARIFResult.escaped("[x](https://a) {0}") == "[x] (https://a) {{0}}")
    #expect(SARIFResult.escaped("]\u{301}(") == "]\u{301}(")
  }

  @Test func aRunHoldsNoMoreResultsThanAreTaken() throws {
    let findings = (1...(SARIFLog.resultLimit + 3)).map { Sample.finding(.info, line: $0) }
    let run = try run(FormatSamples.report(findings + [Sample.finding(line: 99)]))
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == SARIFLog.resultLimit)
    #expect(results.first?["level"] as? String == "error")
    let said = at(run, "invocations", "0", "toolExecutionNotifications", "0", "message", "text")
    #expect((said as? String)?.hasPrefix("4 results left out") == true)
  }

  @Test func gitLabHasWhatIsDocumented() throws {
    let entries = try #require(
      try value(.gitlab, FormatSamples.report("hostile")) as? [[String: Any]])
    #expect(entries.count == FormatSamples.hostile.count)
    #expect(Set(entries.compactMap { $0["fingerprint"] as? String }).count == entries.count)
    let paths = entries.compactMap { at($0, "location", "path") as? String }
    for path in FormatSamples.hostile { #expect(paths.contains(JSONText.string(path))) }
    #expect(try (value(.gitlab, FormatSamples.report([])) as? [Any])?.isEmpty == true)
    let same = try #require(
      try value(.gitlab, FormatSamples.report([Sample.finding(), Sample.finding(line: 5)]))
        as? [[String: Any]])
    let prints = same.compactMap { $0["fingerprint"] as? String }
    #expect(prints[1] == prints[0] + "-2")
    #expect(same.allSatisfy { $0["severity"] as? String == "major" })
  }

  @Test func reviewdogGetsALineADiagnostic() throws {
    let document = FormatSamples.render(.rdjsonl, FormatSamples.report("hostile"))
    let lines = document.split(separator: 0x0A)
    #expect(lines.count == FormatSamples.hostile.count + 1 && lines.last?.isEmpty == true)
    for line in lines.dropLast() {
      let diagnostic = try JSONSerialization.jsonObject(with: Data(line.bytes))
      #expect(at(diagnostic, "location", "range", "start", "line") is Int)
    }
    #expect(FormatSamples.render(.rdjsonl, FormatSamples.report([])).isEmpty)
    let ordinary = FormatSamples.render(.rdjsonl, FormatSamples.report("ordinary"))
    #expect(ordinary.contains("\"range\":{\"end\":{\"column\":10,\"line\":3},\"start\""))
  }
}
