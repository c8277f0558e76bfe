internal import Basics
package import LeadModel

/// Reports paths that docs name and that are no more.
package struct DeadMention: Rule {
  var blocks = true

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .flag("blocks", \.blocks, help: "whether blocks of code are read too")
  ]

  package func ask(_ questions: inout AreaQuestions) {
    questions.mentions = .init(blocks: blocks)
  }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    area.docs.filter { !$0.deadMentions.isEmpty && !survey.isNearer(to: $0.path, than: area) }
      .flatMap { doc in
        var times: [ByteString: Int] = [:]
        for mention in doc.deadMentions { times[mention.path, default: 0] += 1 }
        // The first mention of a path takes its count; none is left for the others.
        return doc.deadMentions.compactMap { mention in
          times.removeValue(forKey: mention.path).map {
            finding(mention, times: $0, in: doc, of: area, context)
          }
        }
      }
  }

  private func finding(
    _ mention: LeadModel.DeadMention, times: Int, in doc: DocFacts, of area: Area,
    _ context: RuleContext
  ) -> Finding {
    let moved = mention.moved
    var evidence = [Finding.Evidence(moved.path == nil ? "deleted in" : "moved in", moved.commit)]
    if let change = doc.lastChange { evidence.append(.init("doc changed", change)) }
    return Finding(
      rule: Self.description.id, severity: context.severity, area: area.path, path: doc.path,
      position: mention.position, reason: moved.path == nil ? "deleted" : "moved",
      message: .dead(mention, times: times), help: .fix(mention),
      subject: "\(doc.path) \(mention.path)", evidence: evidence,
      data: [
        .init("mention", .text(mention.text)),
        .init("path", .text(mention.path)),
        .init("times", .integer(times)),
        .init("movedTo", moved.path.map { .text($0) } ?? .null),
        .init("changed", .date(of: moved.commit)),
      ])
  }
}

extension DeadMention {
  package static let description = RuleDescription(
    id: "dead-mention", principle: .docsTellOneStory, nature: .change, severity: .warning,
    summary: "The docs name a path that is no more",
    rationale: """
      Docs name files without linking to them: in code, in commands, in lists. A checker of links does \
      not see these names, and whoever follows one finds nothing. Only what history knows is \
      reported: a path that stood in the repository and was deleted or moved. So the finding can say \
      when that was, and where the file went.
      """,
    condition: """
      An active area's doc in Markdown names a path, in a code span, in the text of a link, or with \
      `blocks` in a fenced or indented block: a word with a slash and two or more components, or a \
      file name with an extension. A line number or an anchor behind it and ./ before it do not \
      count. From the doc's directory, the area's and the repository's root nothing stands there, and \
      history knows exactly that path as a file or directory that was deleted or moved. A name \
      alone is looked for in the doc's directory and the area's only.
      Nothing is said of:
      - what history does not know.
      - patterns and placeholders (*, <x>, {x}, $x, ...), absolute and home paths, addresses.
      - what tools write or others wrote: paths that .gitignore names, and those below directories \
      such as build, dist, bin, vendor and testdata.
      - a path that ends as one does that is there, elsewhere: the doc may mean that.
      - a sentence that says so itself: removed, deleted, renamed, moved, replaced, formerly, was, \
      used to, no longer, deprecated, legacy, old and their like.
      - patches, trees drawn with lines, and what follows `cd` or `git clone` in a block.
      - docs that record what once was, such as changelogs, decisions and minutes.
      One finding a doc and path, at the first mention. A doc that belongs to several areas, one inside \
      the other, is judged for the innermost.
      """,
    remedy: """
      Write where the file is now, or what the reader needs to know instead. Where history shows where \
      it went, `leadlint fix` writes it.
      """,
    settled: "a dead path in the docs was put right", since: "0.1.0", hook: .blocks,
    examples: examples)
}

extension FindingMessage {
  fileprivate static func dead(_ mention: LeadModel.DeadMention, times: Int) -> FindingMessage {
    let again: ByteString = times > 1 ? " (\(times) times in this doc)" : ""
    let moved = mention.moved
    let day: ByteString = moved.commit.isPending ? "by this commit" : moved.commit.day
    guard let path = moved.path else {
      return "mentions '\(mention.text)', which was deleted \(day)\(again)"
    }
    return "mentions '\(mention.text)', which moved to '\(path)' \(day)\(again)"
  }

  fileprivate static func fix(_ mention: LeadModel.DeadMention) -> FindingMessage {
    let commit = mention.moved.commit.name
    guard mention.moved.path != nil else {
      return "it was deleted in \(commit): say here what replaces it, or take the mention out"
    }
    return "it moved in \(commit); write the new path:  leadlint fix"
  }
}

