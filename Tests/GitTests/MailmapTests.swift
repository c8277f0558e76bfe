import Basics
import Git
import TestSupport
import Testing

@Suite("Mailmap")
struct MailmapTests {
  @Test(
    "says what git says of the known hard lines",
    arguments: [
      ("Proper One <one@x.org>", "X <ONE@X.ORG>", "Proper One <ONE@X.ORG>"),
      (
        "Proper Three <three@x.org> <THREE-old@x.org>", "X <three-old@x.org>",
        "Proper Three <three@x.org>"
      ),
      (
        "Proper Four <four@x.org> Old Name <shared@x.org>", "old name <Shared@x.org>",
        "Proper Four <four@x.org>"
      ),
      (
        "Proper Four <four@x.org> Old Name <shared@x.org>", "Other <shared@x.org>",
        "Other <shared@x.org>"
      ),
      ("Five <five@x.org> <five-old@x.org> # comment", "X <five-old@x.org>", "Five <five@x.org>"),
      ("Seven <seven@x.org> <seven-old@x.org> junk", "X <seven-old@x.org>", "Seven <seven@x.org>"),
      ("Proper Nine <nine@x.org> <>", "X <>", "Proper Nine <nine@x.org>"),
      ("Ten <ten@x.org> <ten-old@x.org>\r", "X <ten-old@x.org>", "Ten <ten@x.org>"),
    ] as [(ByteString, ByteString, String)])
  func vectors(line: ByteString, lookup: ByteString, expected: String) throws {
    #expect(try resolved(lookup, with: Mailmap(line.bytes)) == ByteString(expected))
  }

  @Test("maps as git check-mailmap does", arguments: 0..<40)
  func besideGit(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(4000 + seed))
    let directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory)
    let text = MailmapMaker.file(&random)
    try directory.write(text, to: "map")
    let lookups = (0..<100).map { _ in MailmapMaker.contact(&random) }
    let answers = try repository.git(
      ["-c", "mailmap.file=" + directory.file("map"), "check-mailmap", "--stdin"],
      input: lookups.flatMap { $0.bytes + [0x0A] })
    let mailmap = Mailmap(text)
    var wrong: [ByteString] = []
    let expected = ByteString(answers).split(separator: 0x0A).dropLast()
    try #require(expected.count == lookups.count)
    for (lookup, answer) in zip(lookups, expected) {
      let found = try resolved(lookup, with: mailmap)
      if found != answer { wrong.append("\(lookup) is \(answer), not \(found)") }
    }
    #expect(wrong.isEmpty, "\(wrong.map(\.lossyText)) in \(ByteString(text).lossyText)")
  }

  /// As `git check-mailmap` prints it.
  private func resolved(_ contact: ByteString, with mailmap: Mailmap) throws -> ByteString {
    let proper = mailmap.resolve(try #require(Signature(contact)))
    return proper.name.isEmpty ? "<\(proper.email)>" : "\(proper.name) <\(proper.email)>"
  }
}

/// Mailmaps and contacts of few words, so that they meet.
private enum MailmapMaker {
  private static let emails: [ByteString] = [
    "one@x.org", "ONE@X.org", "one@x", "one@x.orgs", "two@x.org", "Two@x.org", "a b@x.org", " one ",
    "zoë@x.org", "ZOË@x.org", "1+ann@users.noreply.github.com", "<odd@x.org", "\u{0B}one@x.org",
  ]
  private static let names: [ByteString] = [
    "Ann", "ann", "Ann Lee", "ANN LEE", "Ann  Lee", "Ann\tLee", "Zoë", "ZOË", "Proper One", "Old",
    "\u{0C}Ann", "# Ann", "Ann\u{0B}",
  ]

  static func file(_ random: inout SplitMix64) -> [UInt8] {
    var text: ByteString = ""
    for _ in 0..<(3 + random.below(14)) {
      text.append(line(&random))
      text.append(random.pick(["\n", "\n", "\n", "\r\n", "\n\n", " \n", "\n \n"]))
    }
    if random.chance(30) { text.append(line(&random)) }
    return text.bytes
  }

  static func contact(_ random: inout SplitMix64) -> ByteString {
    let name = random.chance(8) ? "" : random.pick(names)
    return "\(name)\(random.chance(90) ? " " : "")<\(random.chance(8) ? "" : random.pick(emails))>"
  }

  private static func line(_ random: inout SplitMix64) -> ByteString {
    let one = random.pick(names)
    let two = random.pick(names)
    let proper = random.chance(5) ? "" : random.pick(emails)
    let old = random.chance(8) ? "" : random.pick(emails)
    let gap = random.pick(["", " ", " ", " ", "  ", "\t"] as [ByteString])
    switch random.below(16) {
    case 0, 1, 2: return "\(gap)\(one)\(gap)<\(proper)>"
    case 3, 4: return "<\(proper)>\(gap)<\(old)>"
    case 5, 6: return "\(one)\(gap)<\(proper)>\(gap)<\(old)>"
    case 7, 8, 9: return "\(one) <\(proper)>\(gap)\(two)\(gap)<\(old)>"
    case 10: return "\(one) <\(proper)> <\(old)>\(gap)\(random.pick(["# note", "junk", "<x>"]))"
    case 11: return "\(one) <\(proper)>\(gap)# \(two)"
    case 12: return "#\(gap)\(one) <\(proper)> <\(old)>"
    case 13:
      let odd: [ByteString] = ["<\(proper)", "\(proper)>", "<>", ">\(old)<", "<"]
      return "\(one) \(random.pick(odd))"
    case 14: return "\(one) <\(proper)> \(two) <\(old)"
    default: return "\(one) <<\(proper)>> \(two) <\(old)>"
    }
  }
}
