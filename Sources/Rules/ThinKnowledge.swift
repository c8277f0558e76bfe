internal import Basics
package import LeadModel

/// Reports areas of which too few people wrote most of the files.
package struct ThinKnowledge: Rule {
  var minFiles = 5
  var factor = 1

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .count("min-files", \.minFiles, help: "the least number of files for a finding"),
    .count("factor", \.factor, help: "the largest absence factor that is reported"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.authors = true }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard let found = area.absenceFactor, found <= factor, area.fileCount >= minFiles,
      let authors = area.authors, authors.hasSeveral
    else { return [] }
    let people = authors.indispensable
    let emails = people.map(\.email)
    let shown = area.activity.newest.filter { !$0.people.allSatisfy { !emails.contains($0) } }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.file.leadPosition,
        person: people.count == 1 ? people.first?.email : nil,
        message: .thin(people, files: area.fileCount, factor: found, limit: factor),
        help: people.isEmpty ? .getToKnow : .share(with: people), subject: "authors",
        evidence: shown.prefix(3).map { .init("lately", $0) },
        data: [
          .init("absenceFactor", .integer(found)),
          .init("factor", .integer(factor)),
          .init("people", .list(emails)),
          .init("files", .integer(area.fileCount)),
          .init("minFiles", .integer(minFiles)),
        ])
    ]
  }
}

extension ThinKnowledge {
  package static let description = RuleDescription(
    id: "thin-knowledge", principle: .noSiloedWork, nature: .drift, severity: .warning,
    summary: "Few people wrote most of the area's files",
    rationale: """
      People fall ill, change teams and take long vacations, and an area should outlast that. What \
      counts is not who commits most this month but who wrote what is there: where one person is \
      the author of most files, everybody else reads them for the first time on the day that \
      person is away. Knowledge spreads slowly, so it is good to see this early.
      """,
    condition: """
      The area is active, holds at least `min-files` files (OWNERS.lead aside), two people or more \
      are credited in its history, and its absence factor is at most `factor`. The absence factor \
      is how few people, gone, would leave fewer than half of the files with an author: those with \
      the most files are taken out first. Who created a file or changed much of what it went \
      through is an author of it (degree of authorship of at least 3.293, and more than three \
      quarters of the highest; Avelino and others, ICPC 2016), over the whole history. Code is \
      followed through moves that left it as it was; with `moved-code: similar` under `history` in \
      .lead-rules also through those with an edit, as docs always are. With a factor of 0, fewer \
      than half of the files have an author as it is.
      """,
    remedy: """
      Let somebody else make the next changes, with the author as reviewer; work in pairs on new \
      files and credit both with `Co-authored-by:`. One more author of half of the files is enough.
      """,
    settled: "more people know the files", since: "0.1.0", examples: examples)
}

extension ThinKnowledge {
  static let examples: [RuleExample] = [
    .failing(
      "one person wrote nearly everything", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
        3 times every 5 days from 2026-04-01 Ben Ito <ben@example.com>: Work on taxes
        \(changes("taxes"))
        """,
      finds: "without Anna Okafor, fewer than half of the 5 files would have an author "
        + "(absence factor 1, should be above 1)"),
    .failing(
      "the author left the post, and still knows it best", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
        on 2026-04-01 Ben Ito <ben@example.com>: Take the lead of checkout
          led services/checkout by Ben Ito <ben@example.com>
        \(changes("taxes", "refunds"))
        """,
      finds: "without Anna Okafor, fewer than half of the 6 files would have an author "
        + "(absence factor 1, should be above 1)"),
    .failing(
      "two are too few where the area says so", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
            rules: {thin-knowledge: {factor: 2}}
        \(changes("cart", "cache", "prices"))
        on 2026-03-03 Ben Ito <ben@example.com>: Build what customers pay
        \(changes("rebates", "taxes", "refunds"))
        """,
      finds: "without Anna Okafor and Ben Ito, fewer than half of the 6 files would have an author "
        + "(absence factor 2, should be above 2)"),
    .failing(
      "nobody knows what a bot wrote", now: "2026-06-01",
      story: checkout() + """
        \(changes("cart"))
        on 2026-03-03 client-generator[bot] <bot@example.com>: Generate clients
        \(changes("cache", "prices", "rebates", "taxes"))
        on 2026-03-04 Ben Ito <ben@example.com>: Round taxes
        \(changes("taxes"))
        """,
      finds:
        "fewer than half of the 5 files have an author who is known (absence factor 0, should be above 1)"
    ),
    .failing(
      "small areas count too where .lead-rules says so", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          write .lead-rules
            version: 1
            rules: {thin-knowledge: {min-files: 9}}
            overrides:
              - {areas: ["services/*"], rules: {thin-knowledge: {min-files: 3}}}
          led services/checkout by Anna Okafor <anna@example.com>
        \(changes("cart", "cache", "prices"))
        on 2026-04-01 Ben Ito <ben@example.com>: Round prices
        \(changes("prices"))
        """,
      finds: "without Anna Okafor, fewer than half of the 3 files would have an author "
        + "(absence factor 1, should be above 1)"),
    .passing(
      "half of the files have another author", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(changes("cart", "cache", "prices"))
        on 2026-03-03 Ben Ito <ben@example.com>: Build what customers pay
        \(changes("rebates", "taxes", "refunds"))
        """),
    .passing(
      "people who work in pairs know it together", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
          trailer Co-authored-by: Ben Ito <ben@example.com>
        """),
    .passing(
      "one file fewer than the area must have", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(changes("cart", "cache", "prices", "taxes"))
        on 2026-04-01 Ben Ito <ben@example.com>: Round taxes
        \(changes("taxes"))
        """),
    .passing(
      "an area that only one person ever worked in is reported by other rules", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
        """),
    .passing(
      "an area that is paused", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
            status: paused
        \(changes("cart", "cache", "prices", "rebates", "taxes"))
        on 2026-04-01 Ben Ito <ben@example.com>: Round taxes
        \(changes("taxes"))
        """),
  ]

  private static func changes(_ names: String...) -> String {
    names.map { "  change services/checkout/\($0).swift" }.joined(separator: "\n")
  }
}

extension FindingMessage {
  fileprivate static func thin(
    _ people: [Person], files: Int, factor: Int, limit: Int
  ) -> FindingMessage {
    let measure: ByteString = "(absence factor \(factor), should be above \(limit))"
    let all: ByteString = files == 1 ? "the only file" : "the \(files) files"
    guard !people.isEmpty else {
      return "fewer than half of \(all) have an author who is known \(measure)"
    }
    return """
      without \(listed(people, atMost: 4)), fewer than half of \(all) would have an author \
      \(measure)
      """
  }

  fileprivate static func share(with authors: [Person]) -> FindingMessage {
    """
    let somebody else make the next changes, with \(listed(authors, atMost: 4)) as reviewer, and \
    credit pairs with 'Co-authored-by:'
    """
  }

  fileprivate static let getToKnow: FindingMessage = """
    agree on who gets to know the files that nobody wrote, and let them make the next changes
    """
}
