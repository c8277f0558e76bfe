import Basics
import Foundation
import LeadModel
import Testing

@testable import LeadFiles

@Suite struct BaselineFileTests {
  private static func entry(_ fingerprint: String, _ more: String = "") -> String {
    """
    {"area": null, "fingerprint": "\(fingerprint)", "path": "OWNERS.lead", "rule": "silo", \
    "subject": "a"\(more)}
    """
  }

  private static func file(_ entries: String...) -> String {
    "{\"schema\": \"leadlint.baseline/1\", \"findings\": [\n"
      + entries.joined(separator: ",\n") + "\n]}\n"
  }

  private func parse(_ text: String) -> ParsedFile<BaselineFile> {
    BaselineFile.parse(Array(text.utf8), file: ".lead-baseline.json")
  }

  @Test func whatIsWrittenIsRead() throws {
    let text = Self.file(Self.entry("0123456789abcdef"), Self.entry("fedcba9876543210"))
    let entries = try #require(parse(text).value).entries
    #expect(entries.map(\.fingerprint) == ["0123456789abcdef", "fedcba9876543210"])
    #expect(entries.allSatisfy { $0.rule == "silo" })
    #expect(try #require(parse(Self.file()).value).entries.isEmpty)
    #expect(parse("\u{FEFF}" + text).value != nil)
    #expect(parse(text.replacing("\n", with: "\r\n")).value != nil)
  }

  /// The text, and `LINE:COLUMN: message` of each fault.
  @Test(arguments: [
    ("", ["1:1: expected a value, but the file ends"]),
    ("[]", ["1:1: a baseline must be an object: {\"schema\": …, \"findings\": […]}"]),
    ("{}", ["1:1: 'schema' is missing"]),
    ("{\"schema\": \"leadlint.baseline/2\", \"findings\": []}", ["1:12: unknown schema"]),
    ("{\"schema\": \"leadlint.baseline/1\"}", ["1:1: 'findings' is missing"]),
    (
      "{\"schema\": \"leadlint.baseline/1\", \"findings\": {}}", ["1:47: 'findings' must be a list"]
    ),
    (
      "{\"schema\": \"leadlint.baseline/1\", \"finding\": [], \"findings\": []}",
      ["1:35: unknown key 'finding'"]
    ),
    (file("7"), ["2:1: a finding must be an object"]),
    (
      file("{\"rule\": 7}"),
      [
        "2:1: 'area' is missing", "2:1: 'fingerprint' is missing", "2:1: 'path' is missing",
        "2:1: 'subject' is missing", "2:10: 'rule' must be text",
      ]
    ),
    (file(entry("0123")), ["2:31: a fingerprint must have 16 digits"]),
    (file(entry("0123456789ABCDEF")), ["2:31: a fingerprint must have 16 digits"]),
    (file(entry("0123456789abcdef", ", \"line\": 4")), ["unknown key 'line'"]),
    (file(entry("0123456789abcdef") + ","), ["2:105: a comma before the closing bracket"]),
    (file(entry("0123456789abcdef") + " 7"), ["2:106: expected a comma or ']', found '7'"]),
    ("{\"schema\": 1, \"schema\": 2}", ["1:15: the key is set twice"]),
    ("{\"a\"\n7}", ["2:1: expected a colon, found '7'"]),
    ("{'a': 7}", ["1:2: expected a key in quotes, found '''"]),
    ("{\"a\": yes}", ["1:7: 'yes' is not a value"]),
    ("{\"a\": 01}", ["1:7: '01' is not a value"]),
    ("{\"a\": 1.}", ["1:7: '1.' is not a value"]),
    ("{\"a\": \"x", ["1:7: this quote is never closed"]),
    ("{\"a\": \"x\ny\"}", ["1:9: a line end or control character in quotes"]),
    ("{\"a\": \"\\x\"}", ["1:8: unknown escape"]),
    ("{\"a\": \"\\u12\"}", ["1:8: \\u is followed by four hexadecimal digits"]),
    ("{\"a\": \"\\ud800\"}", ["1:8: this is half a character"]),
    ("{\"a\": 1} x", ["1:10: text after the closing bracket"]),
    ("{\"a\": 1", ["1:8: expected a comma or '}', but the file ends"]),
    (
      "{\"schema\": \"leadlint.baseline/1\",\n<<<<<<< ours\n",
      ["2:1: unresolved merge conflict"]
    ),
    (String(repeating: "[", count: 100_000), ["1:33: nested more than 32 deep"]),
  ])
  func whatIsWrongHasAPlace(_ text: String, _ faults: [String]) {
    let parsed = parse(text)
    #expect(parsed.value == nil)
    #expect(parsed.diagnostics.count == faults.count)
    for (diagnostic, fault) in zip(parsed.diagnostics, faults) {
      let said = diagnostic.rendered().lossyText
      #expect(said.hasPrefix(".lead-baseline.json:"))
      #expect(said.contains(fault), "\(said)")
    }
  }

  @Test func escapesAreTheCharactersThatTheyStandFor() throws {
    let text = #"["\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\ude00é", -0.5e+3, true, false, null, 0]"#
    guard case .list(let items) = try JSONReader.read(Array(text.utf8)).content else {
      Issue.record("no list")
      return
    }
    guard case .text(let first) = items[0].content, case .number(let number) = items[1].content
    else {
      Issue.record("no text and number")
      return
    }
    #expect(first == "\"\\/\u{8}\u{C}\n\r\tAé😀é")
    #expect(number == "-0.5e+3")
    #expect(items.count == 6)
  }

  /// Foundation's reader is the reference for what is JSON at all.
  @Test func whatIsRefusedIsNoJSONAndTheOtherWayRound() throws {
    let whole = Array(Self.file(Self.entry("0123456789abcdef", ", \"n\": [1, -2.5e3]")).utf8)
    var changed: [[UInt8]] = whole.indices.map { Array(whole[..<$0]) }
    for index in whole.indices {
      for byte: UInt8 in [0x00, 0x22, 0x2C, 0x5C, 0x5D, 0x7B, 0xFF] {
        var bytes = whole
        bytes[index] = byte
        changed.append(bytes)
      }
    }
    for bytes in changed {
      let isJSON = (try? JSONSerialization.jsonObject(with: Data(bytes))) != nil
      var refusal: ByteString?
      do throws(JSONReader.Failure) {
        _ = try JSONReader.read(bytes)
      } catch {
        refusal = error.message
      }
      // Foundation lets a last comma pass, and a key that stands twice is JSON all the same.
      if refusal == "a comma before the closing bracket" { continue }
      let isRead = refusal == nil || refusal == "the key is set twice"
      #expect(isJSON == isRead, "\(refusal?.lossyText ?? "read") \(ByteString(bytes).lossyText)")
    }
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
  }
}
