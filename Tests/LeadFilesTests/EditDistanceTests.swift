import Basics
import Testing

@testable import LeadFiles

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("lead", "lead", 0), ("lead", "laed", 1),
    ("kitten", "sitting", 3), ("docs", "doc", 1), ("ab", "ba", 1), ("abc", "ca", 3),
  ])
  func distance(_ left: String, _ right: String, _ distance: Int) {
    #expect(editDistance(Array(left.utf8), Array(right.utf8)) == distance)
    #expect(editDistance(Array(right.utf8), Array(left.utf8)) == distance)
  }

  @Test func theNearestKey() {
    let keys = OwnersFile.keys
    #expect(nearest(to: "nmae", among: keys) == "name")
    #expect(nearest(to: "Lead", among: keys) == "lead")
    #expect(nearest(to: "decision", among: keys) == "decisions")
    #expect(nearest(to: "colour", among: keys) == nil)
    #expect(nearest(to: "", among: keys) == nil)
    #expect(nearest(to: "x", among: keys) == nil)
    #expect(nearest(to: ByteString(String(repeating: "a", count: 65)), among: keys) == nil)
  }

  @Test func ofEqualsTheFirstInByteOrder() {
    #expect(nearest(to: "cat", among: ["hat", "bat", "rat"]) == "bat")
    #expect(nearest(to: "cat", among: ["rat", "hat", "bat"]) == "bat")
  }
}
