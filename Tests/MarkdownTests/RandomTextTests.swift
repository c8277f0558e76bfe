import Basics
import Markdown
import Testing

/// What is read fast, beside what is read plainly, on texts that are put together at random.
@Suite struct RandomTextTests {
  /// A linear congruential generator; the same texts in every run.
  private struct Dice {
    var state: UInt64

    mutating func pick(_ pieces: [String]) -> String {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return pieces[Int(state >> 33) % pieces.count]
    }

    mutating func text(of pieces: [String], count: Int) -> String {
      (0..<count).map { _ in pick(pieces) }.joined()
    }
  }

  /// A name search letter by letter: no tables, no hashes.
  private func mentions(_ text: String, _ name: String) -> Bool {
    let name = folded(name, isName: true)
    let text = folded(text, isName: false)
    guard let first = name.firstIndex(where: { $0 != "-" }),
      let last = name.lastIndex(where: { $0 != "-" }), name.contains(where: isWord)
    else { return false }
    let wanted = Array(name[first...last])
    for start in text.indices where start + wanted.count <= text.count {
      let end = start + wanted.count
      let fits = zip(wanted, text[start..<end]).allSatisfy { $0 == $1 || $0 == "-" && $1 == " " }
      let before = text[..<start].reversed().drop { $0 == "-" }.first
      let after = text[end...].drop { $0 == "-" }.first
      if fits, !isWord(wanted[0]) || !(before.map(isWord) ?? false),
        !isWord(wanted[wanted.count - 1]) || !(after.map(isWord) ?? false)
      {
        return true
      }
    }
    return false
  }

  private func isWord(_ character: Unicode.Scalar) -> Bool {
    character.properties.isAlphabetic || "0"..."9" ~= character
  }

  private func folded(_ text: String, isName: Bool) -> [Unicode.Scalar] {
    let scalars = Array(text.lowercased().unicodeScalars)
    var folded: [Unicode.Scalar] = []
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "_": folded.append("-")
      case " ", "\n", "\t":
        let space: Unicode.Scalar = isName ? "-" : " "
        if folded.last != space { folded.append(space) }
      case "\\" where !isName && place + 1 < scalars.count && isSign(scalars[place + 1]): continue
      default: folded.append(scalar)
      }
    }
    return folded
  }

  private func isSign(_ scalar: Unicode.Scalar) -> Bool {
    (0x21..<0x7F).contains(scalar.value) && !isWord(scalar)
  }

  @Test func namesAreFoundAsLetterByLetter() {
    let pieces = [
      "a", "B", "ab", "Gateway", "longerThanEight", "é", "Ü", "-", "_", "\\", " ", "  ", "\n", "\t",
      ".", "*", "—", "7", " and then some plain words ",
    ]
    let names = [
      "a", "ab", "a-b", "a b", "gateway", "a.b", "é", "aé", "longerThanEight", "longerThanEightA",
      ".a", "a--b", "7a", "b gateway", "words a", "a*",
    ]
    var dice = Dice(state: 1)
    var found = 0
    for round in 0..<1000 {
      let text = dice.text(of: pieces, count: 1 + round % 40)
      let document = Array(text.utf8)
      let search = NameSearch(names.map { ByteString($0) })
      let words = WordIndex(document)
      var isMentioned = names.map { _ in false }
      if search.find(in: words, &isMentioned) {
        let rest = search.find(inTextOf: document, words)
        isMentioned = zip(isMentioned, rest).map { $0 || $1 }
      }
      for (name, isFound) in zip(names, isMentioned) {
        #expect(
          isFound == mentions(text, name), "\(name.debugDescription) in \(text.debugDescription)")
        found += isFound ? 1 : 0
      }
    }
    #expect(found > 1000)
  }

  @Test func whatMayNotLinkInsideHasOnlyLinksThatLeadOut() {
    let pieces = [
      "[a]", "(", ")", "](http://x.y", "](<https://x.y>)", "[b]: http://x.y\n", "[a][b]", "![b]",
      "[a](http://x.y)", "https://x.y", "<http://x.y>", " ", "\n", "<", ">", "\"", "'", "!", "\\",
      "\t", "`", "> ", "[", "]", "<abbr>", "\0", "c.md", "](", "]:", "<a href=\"", "<IMG\nsrc='d'>",
    ]
    var dice = Dice(state: 2)
    var passedOver = 0
    for round in 0..<6000 {
      let document = Array(dice.text(of: pieces, count: 1 + round % 12).utf8)
      if MarkdownDocument.mayLinkInside(document) { continue }
      var read = MarkdownDocument(document)
      passedOver += read.links.count
      read.removeOutsideLinks()
      #expect(read.links.isEmpty, "\(ByteString(document).lossyText.debugDescription)")
    }
    #expect(passedOver > 100)
  }
}
