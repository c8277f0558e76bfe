import Testing

@testable import Basics

@Suite struct ShortNamesTests {
  private let names: ShortNames = ["a", "vendor", "bower_components", "site-packages"]

  private func holds(_ name: String) -> Bool { Array(name.utf8).withUnsafeBytes(names.contains) }

  @Test(arguments: ["a", "A", "vendor", "Vendor", "VENDOR", "Bower_Components", "site-packages"])
  func whatItHolds(name: String) {
    #expect(holds(name))
  }

  @Test(arguments: [
    "", "b", "aa", "vendo", "vendors", "endor", "bower_component", "bower_components_",
    "site_packages", "v\u{EB}ndor", "bower_componentsa bower_components",
  ])
  func whatItDoesNotHold(name: String) {
    #expect(!holds(name))
  }

  @Test func manyNames() {
    let many: ShortNames = [
      "b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9", "c0", "c1", "c2", "c3", "c4",
    ]
    for letter in ["a", "b", "c", "d"] {
      for number in 0...9 {
        let isThere = letter == "b" || letter == "c" && number < 5
        #expect(Array("\(letter)\(number)".utf8).withUnsafeBytes(many.contains) == isThere)
      }
    }
  }
}
