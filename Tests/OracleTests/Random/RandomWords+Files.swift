import Basics
import TestSupport

extension RandomWords {
  /// An `OWNERS.lead`. Its long body stays that of `before`, so that it is known again elsewhere.
  mutating func owners(
    area: ByteString, now: Instant, before: ByteString?, _ random: inout SplitMix64
  ) -> ByteString {
    let people = Self.anna + Self.ben + Array(Self.others.prefix(5))
    var text: ByteString = "---\nkind: \(random.pick(["service", "initiative", "team"]))\n"
    if area.isEmpty || random.chance(30) { text.append("name: \(next())\n") }
    switch random.below(10) {
    case 0: text.append("lead: none\n")
    case 1, 2: text.append("lead: [\(Self.anna[0]), \(Self.ben[random.below(2)])]\n")
    case 3:
      text.append("lead:\n  - \(random.pick(Array(Self.others.prefix(1))))\n  - ben@example.com\n")
    case 4:
      text.append(
        "lead: \(random.pick(["Anna@old.example", "\"@annao\"", "\"@AnnaO\"", "\"@danish\"", "\"@zoea\""]))\n"
      )
    case 5, 6: text.append("lead: \(Self.anna[0])\n")
    default: text.append("lead: \(random.pick(people))\n")
    }
    if random.chance(25) { text.append("deputies: [\(random.pick(people))]\n") }
    if random.chance(15) {
      let (start, end) = random.pick([(9, -9), (0, 0), (30, 1), (-1, -9), (3, 0), (0, -3)])
      let cover: ByteString = random.chance(70) ? ", cover: \(random.pick(people))" : ""
      let (from, to) = (now.earlier(days: start).date, now.earlier(days: end).date)
      text.append("away:\n  - {from: \(from), to: \(to)\(cover)}\n")
    }
    if mayCover, area == "s", random.chance(40) { text.append("covers: [shared, lib dir/src]\n") }
    if random.chance(50) { text.append("docs: \(random.pick(Self.patterns))\n") }
    if random.chance(30) {
      text.append("reviewed: 2026-0\(1 + random.below(6))-1\(random.below(3))\n")
    }
    if random.chance(15) {
      text.append("since: \(now.earlier(days: random.pick([0, 1, 20, 200, -3])).date)\n")
    }
    if random.chance(15) { text.append("team: apps/a\n") }
    if random.chance(25) {
      text.append("status: \(random.pick(["planned", "active", "paused", "done"]))\n")
    }
    if random.chance(10) { text.append("members: [\(random.pick(people))]\n") }
    for _ in 0..<random.below(3) {
      let date = now.earlier(days: random.pick([0, 0, 1, 29, 30, 31, -20])).date
      handoffs.insert(
        "  - {date: \(date), from: \(email(&random)), to: \(email(&random))\(random.pick(Self.notes))}\n",
        at: 0)
    }
    if !handoffs.isEmpty, random.chance(80) {
      text.append("handoffs:\n")
      for entry in handoffs.prefix(6) { text.append(entry) }
    }
    if random.chance(8) { text.append("rules:\n  silo: {window: \(random.pick([30, 90, 400]))}\n") }
    return text + "---\n" + body(before)
  }

  private func email(_ random: inout SplitMix64) -> ByteString {
    random.pick([
      "anna@example.com", "anna@example.com", "ben@example.com", "ben@example.com",
      "cleo@example.com", "Anna@old.example", "ben@laptop.example",
    ])
  }

  /// Twenty words.
  private static let told: ByteString = """
    we met twice and went through the queue and the cache and what to do when one of them fills
    """

  private static let notes: [ByteString] = [
    "", ", notes: docs/x.md", ", notes: 'all told, in two long talks'", ", notes: README.md",
    ", notes: met twice and wrote it down", ", notes: \(told)", ", notes: \(told)",
    ", notes: \(told)", ", notes: \(told)",
    ", notes: docs/nowhere.md",
  ]

  private static let patterns: [ByteString] = [
    "[README.md, \"docs/**\"]", "[\"*.md\"]", "[\"docs/**\", \"!docs/old/**\"]",
    "[\"/shared/**\", README.md]", "[docs/x.md]", "[\"**\"]", "[\"/s/docs/*.md\"]", "[docs/]",
    "[\"src/[mn]*\", \"?ne\"]", "[\"**/x.md\", \"!/s/docs/x.md\"]", "[\"**/*.md\"]",
    "[\"**/*.md\", n/README.md]", "[vendor/README.md]", "[vendor/README.md, \"/t/docs/x.md\"]",
    "\n  - README.md   # the first to read\n  - 'docs/*.md'",
  ]

  /// Thirty lines that outweigh any front matter.
  private mutating func body(_ before: ByteString?) -> ByteString {
    let kept = before?.split(separator: 0x0A).drop { !$0.hasPrefix("Here the lead") } ?? []
    if !kept.isEmpty { return ByteString(kept.map(\.bytes).joined(separator: [0x0A])) }
    var text = ByteString()
    for _ in 0..<30 { text.append("Here the lead looks after \(next()), and \(next()) too.\n") }
    return text
  }

  /// A file that leadlint refuses.
  static func broken(_ random: inout SplitMix64) -> ByteString {
    random.pick([
      "---\nkind: service\nlead: [Anna <anna@example.com>\n---\n", "no front matter\n", "",
      "---\nkind: sevrice\nlead: none\n---\n", "---\nkind: service\n---\n",
      "---\nkind: service\nlead: none\nreviewed: 2026-13-01\n---\n",
      "---\nkind: service\nlead: none\nunknwon: 1\n---\n", "---\nkind: service\nlead: none\n",
      "---\nkind: service\nlead: @anna\n---\n",
    ])
  }

  // MARK: Configuration

  mutating func rulesFile(_ random: inout SplitMix64) -> ByteString {
    var text: ByteString = "version: 1\n"
    if random.chance(70) {
      text.append("people:\n  - {name: Anna Okafor, emails: [anna@example.com, anna@old.example]")
      text.append(random.chance(60) ? ", handle: \"@annao\"}\n" : "}\n")
    }
    if random.chance(30) {
      if !text.contains("people:") { text.append("people:\n") }
      text.append(
        "  - name: Ben\n    emails:\n      - Ben@Example.com\n      - ben@laptop.example\n")
    }
    if random.chance(20) { text.append("docs: [\"*.md\", \"!docs/old/**\"]\n") }
    if random.chance(80) {
      let sweeping = random.pick([0, 3, 4, 6, 250])
      text.append("history:\n  sweeping-commit: \(sweeping)\n")
      // Without a throw of its own: each seed keeps the history that it always had.
      if sweeping % 2 == 0 { text.append("  moved-code: \(sweeping == 6 ? "same" : "similar")\n") }
      if random.chance(30) {
        text.append("  bots: [\(random.pick(["deploy@", "\"!renovate\"", "deploy@, dan@"]))]\n")
      }
      for (chance, line) in [
        (30, "  agents: [helper@]\n"), (30, "  sweeping-areas: \(random.below(3))\n"),
        (30, "  trivial-words: \(random.pick([0, 3, 30]))\n"),
        (20, "  present-days: \(random.pick([10, 60]))\n"),
        (15, "  identities: {same-name: apart}\n"),
      ] as [(Int, ByteString)] where random.chance(chance) {
        text.append(line)
      }
      if hasFloor {
        text.append("  since: 2026-0\(1 + random.below(3))-0\(1 + random.below(4))\n")
      }
      if random.chance(30) { text.append("  ignore-revs: [.git-blame-ignore-revs, tools/revs]\n") }
    }
    switch random.below(6) {
    case 0: text.append("rules:\n  silo: {window: 90}\n  missing-handoff: {match: 45}\n")
    case 1:
      text.append("overrides:\n  - {areas: [\"s/**\", t], rules: {missing-handoff: {match: 2}}}\n")
    default: break
    }
    return text
  }

  static func mailmap(_ random: inout SplitMix64) -> ByteString {
    let lines: [ByteString] = [
      "# who is who", "", "Anna O. <anna@example.com>", "<anna@example.com> <anna@old.example>",
      "Ben I. <ben@example.com> <BEN@laptop.example>",
      "Cleo M. <cleo@example.com> cleo <shared@example.com>",
      "Ben B. <ben@example.com> <shared@example.com>", "Zoe <zoe@example.com>",
      "<Dan@Example.org> <dan@example.com>", "Rene <rene@example.com>   # a remark",
      "Robot Human <human@example.com> <robot@example.com>",
    ]
    return ByteString(
      random.some(lines, atMost: lines.count).map { $0.bytes + [0x0A] }.joined())
  }
}
