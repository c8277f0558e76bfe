internal import Testing

@testable internal import Reports

@Suite struct ReportIndexTests {
  @Test func namesAreSafeAndTellWhoIsMeant() {
    var names = LeadFileNames()
    let vectors = [
      ("anna@example.com", "anna-example-com"), ("ANNA@example.com", "anna-example-com-2"),
      ("anna.example@com", "anna-example-com-3"), ("anna-example-com-2", "anna-example-com-2-2"),
      ("../../etc/passwd", "etc-passwd"), ("/", "lead"), ("", "lead-2"), ("..", "lead-3"),
      ("index", "index-2"), ("Amber Badger 12", "amber-badger-12"), ("a\0b\n", "a-b"),
      ("\u{202e}é", "lead-4"), ("con", "con"),
    ]
    for (person, name) in vectors { #expect(names.next(for: person) == name) }
    let long = names.next(for: String(repeating: "x", count: 10_000))
    #expect(long == String(repeating: "x", count: 80))
    #expect(names.next(for: String(repeating: "x", count: 90)) == long + "-2")
  }

  @Test func whateverTheNameTheFileIsHere() {
    var names = LeadFileNames()
    var seen: Set<String> = []
    for text in WeeklyTextSamples.hostileTexts + WeeklyTextSamples.hostileTexts {
      let name = names.next(for: text)
      #expect(seen.insert(name).inserted)
      #expect(name.utf8.count < 100 && !name.hasPrefix("-") && !name.hasSuffix("-"))
      #expect(
        name.unicodeScalars.allSatisfy {
          ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
        })
    }
  }
}
