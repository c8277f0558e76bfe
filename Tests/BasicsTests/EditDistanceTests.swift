import Testing

@testable import Basics

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
    let keys: [ByteString] = ["kind", "name", "lead", "deputies", "docs", "decisions", "due"]
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

  /// The whole table, without a limit.
  private func plainDistance(_ one: [UInt8], _ two: [UInt8]) -> Int {
    var table = [[Int]](repeating: Array(0...two.count), count: one.count + 1)
    for row in one.indices {
      table[row + 1][0] = row + 1
      for column in two.indices {
        var cost = min(
          table[row][column + 1] + 1, table[row + 1][column] + 1,
          table[row][column] + (one[row] == two[column] ? 0 : 1))
        if row > 0, column > 0, one[row] == two[column - 1], one[row - 1] == two[column] {
          cost = min(cost, table[row - 1][column - 1] + 1)
        }
        table[row + 1][column + 1] = cost
      }
    }
    return table[one.count][two.count]
  }

  /// Numbers below a limit, the same in every run.
  private struct Numbers {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  @Test func distancesWithinALimitAreThoseWithoutOne() {
    var random = Numbers(state: 7)
    for _ in 0..<500 {
      let one = (0..<random.below(9)).map { _ in UInt8(97 + random.below(3)) }
      var comparison = EditDistance(to: one)
      for _ in 0..<8 {
        let two = (0..<random.below(9)).map { _ in UInt8(97 + random.below(3)) }
        let distance = plainDistance(one, two)
        let limit = random.below(6)
        #expect(
          comparison.distance(of: two, atMost: limit) == (distance <= limit ? distance : nil),
          "\(one), \(two), \(limit)")
      }
    }
  }

  @Test func theNearestIsTheFirstOfAllRanked() {
    var random = Numbers(state: 8)
    func word() -> ByteString {
      ByteString(
        (0..<(1 + random.below(9))).map { _ in
          UInt8((random.below(5) == 0 ? 65 : 97) + random.below(3))
        })
    }
    for _ in 0..<300 {
      let wanted = word()
      let words = (0..<random.below(12)).map { _ in word() }
      #expect(nearest(to: wanted, among: words) == ranked(byLikenessTo: wanted, words).first)
    }
  }
}
