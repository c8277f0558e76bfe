internal import Basics
package import LeadModel

/// Reports areas of which too few people wrote most of the files.
package struct ThinKnowledge: Rule {
  var minFiles = 5
  var factor = 1

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .count("min-files", \.minFiles, help: "with fewer files in the area, nothing is said"),
    .count("factor", \.factor, help: "the largest absence factor that is reported"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.authors = true }

  package func evaluate(
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
    id: "thin-knowledge", principle: .noSiloedWork, severity: .warning,
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
    since: "0.1.0", examples: examples)
}

extension ByteString {
  fileprivate static func thin(
    _ people: [Person], files: Int, factor: Int, limit: Int
  ) -> ByteString {
    let measure: ByteString = "(absence factor \(factor), should be above \(limit))"
    let all: ByteString = files == 1 ? "the only file" : "the \(files) files"
    return people.isEmpty
      ? "fewer than half of \(all) have an author who is known \(measure)"
      : "without \(listed(people, atMost: 4)), fewer than half of \(all) would have an author "
        + measure
  }

  fileprivate static func share(with authors: [Person]) -> ByteString {
    """
    let somebody else make the next changes, with \(listed(authors, atMost: 4)) as reviewer, and \
    credit pairs with 'Co-authored-by:'
    """
  }

  fileprivate static let getToKnow: ByteString = """
    agree on who gets to know the files that nobody wrote, and let them make the next changes
    """
}
