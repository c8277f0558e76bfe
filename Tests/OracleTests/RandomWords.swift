import Basics
import TestSupport

/// The alphabets that random histories are written in.
struct RandomWords {
  var hasRootArea = false
  var mayCover = false
  /// Entries that all areas share, newest first.
  var handoffs: [ByteString] = []
  private var counter = 0

  static let areas: [ByteString] = ["s", "s/n", "t", "apps/a"]
  static let directories: [ByteString] = [
    "s", "s/n", "t", "apps/a", "s/docs", "t/docs", "s/src", "t/src", "shared", "lib dir",
  ]
  private static let names: [ByteString] = [
    "README.md", "docs/x.md", "docs/y.md", "docs/old/z.md", "src/m", "src/n.txt", "one", "two",
    "docs/\u{FC}n\u{EF}.md", "docs/a \"quoted\"\n.md", "docs",
    ByteString([0x63, 0x61, 0x66, 0xE9, 0x2E]),
  ]

  static let anna: [ByteString] = [
    "Anna Okafor <anna@example.com>", "anna <Anna@OLD.example>",
    "A. Okafor <12+AnnaO@users.noreply.github.com>", "Anna Okafor <ANNA@example.com>",
  ]
  static let ben: [ByteString] = [
    "Ben Ito <ben@example.com>", "Ben Ito <ben@laptop.example>", "ben <shared@example.com>",
  ]
  static let others: [ByteString] = [
    "Cleo Marsh <cleo@example.com>", "cleo <shared@example.com>",
    "Zo\u{EB} \u{C5}str\u{F6}m <zoe@example.com>", "Zoe\u{308} <zoe@example.com>",
    "Dan <dan@example.com>",
    ByteString(Array("Ren".utf8) + [0xE9] + Array(" <rene@example.com>".utf8)),
  ]
  static let bots: [ByteString] = [
    "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
    "Renovate <bot@example.com>", "CI Robot <robot@example.com>",
  ]
  static let authors = anna + anna + ben + ben + others + bots

  mutating func next() -> ByteString {
    counter += 1
    return "\(word(counter)) \(counter * 7919)"
  }

  private func word(_ number: Int) -> ByteString {
    let words: [ByteString] = [
      "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "inlet", "jetty",
    ]
    return "\(words[number % 10])\(words[number / 10 % 10])"
  }

  mutating func moduleID() -> String {
    counter += 1
    let digits = String(counter, radix: 16)
    return String(repeating: "0", count: 38 - digits.count) + digits + "ab"
  }

  static func path(_ random: inout SplitMix64) -> ByteString {
    let directory = random.pick(
      directories.filter { !$0.hasSuffix("docs") && !$0.hasSuffix("src") })
    if random.chance(5) { return random.pick(["README.md", "top.txt", "shared/deep/q.md"]) }
    let name = random.chance(4) ? random.pick(names) : random.pick(Array(names.prefix(8)))
    return "\(directory)/\(name)"
  }

  /// Sixteen lines for a document, one for anything else, with words not used before.
  mutating func text(for path: ByteString) -> ByteString {
    let lines = path.hasSuffix(".md") ? 16 : 1
    var text = ByteString()
    if lines > 1, counter % 5 == 0 {
      text.append("---\ntitle: \(next())\nlast_reviewed_on: 2026-0\(1 + counter % 9)-11\n---\n")
    }
    for _ in 0..<lines { text.append("The \(next()) is kept beside \(next()).\n") }
    return text
  }

  /// The text with so many of its lines replaced by new ones.
  mutating func rewrite(_ text: ByteString, lines count: Int, _ random: inout SplitMix64)
    -> ByteString
  {
    var lines = text.split(separator: 0x0A)
    for index in lines.indices.dropLast().shuffled(using: &random).prefix(count) {
      lines[index] = "Now the \(next()) is kept near \(next())."
    }
    return ByteString(lines.map(\.bytes).joined(separator: [0x0A]))
  }

  // MARK: Messages

  mutating func message(_ random: inout SplitMix64) -> ByteString {
    let subject: ByteString = "Change \(next())"
    let person = random.pick(Self.anna + Self.ben + Self.others + Self.bots)
    let other = random.pick(Self.anna + Self.ben + Self.others)
    let area = random.pick(Self.areas + ["."])
    switch random.below(24) {
    case 0, 1: return "\(subject)\n\nCo-authored-by: \(person)\n"
    case 2: return "\(subject)\n\nco-authored-BY: \(person)\nCo-Authored-By:\(other)"
    case 3: return "\(subject)\n\nCo-authored-by: \(person)\n\nand more text, so no trailer.\n"
    case 4: return "\(subject)\r\n\r\nText.\r\n\r\nCo-authored-by: \(person)\r\n"
    case 5: return "\(subject)\n\nText\n---\nCo-authored-by: \(person)\n"
    case 6: return "\(subject)\n\nText\n\nSigned-off-by: \(other)\nCo-authored-by: \(person)\n"
    case 7: return "Co-authored-by: \(person)\n"
    case 8: return "\(subject)\n\nCo-authored-by: nobody in particular\n"
    case 9: return "\(subject)\n\nCo-authored-by: Folded\n \(person)\n"
    case 10, 11: return "\(subject)\n\nDocs-reviewed: \(area)\n"
    case 12: return "\(subject)\n\nDocs-reviewed: \(area)/\nCo-authored-by: \(other)\n"
    case 13: return "\(subject)\n\nLong text: it is\nnot a trailer\nCo-authored-by: \(person)\n"
    case 14: return "\(subject)\n\nReviewed-by: \(other)\n\nCo-authored-by: \(other)\n"
    case 15: return ""
    default: return subject
    }
  }
}
