internal import Basics
internal import Foundation
internal import Testing

@testable internal import Reports

@Suite struct JSONWriterTests {
  private struct Example: Encodable {
    let decimals: [Double]
    let empty: [String]
    let inner: [String: [[String: String]]]
    let no: Int?
    let numbers: [Int]
    let texts: [String]
    let yes: Bool

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(decimals, forKey: .decimals)
      try container.encode(empty, forKey: .empty)
      try container.encode(inner, forKey: .inner)
      try container.encode(no, forKey: .no)
      try container.encode(numbers, forKey: .numbers)
      try container.encode(texts, forKey: .texts)
      try container.encode(yes, forKey: .yes)
    }

    private enum Key: CodingKey { case decimals, empty, inner, no, numbers, texts, yes }
  }

  private func value(_ texts: [ByteString]) -> JSONValue {
    [
      "yes": true, "texts": .list(texts.map(\.json)), "numbers": [0, -1, .integer(.max)],
      "no": nil, "inner": ["nothing": [], "items": [["key": "a"], ["key": "b"]]], "empty": [],
      "decimals": .list(Self.decimals.map(\.json)),
    ]
  }

  private static let decimals = [
    0, 1, -1, 0.5, 0.0001, 0.3333, 100, 12_345.6789, 1e15, 1e16, -0.25,
  ]

  @Test func theLayoutIsThatOfFoundation() throws {
    let texts = ["", "a/b", "quote \" and \\", "tab\tfeed\nreturn\r", "\u{8}\u{C}\u{1}", "é 漢 😀"]
    let example = Example(
      decimals: Self.decimals, empty: [],
      inner: ["items": [["key": "a"], ["key": "b"]], "nothing": []], no: nil,
      numbers: [0, -1, .max], texts: texts, yes: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let written = value(texts.map { ByteString($0) })
    #expect(written.line == ByteString(try encoder.encode(example)))
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    #expect(written.document == ByteString(try encoder.encode(example)) + "\n")
  }

  private func read(_ document: ByteString) throws -> [String] {
    let parsed = try JSONSerialization.jsonObject(with: Data(document.bytes))
    return try #require((parsed as? [String: Any])?["texts"] as? [String])
  }

  @Test func everyScalarIsReadBackAndNoneMovesTheCursor() throws {
    var scalars = (UInt32(0)..<0x3100).compactMap { Unicode.Scalar($0) }
    scalars += [0xFEFF, 0xFFF9, 0xFFFF, 0x1F600, 0xE0001, 0x10FFFF].compactMap {
      Unicode.Scalar($0 as UInt32)
    }
    let texts = scalars.map { "a\(String(Character($0)))z" }
    let written = value(texts.map { ByteString($0) }).document
    #expect(try read(written).map { ByteString($0) } == texts.map { ByteString($0) })
    #expect(
      try #require(written.text).unicodeScalars.allSatisfy { !$0.isUnsafe || $0 == "\n" })
  }

  @Test func bytesThatAreNotUTF8AndCommandsAreEscaped() throws {
    let commands: [ByteString] = [
      "##[error]", "##vso[task]", "#[", "###[", "##vs[", "##v##[", "a##vso", "[", "\"##[\\",
    ]
    let written = value(commands).document
    #expect(try read(written).map { ByteString($0) } == commands)
    #expect(!written.contains("##[") && !written.contains("##vso["))
    let broken = value([ByteString([0x23, 0x23, 0xFF, 0x5B]), ByteString([0xC3, 0x28])]).document
    #expect(try read(broken) == ["##\\xFF[", "\\xC3("])
  }

  @Test func whatIsNotANumberIsNull() {
    let value: JSONValue = ["b": .number(.nan), "a": .number(.infinity), "c": nil, "d": 1]
    #expect(value.line == #"{"a":null,"b":null,"c":null,"d":1}"#)
    #expect(value.withoutNulls.line == #"{"a":null,"b":null,"d":1}"#)
  }

  @Test func fourPlacesAreThoseOfThePrintedNumber() throws {
    for divisor in 1...700 {
      for dividend in stride(from: 0, through: 3 * divisor, by: max(1, divisor / 9)) {
        let value = Double(dividend) / Double(divisor)
        #expect(Rounding.fourPlaces(value) == Double(Rounding.fixed(value, places: 4)))
      }
    }
    // Exactly in the middle, and just beside it.
    for value in [0.00005, 0.03125, 0.09375, 2.00015, 0.12345, 0.99995] {
      #expect(Rounding.fourPlaces(value) == Double(Rounding.fixed(value, places: 4)))
    }
  }
}
