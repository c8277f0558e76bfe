import Basics
import Testing

@Suite struct ByteStringTests {
  @Test func equalityIsThatOfBytes() {
    let composed: ByteString = "caf\u{E9}"
    let decomposed: ByteString = "cafe\u{301}"
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(composed.lossyText == decomposed.lossyText)
  }

  @Test func orderIsThatOfUnsignedBytes() {
    let sorted: [ByteString] = [
      "", "A", "a", "a/b", "ab", "z", ByteString([0x80]), ByteString([0xFF]),
    ]
    #expect(sorted.shuffled().sorted() == sorted)
  }

  @Test func textIsNilForOtherBytes() {
    let latin = ByteString([0x63, 0xE9])
    #expect(latin.text == nil)
    #expect(latin.lossyText == "c\u{FFFD}")
    #expect(ByteString("é").text == "é")
  }

  @Test func prefixAndSuffix() {
    let path: ByteString = "docs/a.md"
    #expect(path.hasPrefix("docs/"))
    #expect(path.hasPrefix(""))
    #expect(!path.hasPrefix("docs/a.md/"))
    #expect(path.hasSuffix(".md"))
    #expect(path.hasSuffix(""))
    #expect(!path.hasSuffix("docs/docs/a.md"))
  }

  @Test(
    arguments: [
      ("abcabd", "abd", true), ("aaab", "aab", true), ("abc", "", true), ("", "", true),
      ("", "a", false), ("abc", "abcd", false), ("abc", "ac", false), ("abc", "c", true),
    ] as [(ByteString, ByteString, Bool)])
  func contains(_ text: ByteString, _ part: ByteString, _ isContained: Bool) {
    #expect(text.contains(part) == isContained)
  }

  @Test func trimming() {
    #expect(ByteString(" \t\r\n\u{B}\u{C}a b \n").trimmed == "a b")
    #expect(ByteString(" \n ").trimmed.isEmpty)
    #expect(ByteString("\u{A0}a").trimmed == "\u{A0}a")
  }

  @Test func loweringTouchesASCIIAlone() {
    #expect(ByteString("AnNa@Ä.Example").asciiLowercased == "anna@Ä.example")
    let every = ByteString(UInt8.min...UInt8.max)
    let changed = zip(every.bytes, every.asciiLowercased.bytes).filter { $0 != $1 }
    #expect(changed.map(\.0) == Array(UInt8(ascii: "A")...UInt8(ascii: "Z")))
  }

  @Test func splittingKeepsEmptyParts() {
    #expect(ByteString("/a//b/").split(separator: UInt8(ascii: "/")) == ["", "a", "", "b", ""])
    #expect(ByteString().split(separator: UInt8(ascii: "/")) == [""])
  }

  @Test func carriageReturnAndLineFeedAreTwoBytes() {
    #expect(ByteString("a\r\nb").split(separator: UInt8(ascii: "\n")) == ["a\r", "b"])
  }

  @Test func interpolationCarriesBytes() {
    let name = ByteString([0x4A, 0xE9])
    let message: ByteString = "\(name) has \(3) of \("x")"
    #expect(message.bytes == [0x4A, 0xE9] + Array(" has 3 of x".utf8))
    #expect("\(ObjectID.zero)" as ByteString == ByteString(String(repeating: "0", count: 40)))
    #expect(
      "\(Instant(seconds: 0)) \(CalendarDate(daysSince1970: 1))" as ByteString
        == "1970-01-01T00:00:00Z 1970-01-02")
  }

  @Test func joining() {
    var text: ByteString = "a"
    text.append("b")
    #expect(text + "c" == "abc")
    #expect(text.count == 2)
  }
}