extension DeadMention {
  static let examples: [RuleExample] = [
    .failing(
      "a file that was deleted, and one that moved", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            Prices are kept by `cache/prices.swift`; start it with

            ```
            swift services/checkout/tools/warm.swift --all
            ```
          write services/checkout/cache/prices.swift
            let prices = 1
          write services/checkout/tools/warm.swift
            print("warm")
        on 2026-04-01 Ben Ito <ben@example.com>: Keep no prices
          delete services/checkout/cache/prices.swift
        on 2026-04-02 Ben Ito <ben@example.com>: Bring the tools together
          move services/checkout/tools/warm.swift -> tools/warm.swift
        """,
      finds: "mentions 'cache/prices.swift', which was deleted on 2026-04-01",
      "mentions 'services/checkout/tools/warm.swift', which moved to 'tools/warm.swift' on 2026-04-02"
    ),
    .failing(
      "a directory, a name beside the doc, and a line of a file", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            All of `./rules/eu`, from `start.swift` on: `rules/eu/vat.swift:12`, and `rules/eu/vat.swift`.
          write services/checkout/start.swift
            let start = 1
          write services/checkout/rules/eu/vat.swift
            let vat = 19
        on 2026-04-01 Ben Ito <ben@example.com>: Leave it to the tax service
          delete services/checkout/start.swift
          delete services/checkout/rules/eu/vat.swift
        """,
      finds: "mentions 'rules/eu', which was deleted on 2026-04-01",
      "mentions 'start.swift', which was deleted on 2026-04-01",
      "mentions 'rules/eu/vat.swift', which was deleted on 2026-04-01 (2 times in this doc)"),
    .failing(
      "the text of a link, whose target is right", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            See [docs/cache.md](docs/price-cache.md).
          write services/checkout/docs/cache.md
            The price cache sits before the database.
        on 2026-04-01 Ben Ito <ben@example.com>: Call it what it is
          move services/checkout/docs/cache.md -> services/checkout/docs/price-cache.md
        """,
      finds: "mentions 'docs/cache.md', which moved to 'services/checkout/docs/price-cache.md' on "
        + "2026-04-01"),
    .passing(
      "blocks of code are left alone", now: "2026-06-01",
      story: checkout("rules: {dead-mention: {blocks: false}}")
        + gone(
          """
          Start it:

              swift rules/eu/vat.swift
          """)),
    .failing(
      "a block of code", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            rules: {dead-mention: info}
          led services/checkout by Anna Okafor <anna@example.com>

        """
          + gone(
            """
            Start it:

                swift rules/eu/vat.swift
            """),
      finds: "mentions 'rules/eu/vat.swift', which was deleted on 2026-04-01"),
    .passing(
      "off for what is old", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            overrides:
              - {areas: ["services/*"], rules: {dead-mention: off}}
          led services/checkout by Anna Okafor <anna@example.com>

        """ + gone("See `rules/eu/vat.swift`.")),
    .passing(
      "what is there, from the root, from the area, from the doc", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/docs/parts.md
            `services/checkout/start.swift`, `start.swift`, `parts.md`, `docs/parts.md`, `../start.swift`.
          write services/checkout/start.swift
            let start = 1
        """),
    .passing(
      "what history does not know, and a name of something elsewhere", now: "2026-06-01",
      story: checkout() + gone("`rules/us/vat.swift`, and `vat.swift` by its name alone.")),
    .passing(
      "patterns, placeholders, absolute paths, addresses", now: "2026-06-01",
      story: checkout()
        + gone(
          """
          `rules/eu/*`, `$ROOT/rules/eu/vat.swift`, `<root>/rules/eu/vat.swift`,
          `{root}/rules/eu/vat.swift`, `/rules/eu/vat.swift`, `~/rules/eu/vat.swift`,
          `.../rules/eu/vat.swift`, `https://example.com/rules/eu/vat.swift`.
          """)),
    .passing(
      "the sentence says so itself", now: "2026-06-01",
      story: checkout()
        + gone(
          """
          Taxes are the tax service's. `rules/eu/vat.swift` was removed. What `rules/eu` used to hold is
          there.
          """)),
    .passing(
      "what tools write", now: "2026-06-01",
      story: checkout() + """
          write services/checkout/README.md
            The report is `build/report.txt`, the list `lists/prices.txt`.
          write services/checkout/.gitignore
            lists/
          write services/checkout/build/report.txt
            1
          write services/checkout/lists/prices.txt
            1
        on 2026-04-01 Ben Ito <ben@example.com>: Keep nothing that is made
          delete services/checkout/build/report.txt
          delete services/checkout/lists/prices.txt
        """),
    .passing(
      "a doc that records what was", now: "2026-06-01",
      story: checkout("docs: [CHANGELOG.md]")
        + gone("`rules/eu/vat.swift` is new.", in: "CHANGELOG.md")),
    .passing(
      "an area that is done", now: "2026-06-01",
      story: checkout("status: done") + gone("See `rules/eu/vat.swift`.")),
  ]

  /// A doc with a text, and a file that it may name and that is deleted later.
  private static func gone(_ text: String, in doc: String = "README.md") -> String {
    "  write services/checkout/\(doc)\n"
      + text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
        + """
          write services/checkout/rules/eu/vat.swift
            let vat = 19
        on 2026-04-01 Ben Ito <ben@example.com>: Leave it to the tax service
          delete services/checkout/rules/eu/vat.swift
        """
  }
}
