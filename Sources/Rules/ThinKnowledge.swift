internal import Basics
package import LeadModel

/// Reports areas of which too few people wrote most of the files.
package struct ThinKnowledge: Rule {
  var minFiles = 15
  var factor = 1

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .count("min-files", \.minFiles, help: "the least number of files for a finding"),
    .count("factor", \.factor, help: "the largest knowledge factor that is reported"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.authors = true }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard let authors = area.authors, authors.hasSeveral, authors.files >= minFiles else {
      return []
    }
    let factor = area.knowledgeFactor
    let haveLeft = 2 * authors.known < authors.files
    guard haveLeft || (factor ?? 0) <= self.factor else { return [] }
    let people = haveLeft ? [] : authors.indispensable
    let emails = people.map(\.email)
    let shown = area.activity.newest.filter { !$0.people.allSatisfy { !emails.contains($0) } }
    return [
      Finding(
        rule: Self.description.id,
        severity: haveLeft ? context.severity.higher : context.severity, area: area.path,
        path: area.ownersPath, position: area.file.leadPosition,
        person: people.count == 1 ? people.first?.email : nil,
        reason: haveLeft ? "left" : "few",
        message: haveLeft
          ? .left(known: authors.known, of: authors.files)
          : .thin(people, files: authors.known, factor: factor ?? 0, limit: self.factor),
        help: haveLeft ? .getToKnow : .share(with: people), subject: "authors",
        evidence: shown.prefix(3).map { .init("lately", $0) },
        data: [
          .init("knowledgeFactor", factor.map { .integer($0) } ?? .null),
          .init("factor", .integer(self.factor)),
          .init("people", .list(emails)),
          .init("files", .integer(authors.files)),
          .init("known", .integer(authors.known)),
          .init("minFiles", .integer(minFiles)),
        ])
    ]
  }
}

extension ThinKnowledge {
  package static let description = RuleDescription(
    id: "thin-knowledge", principle: .noSiloedWork, nature: .drift, severity: .info,
    summary: "Few people wrote most of the area's files",
    rationale: """
      People fall ill, change teams and take long vacations, and an area should outlast that. What \
      counts is not who commits most this month but who wrote what is there: where one person is \
      the author of most files, everybody else reads them for the first time on the day that \
      person is away. Knowledge spreads slowly, so it is good to see this early.
      """,
    condition: """
      The area is active, holds at least `min-files` text files that are not auxiliary (tests, generated \
      files, lock files, licences and their like), two people or more are credited in its history, and \
      one of these holds:
      - few: its knowledge factor is at most `factor`: how few of those who are present (seen within \
      `present-days`, or under a planned absence), gone, would leave fewer than half of the files with an \
      author; those with the most files are taken out first. Who created a file or changed much of what \
      it went through is an author of it (degree of authorship of at least 3.293, and more than three \
      quarters of the highest; Avelino and others, ICPC 2016), over the whole history. Code is followed \
      through moves that left it as it was; with `moved-code: similar` under `history` in .lead-rules \
      also through those with an edit, as docs always are.
      - left: fewer than half of the files have an author who is present: those who know it have left. \
      One level higher.
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
      "few: one person wrote nearly everything", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(parts(1...15))
        3 times every 5 days from 2026-04-01 Ben Ito <ben@example.com>: Work on a part
        \(parts(1...1))
        """,
      finds: "without Anna Okafor, fewer than half of the 15 files would have an author who is "
        + "present (knowledge factor 1, should be above 1)"),
    .failing(
      "few: the author left the post, and still knows it best", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
        \(parts(1...15))
        on 2026-04-01 Ben Ito <ben@example.com>: Take the lead of checkout
          led services/checkout by Ben Ito <ben@example.com>
        \(parts(15...16))
        """,
      finds: "without Anna Okafor, fewer than half of the 16 files would have an author who is "
        + "present (knowledge factor 1, should be above 1)"),
    .failing(
      "few: two are too few where the area says so", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
            rules: {thin-knowledge: {factor: 2, min-files: 4}}
        \(parts(1...3))
        on 2026-03-03 Ben Ito <ben@example.com>: Build what customers pay
        \(parts(4...6))
        """,
      finds: "without Anna Okafor and Ben Ito, fewer than half of the 6 files would have an author "
        + "who is present (knowledge factor 2, should be above 2)"),
    .failing(
      "left: those who wrote it have not been seen for long", now: "2027-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Ben Ito <ben@example.com>
        \(parts(1...15))
        on 2027-05-01 Ben Ito <ben@example.com>: Work on two parts
        \(parts(15...16))
        """,
      finds: "those who know it have left: 2 of the 16 files have an author who is present"),
    .failing(
      "left: nobody knows what a bot wrote", now: "2026-06-01",
      story: checkout() + """
        \(parts(1...1))
        on 2026-03-03 client-generator[bot] <bot@example.com>: Generate clients
        \(parts(2...15))
        on 2026-03-04 Ben Ito <ben@example.com>: Round taxes
        \(parts(15...15))
        """,
      finds: "those who know it have left: 2 of the 15 files have an author who is present"),
    .failing(
      "few: small areas count too where .lead-rules says so", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          write .lead-rules
            version: 1
            rules: {thin-knowledge: {min-files: 9}}
            overrides:
              - {areas: ["services/*"], rules: {thin-knowledge: {min-files: 3}}}
          led services/checkout by Anna Okafor <anna@example.com>
        \(parts(1...3))
        on 2026-04-01 Ben Ito <ben@example.com>: Round prices
        \(parts(3...3))
        """,
      finds: "without Anna Okafor, fewer than half of the 3 files would have an author who is "
        + "present (knowledge factor 1, should be above 1)"),
    .passing(
      "half of the files have another author", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(parts(1...8))
        on 2026-03-03 Ben Ito <ben@example.com>: Build what customers pay
        \(parts(9...16))
        """),
    .passing(
      "people who work in pairs know it together", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(parts(1...15))
          trailer Co-authored-by: Ben Ito <ben@example.com>
        """),
    .passing(
      "one file fewer than the area must have; lock files and licences are none", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(parts(1...14))
          change services/checkout/Cargo.lock
          change services/checkout/LICENSE
        on 2026-04-01 Ben Ito <ben@example.com>: Round taxes
        \(parts(1...1))
        """),
    .passing(
      "an area that only one person ever worked in is reported by other rules", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
        \(parts(1...15))
        """),
    .passing(
      "an area that is paused", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Build checkout
          led services/checkout by Anna Okafor <anna@example.com>
            status: paused
        \(parts(1...15))
        on 2026-04-01 Ben Ito <ben@example.com>: Round taxes
        \(parts(1...1))
        """),
  ]

  private static func parts(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { "  change services/checkout/part\($0).swift" }.joined(separator: "\n")
  }
}

extension FindingMessage {
  fileprivate static func thin(
    _ people: [Person], files: Int, factor: Int, limit: Int
  ) -> FindingMessage {
    let measure: ByteString = "(knowledge factor \(factor), should be above \(limit))"
    let all: ByteString = files == 1 ? "the only file" : "the \(files) files"
    return """
      without \(listed(people, atMost: 4)), fewer than half of \(all) would have an author who is \
      present \(measure)
      """
  }

  fileprivate static func left(known: Int, of files: Int) -> FindingMessage {
    let verb = known == 1 ? "has" : "have"
    let count: ByteString = known == 0 ? "none" : "\(known)"
    return """
      those who know it have left: \(count) of the \(plural(files, "file")) \(known == 0 ? "has" : verb) an \
      author who is present
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
