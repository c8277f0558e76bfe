internal import Basics
internal import Testing

@testable internal import Reports

/// Scalars that must never reach a terminal as they are.
private let dangerous: [UInt32] =
  Array(0..<0x20) + Array(0x7F...0x9F) + [0x061C, 0x180E, 0xFEFF, 0xFFF9, 0xE0001, 0xE007F]
  + Array(0x200B...0x200F) + Array(0x2028...0x202E) + Array(0x2060...0x206F)

private let combiningMark: [UInt8] = [0xCC, 0x81]

private func utf8(_ value: UInt32) -> [UInt8] {
  Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? []
}

@Suite struct TerminalEscaperTests {
  @Test func everyDangerousScalarIsEscapedAlsoBeforeACombiningMark() {
    for value in dangerous {
      for tail in [[], combiningMark] {
        let text = ByteString(Array("a".utf8) + utf8(value) + tail + Array("z".utf8))
        let escaped = TerminalEscaper.escape(text)
        #expect(
          escaped.unicodeScalars.allSatisfy { !dangerous.contains($0.value) },
          "U+\(String(value, radix: 16))")
        #expect(escaped.unicodeScalars.contains("\\"))
        #expect(escaped.utf8.first == UInt8(ascii: "a") && escaped.utf8.last == UInt8(ascii: "z"))
      }
    }
  }

  @Test func everyByteOnItsOwnComesOutAsPlainText() {
    for byte in UInt8.min...UInt8.max {
      for tail in [[], combiningMark, [0x80]] {
        let escaped = TerminalEscaper.escape(ByteString([byte] + tail))
        #expect(escaped.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "byte \(byte)")
      }
    }
  }

  @Test(arguments: [
    ("\u{1b}[31m", "\\x1b[31m"), ("\u{202e}", "\\u{202e}"), ("a\nb", "a\\nb"),
    ("a\r\nb", "a\\r\\nb"), ("\u{7f}", "\\x7f"), ("\u{9b}", "\\u{9b}"), ("\0", "\\x00"),
    ("\u{feff}", "\\u{feff}"), ("é 漢 🙂", "é 漢 🙂"), ("##[error]x", "##\\x5berror]x"),
    ("a ##vso[task", "a ##vso\\x5btask"), ("[stale]", "[stale]"), ("#[x]", "#[x]"),
  ])
  func forms(_ input: String, _ expected: String) {
    #expect(Array(TerminalEscaper.escape(ByteString(input)).utf8) == Array(expected.utf8))
  }

  @Test func bytesThatAreNotUTF8ShowTheirValue() {
    #expect(TerminalEscaper.escape(ByteString([0x63, 0xE9, 0x2E])) == "c\\xE9.")
    // A surrogate, an overlong form, a cut sequence.
    #expect(TerminalEscaper.escape(ByteString([0xED, 0xA0, 0x80])) == "\\xED\\xA0\\x80")
    #expect(TerminalEscaper.escape(ByteString([0xC0, 0xAF])) == "\\xC0\\xAF")
    #expect(TerminalEscaper.escape(ByteString([0xE2, 0x82])) == "\\xE2\\x82")
  }

  @Test func fieldsAreCutBetweenScalars() {
    let limit = TerminalEscaper.fieldLimit
    let exact = ByteString(String(repeating: "a", count: limit))
    #expect(TerminalEscaper.field(exact) == exact.lossyText)
    #expect(TerminalEscaper.field(exact + "b") == exact.lossyText + "…")
    let wide = TerminalEscaper.field(ByteString(String(repeating: "漢", count: 100)))
    #expect(wide == String(repeating: "漢", count: 66) + "…")
    let broken = TerminalEscaper.field(ByteString([UInt8](repeating: 0x80, count: 300)))
    #expect(broken.hasSuffix("\\x80…"))
  }

  @Test(arguments: ["::error::x", " ::error::x", "\u{3000}::stop-commands::x"])
  func pathsNeverBeginACommand(_ path: String) {
    #expect(TerminalEscaper.path(ByteString(path)) == "./" + path)
    #expect(TerminalEscaper.path("a::b") == "a::b")
  }
}

@Suite struct JSONTextTests {
  @Test func everyDangerousScalarIsAnEscapeSequence() throws {
    for value in dangerous {
      let text = ByteString(utf8(value) + combiningMark)
      let json = try JSONText.encode([JSONText.string(text)])
      let lines = json.split(separator: 0x0A)
      #expect(lines.count == 4)
      json.forEachPiece { piece in
        guard case .scalar(let scalar) = piece else {
          Issue.record("not UTF-8")
          return
        }
        #expect(scalar == "\n" || !scalar.isUnsafe)
      }
    }
  }

  @Test func whatIsNotUTF8BecomesFourCharacters() throws {
    #expect(JSONText.string(ByteString([0x63, 0xE9])) == "c\\xE9")
    let json = try JSONText.encode([JSONText.string(ByteString([0xE9]))])
    #expect(json.contains("\"\\\\xE9\""))
  }

  @Test func scalarsBeyondTheFirstPlaneBecomePairs() throws {
    #expect(try JSONText.encode(["\u{E0001}"]).contains("\\udb40\\udc01"))
    #expect(try JSONText.encode(["\u{202e}"]).contains("\\u202e"))
    #expect(try JSONText.encode(["é/"]).contains("\"é/\""))
  }

  @Test(arguments: [
    (0.51324, "0.5132"), (0.00005, "0.0001"), (0.12345, "0.1235"), (1.0 / 3, "0.3333"),
    (1.0, "1.0000"), (0.0, "0.0000"), (0.00015, "0.0001"), (2.00025, "2.0002"),
  ])
  func sharesAreRoundedAsCDoes(_ value: Double, _ expected: String) {
    #expect(Rounding.fixed(value, places: 4) == expected)
    #expect(Rounding.fourPlaces(value) == Double(expected))
  }
}
