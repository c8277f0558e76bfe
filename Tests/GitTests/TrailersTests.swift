import Basics
import Git
import TestSupport
import Testing

@Suite("Trailers")
struct TrailersTests {
  @Test(
    "reads the known hard messages",
    arguments: [
      ("Fix: foo", []),
      ("T\n\nSigned-off-by: A\none\ntwo\nthree\n", ["Signed-off-by=A"]),
      ("T\n\nReviewed-by: A\nprose\n", []),
      ("T\n\nhttps://x.org/a\n", ["https=//x.org/a"]),
      ("T\n\nSee https://x.org/a\n", []),
      ("T\n\nAcked by: A\n", []),
      ("T\r\n\r\nAcked-by: A\r\n", ["Acked-by=A"]),
      ("T\n\nAcked-by: A\n  and B\n", ["Acked-by=A and B"]),
      ("T\n\nAcked-by: A\n\nConflicts:\n\ta/b\n", ["Acked-by=A"]),
      ("T\n\n---\nAcked-by: A\n", []),
      ("T\n\n---\n\nAcked-by: A\n", ["Acked-by=A"]),
      ("\n\nAcked-by: A\n", []),
    ] as [(String, [String])])
  func vectors(message: String, expected: [String]) {
    let trailers = Trailers.parse(Array(message.utf8))
    #expect(trailers.map { "\($0.key.lossyText)=\($0.value.lossyText)" } == expected)
  }

  @Test("reads what git log's %(trailers:only,unfold) prints")
  func besideGit() throws {
    var random = SplitMix64(seed: 77)
    let messages = (0..<3000).map { _ in Self.message(&random) }
    let head: ByteString =
      "tree \(CommitWriter.emptyTree)\nauthor A <a@x> 1 +0000\ncommitter A <a@x> 1 +0000\n\n"
    let writer = try CommitWriter(messages.map { head.bytes + $0.bytes })
    let answers = try writer.log(
      "%(trailers:only,unfold,separator=%x02,key_value_separator=%x03)")
    try #require(answers.count == messages.count)
    var found = 0
    var wrong: [String] = []
    for (message, answer) in zip(messages, answers) {
      let trailers = Trailers.parse(message.bytes)
      let printed = trailers.map { $0.key.bytes + [3] + $0.value.bytes }
      let text = ByteString(printed.joined(separator: [2]))
      if text != answer {
        wrong.append(
          "\(message.lossyText.debugDescription): \(answer.lossyText), not \(text.lossyText)")
      }
      found += trailers.isEmpty ? 0 : 1
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5).joined(separator: "\n"))")
    // A generator that seldom makes a block would compare nothing with nothing.
    #expect(found > 500)
  }

  private static let lines: [ByteString] = [
    "Signed-off-by: A <a@x>", "Signed-off-by:A", "signed-off-by: B", "Co-authored-by: B <b@x>",
    "co-authored-by:C <c@x>  ", "Docs-reviewed: docs/a", "Acked by: x", "Key : v", "Key\t: v",
    "Key:", ":v", "-: x", "Ünï: x", " folded", "\tfolded: more  ", "   ", "\u{0B}", "\u{0C}x: y",
    "# comment", "#c: d", "prose line here", "See https://x", "https://x/y", "---", "--- a",
    "(cherry picked from commit abc)", "Conflicts:", "\tpath/name",
    "# ------------------------ >8 ------------------------", "Key: a\u{0B}", "Key: \u{FC} b ",
  ]

  private static func message(_ random: inout SplitMix64) -> ByteString {
    var text: ByteString = ""
    let ending: ByteString = random.chance(12) ? "\r\n" : "\n"
    if random.chance(8) { text.append(random.pick(["\n", " \n\n", "# c\n"])) }
    if random.chance(90) { text.append("Title" + ending + (random.chance(90) ? ending : "")) }
    if random.chance(30) { text.append("Some prose" + ending + ending) }
    // Few different lines a message, for else hardly any block is one.
    let common = random.chance(60) ? Array(lines.prefix(6)) + [" folded", "# comment"] : lines
    for _ in 0..<random.below(8) {
      text.append(random.chance(85) ? random.pick(common) : random.pick(lines))
      text.append(random.chance(88) ? ending : ending + ending)
    }
    if random.chance(15) { text.append(random.pick(["\n\n", " \n", "x", "\n\t\n"])) }
    return text
  }
}
