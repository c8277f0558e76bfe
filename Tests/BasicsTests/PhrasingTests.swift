import Basics
import Testing

@Suite struct PhrasingTests {
  @Test func oneThingIsSingular() {
    #expect((0...2).map { plural($0, "commit") } == ["0 commits", "1 commit", "2 commits"])
    #expect((1...2).map { plural($0, "person", "people") } == ["1 person", "2 people"])
    #expect((1...2).map { noun($0, "silo") } == ["silo", "silos"])
    let bytes: ByteString = plural(2, "commit")
    #expect(bytes == "2 commits")
  }

  @Test func listsEndWithAnd() {
    let names: [ByteString] = ["Anna", "Ben", "Cleo", "Dora"]
    #expect(
      (0...3).map { listed(Array(names.prefix($0))) } == [
        "", "Anna", "Anna and Ben", "Anna, Ben and Cleo",
      ])
    #expect(listed(names, atMost: 4) == "Anna, Ben, Cleo and Dora")
    #expect(listed(names, atMost: 3) == "Anna, Ben and 2 more")
    #expect(listed(names, atMost: 1) == "4 more")
    #expect(listed(["a", "b", "c"] as [String]) == "a, b and c")
  }

  @Test(arguments: [
    (0.0, "0%", "0%"), (0.75, "75%", "75%"), (0.9167, "92%", "91.7%"), (1, "100%", "100%"),
    (-0.0042, "0%", "-0.4%"), (.nan, "?", "?"), (.infinity, "?", "?"), (-1e300, "?", "?"),
  ])
  func percentHasOneSpelling(share: Double, whole: String, exact: String) {
    #expect(percent(share) == whole)
    #expect(percent(share, decimals: 1) == exact)
  }
}
