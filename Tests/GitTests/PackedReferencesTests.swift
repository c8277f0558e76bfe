import Basics
import Testing

@testable import Git

@Suite("References in one file")
struct PackedReferencesTests {
  @Test(arguments: 0...40)
  func aNameIsFoundWhereverItStands(_ count: Int) {
    // Names before and behind those that are sought, some of them tags with what they point at.
    let names = (0..<count).map { "refs/\($0 % 2 == 0 ? "heads" : "tags")/\($0)" }
    #expect(!Self.hold(names))
    #expect(!Self.hold(names, isSorted: false))
    for name in ["refs/replace/0123", "refs/replace/x"] {
      #expect(Self.hold(names + [name]))
      #expect(Self.hold(names + [name], isSorted: false))
    }
    for name in ["refs/replace", "refs/replaced/x", "refs/heads/refs/replace/x", "refs/replac"] {
      #expect(!Self.hold(names + [name]))
      #expect(!Self.hold(names + [name], isSorted: false))
    }
  }

  @Test func everyPlaceAmongManyIsFound() {
    let before = (0..<30).map { "refs/pull/\(100 + $0)/head" }
    let behind = (0..<30).map { "refs/tags/v\(100 + $0)" }
    for first in 0...30 {
      for last in stride(from: 0, through: 30, by: 7) {
        let names = before.prefix(first) + behind.prefix(last)
        #expect(!Self.hold(Array(names)))
        #expect(Self.hold(names + ["refs/replace/a"]))
        #expect(Self.hold(names + ["refs/replace/a", "refs/replace/b"]))
      }
    }
  }

  @Test(arguments: [
    "", "\n", "#", "# pack-refs with: sorted", "# pack-refs with: sorted \n^", "^\n^\n", "x\ny\n",
    "# pack-refs with: sorted \n\n\n", "# pack-refs with: sorted \n^abc\n^def",
  ])
  func whatIsNoSuchFileHoldsNothing(_ text: String) {
    #expect(!Self.hold(text: text))
  }

  @Test func aDamagedFileIsReadFromItsBeginning() {
    let text = Self.text(["refs/heads/a", "refs/replace/a"], isSorted: true)
    #expect(Self.hold(text: text + "x\n\n"))
    #expect(Self.hold(text: text.replacing("refs/heads/a\n", with: "refs/heads/a\nabc\n")))
    #expect(Self.hold(text: String(text.dropLast())))
  }

  private static func hold(_ names: [String], isSorted: Bool = true) -> Bool {
    hold(text: text(isSorted ? names.sorted() : names.reversed(), isSorted: isSorted))
  }

  private static func hold(text: String) -> Bool {
    Array(text.utf8).withUnsafeBytes { PackedReferences($0).hold("refs/replace/") }
  }

  private static func text(_ names: [String], isSorted: Bool) -> String {
    let id = String(repeating: "0123456789", count: 4)
    let lines = names.map { name in
      "\(id) \(name)\n" + (name.hasPrefix("refs/tags/") ? "^\(id)\n" : "")
    }
    return "# pack-refs with: peeled fully-peeled \(isSorted ? "sorted " : "")\n" + lines.joined()
  }
}
