import Basics
import Testing

@testable import LeadFiles

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("lead", "lead", 0), ("lead", "laed", 1),
    ("kitten", "sitting", 3), ("docs", "doc", 1), ("ab", "ba", 1), ("abc", "ca", 3),
  ])
  func distance(_ left: String, _ right: String, _ distance: Int) {
    for (one, two) in [(left, right), (right, left)] {
      var comparison = EditDistance(to: Array(one.utf8))
      for limit in 0...12 {
        let found = comparison.distance(of: Array(two.utf8), atMost: limit)
        #expect(found == (distance <= limit ? distance : nil), "\(one), \(two), \(limit)")
      }
    }
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
