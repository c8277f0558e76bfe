internal import Basics
internal import LeadModel
internal import Testing

@testable internal import Reports

/// What is written directly is what Foundation's encoder would have written.
@Suite struct JSONWriterTests {
  private struct Example: Encodable {
    let decimals: [Double]
    let empty: [String]
    let inner: Inner
    let no: Nullable<Int>
    let numbers: [Int]
    let texts: [String]
    let yes: Bool
  }

  private struct Inner: Encodable {
    let items: [Item]
    let nothing: [Item]
  }

  private struct Item: Encodable {
    let key: String
  }

  private func expectSame(
    _ texts: [ByteString], numbers: [Int] = [], decimals: [Double] = []
  ) throws {
    let expected = try JSONText.encode(
      Example(
        decimals: decimals, empty: [],
        inner: Inner(items: [Item(key: "a"), Item(key: "b")], nothing: []), no: Nullable(nil),
        numbers: numbers, texts: texts.map(JSONText.string), yes: true))
    let written = JSONWriter.document(capacity: 0) { json in
      json.add("decimals", list: decimals)
      json.add("empty", list: [String]())
      json.add("inner") { json in
        json.add("items", objects: ["a", "b"]) { json, key in json.add("key", key) }
        json.add("nothing", objects: [String]()) { json, key in json.add("key", key) }
      }
      json.add("no", Int?.none)
      json.add("numbers", list: numbers)
      json.add("texts", list: texts)
      json.add(key: "yes", true)
    }
    #expect(written == expected)
  }

  @Test func everyScalarIsWrittenAsFoundationWritesIt() throws {
    var scalars = (UInt32(0)..<0x3100).compactMap { Unicode.Scalar($0) }
    scalars += [0xFEFF, 0xFFF9, 0xFFFF, 0x1F600, 0xE0001, 0x10FFFF].compactMap {
      Unicode.Scalar($0 as UInt32)
    }
    try expectSame(scalars.map { ByteString("a\(String(Character($0)))z") })
  }

  @Test func bytesThatAreNotUTF8AndCommandsAreEscaped() throws {
    try expectSame(
      (UInt8.min...UInt8.max).map { ByteString([$0]) }
        + [
          "", "##[error]", "##vso[task]", "#[", "###[", "##vs[", "##v##[", "a##vso", "[", "\"##[\\",
          ByteString([0x23, 0x23, 0xFF, 0x5B]), ByteString([0xC3, 0x28]),
        ])
  }

  @Test func numbersAreWrittenAsFoundationWritesThem() throws {
    try expectSame(
      [], numbers: [0, -1, .max, .min],
      decimals: [0, 1, -1, 0.5, 0.0001, 0.3333, 100, 12_345.6789, 1e15, 1e16, -0.25])
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
