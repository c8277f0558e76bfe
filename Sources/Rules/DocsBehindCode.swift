internal import Basics
package import LeadModel

/// Reports docs that stayed as they were while the code beside them moved on.
package struct DocsBehindCode: Rule {
  var days = 90
  var commits = 20

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("days", \.days, help: "how long a doc may stay as it is while the code changes"),
    .count(
      "commits", \.commits, help: "the least number of commits to the code since, for a finding"),
  ]

  package func ask(_ questions: inout AreaQuestions) {
    questions.docDrift = AreaQuestions.DocDrift(days: days, commits: commits)
  }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let behind = area.docs.filter { doc in
      guard doc.driftCommits >= commits, doc.lastChange != nil, let look = doc.lastLook else {
        return false
      }
      return look.isOlder(than: days, at: survey.now) && !doc.isLasting(in: area.path)
        && !survey.isNearer(to: doc.path, than: area)
    }.sorted { ($1.driftCommits, $0.path) < ($0.driftCommits, $1.path) }
    guard let first = behind.first, let last = first.lastChange, let look = first.lastLook else {
      return []
    }
    let age = look.age(at: survey.now)
    let isReview = look.id != last.id
    let shown = first.newestDrift.map { Finding.Evidence("since then", $0) }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: area.path, path: first.path,
        position: .start,
        message: .behind(
          self, isReview ? "was last reviewed" : "last changed", age: age,
          drift: first.driftCommits, others: behind.count - 1),
        help: .catchUp(area), subject: "docs",
        evidence: [.init(isReview ? "reviewed" : "last change", look)] + shown,
        furtherEvidence: max(0, first.driftCommits - shown.count),
        data: [
          .init("ageDays", .days(age)), .init("limitDays", .integer(days)),
          .init("driftCommits", .integer(first.driftCommits)),
          .init("minCommits", .integer(commits)), .init("lastChange", .date(of: last)),
          .init("lastLook", .date(of: look)), .init("docs", .list(behind.map(\.path))),
        ], notes: behind.dropFirst().prefix(5).map { .too($0) })
    ]
  }
}

extension DocsBehindCode {
  package static let description = RuleDescription(
    id: "docs-behind-code", principle: .noForgottenLeads, nature: .drift, severity: .info,
    summary: "A doc stayed as it was while the code beside it changed many times",
    rationale: """
      A doc does not age by the calendar; it ages by what happens beside it. Where the code changed \
      many times and nobody, lead or not, changed a doc, it is likely to describe something that is \
      no more. The finding asks for somebody to look who knows what changed.
      """,
    condition: """
      The area is active, and one of its docs was last changed in substance, by anyone, more \
      than `days` days ago, while at least `commits` credited, non-merge commits changed the \
      area's code since, as far as the doc is about it. In a small area (up to 30 files of \
      code) that is all of it, or, for a doc in a directory with code further down, all of \
      that. In a larger one, a doc that goes by the name of a part (promtool.md, \
      machine-pool.md) is about that part; any other is about the files and directories whose \
      paths it holds (cache/, engine.go; not src/main.rs, which may be anyone's), and an \
      overview (README, architecture, design, index) with a third of them about all; an \
      overview in a directory further down with up to 30 files is about those that it names \
      by a word, and about all where it names three, or a third. Words in backticks count as \
      paths in docs that lie in the area's directory. There, tests, generated files and lists \
      of versions (go.mod, package.json, lock files, Dockerfile) need no description, and a \
      commit that changes more than ten files counts only where a quarter of them are what \
      the doc is about. Prose, pictures, what lies in directories whose names begin with a \
      dot, and in vendor, node_modules, testdata and their like, is no code. Docs that need not follow are skipped: decisions, proposals, roadmaps, \
      migration guides, release notes, changelogs, docs of one day or one version, and what \
      says how people work together (CONTRIBUTING, LICENSE, SECURITY). A review by the lead \
      (`reviewed:`, or the trailer `Docs-reviewed: AREA`) counts as a change of each doc here: \
      somebody looked. Trivial edits, bots and sweeping commits are no change of substance, and \
      sweeping commits and those to auxiliary files no change of the code. Nor are docs judged with \
      fewer than 80 words of prose, below example(s), generated, named for a year, or that say they \
      have moved. One finding an area, at the doc with the most commits; a doc counts for the \
      innermost of nested areas. A doc that no credited commit ever changed is skipped.
      """,
    remedy: """
      Read what changed and bring the doc up to date; anyone may. Where nothing has to change, the \
      lead records a review: `leadlint review AREA`. A doc that is right for years, \
      such as a decision once made, is better left out of `docs` or given a larger `commits` in \
      the area's `rules`.
      """,
    settled: "a doc was updated", since: "0.1.0", hook: .mentions,
    examples: failing + passing)
}

/// Docs that did not follow, and docs that need not.
extension DocsBehindCode {
  static let failing: [RuleExample] = [
    .failing(
      "the code moved on and the doc stayed", now: "2026-06-15T12:00:00Z",
      story: described() + work(20, from: "2026-03-10"),
      finds:
        "the doc last changed 105 days ago (limit 90); 20 commits changed the code since (limit 20)"
    ),
    .failing(
      "each doc by itself", now: "2026-06-15T12:00:00Z",
      story: described() + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-04-01 Ben Ito <ben@example.com>: Describe the data
          write services/checkout/docs/data.md
            Prices are kept in cents.
        """,
      finds:
        "the doc last changed 105 days ago (limit 90); 20 commits changed the code since (limit 20)"
    ),
    .failing(
      "a second beyond the limit, and white space is no change", now: "2026-05-31T12:00:01Z",
      story: described() + """
        21 times every 1 day from 2026-03-03 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-03-25 Anna Okafor <anna@example.com>: Indent the doc
          write services/checkout/README.md
              \(prose)
        """,
      finds: "the doc last changed more than 90 days ago (limit 90); "
        + "21 commits changed the code since (limit 20)"),
    .failing(
      "without a lead, too, and with limits of the area's own", now: "2026-03-10T12:00:00Z",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Describe checkout
          led services/checkout by none
            rules: {docs-behind-code: {days: 7, commits: 1}}
          write services/checkout/README.md
            \(prose)
        on 2026-03-04 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache.swift
        """,
      finds: "the doc last changed 8 days ago (limit 7); 1 commit changed the code since (limit 1)"),
    .failing(
      "limits of the repository, and of some areas", now: "2026-06-15T12:00:00Z",
      story: described() + """
          write .lead-rules
            version: 1
            rules: {docs-behind-code: {days: 40, commits: 1000}}
            overrides:
              - {areas: ["services/*"], rules: {docs-behind-code: {commits: 3}}}
        4 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """,
      finds:
        "the doc last changed 105 days ago (limit 40); 4 commits changed the code since (limit 3)"),
    .failing(
      "commits of many files, a quarter of them what the doc is about, in a large area",
      now: "2026-06-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Split the cache
          change services/checkout/cache/store.swift
        \((1...2).map { "  change services/checkout/cache/part\($0).swift" }.joined(separator: "\n"))
        \((1...9).map { "  change tools/tool\($0).swift" }.joined(separator: "\n"))

        """,
      finds:
        "the doc last changed 105 days ago (limit 90); 20 commits changed the code since (limit 20)"
    ),
    .failing(
      "the part that a doc is named for, or holds the path of, in a large area",
      now: "2026-06-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache/store.swift
        """,
      finds:
        "the doc last changed 105 days ago (limit 90); 20 commits changed the code since (limit 20); "
        + "1 more doc is behind"),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "a decision, a changelog and the way to work need not follow", now: "2026-06-15T12:00:00Z",
      story: checkout("docs: [\"**/*.md\"]") + """
          write services/checkout/docs/adr/0001-cache.md
            We keep addresses in a cache.
          write services/checkout/CHANGELOG.md
            The cache holds addresses.
          write services/checkout/CONTRIBUTING.md
            Ask before you change the cache.
          write services/checkout/vendor/json/README.md
            Reads JSON.
          change services/checkout/cache.swift
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        """),
    .passing(
      "in a large area, a doc follows the part that it is about", now: "2026-06-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the prices
          change services/checkout/prices/list.swift
        """),
    .passing(
      "tests, generated files and lists of versions in a large area", now: "2026-06-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Update what is used
          change services/checkout/cache/Package.resolved
          change services/checkout/cache/store.generated.swift
          change services/checkout/cache/tests/store.swift
          change services/checkout/cache/store_test.swift
        """),
    .passing(
      "commits that change many files, few of them what the doc is about, in a large area",
      now: "2026-06-15T12:00:00Z",
      story: large + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Tidy up everywhere
          change services/checkout/cache/store.swift
        \((1...10).map { "  change tools/tool\($0).swift" }.joined(separator: "\n"))

        """),
    .passing(
      "on the last day of the limit", now: "2026-05-31T12:00:00Z",
      story: described() + work(20, from: "2026-03-03")),
    .passing(
      "one commit short of the limit; bots and docs are no code", now: "2026-06-15T12:00:00Z",
      story: described() + """
        19 times every 1 day from 2026-03-03 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        5 times every 1 day from 2026-03-23 renovate[bot] <bot@example.com>: Update a library
          change services/checkout/libraries.txt
        on 2026-03-29 Ben Ito <ben@example.com>: Describe the data
          write services/checkout/docs/data.md
            Prices are kept in cents.
        """),
    .passing(
      "anyone may keep a doc up to date", now: "2026-06-15T12:00:00Z",
      story: described() + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-03-30 Ben Ito <ben@example.com>: Describe the second cache
          append services/checkout/README.md: A second cache holds prices: they change once a day and are read often.
        """),
    .passing(
      "the lead read it again and found nothing to change", now: "2026-06-25T12:00:00Z",
      story: described() + """
        20 times every 1 day from 2026-03-10 Ben Ito <ben@example.com>: Work on the cache
          change services/checkout/cache.swift
        on 2026-04-20 Anna Okafor <anna@example.com>: Tune the cache
          change services/checkout/cache.swift
          trailer Docs-reviewed: services/checkout
        """),
    .passing(
      "years old, and so is the code", now: "2029-03-02",
      story: described()),
    .passing(
      "a paused area", now: "2026-06-15T12:00:00Z",
      story: described("status: paused") + work(20, from: "2026-03-10")),
  ]
}

/// Anna takes the lead of an area with many files, and describes some of its parts.
private let large: String = """
  on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
    led services/checkout by Anna Okafor <anna@example.com>
    write services/checkout/docs/cache.md
      It sits before the database. \(prose)
    write services/checkout/docs/requests.md
      They are answered from cache/store.swift, without a look at the list of prices, which
      https://example.com/prices/list.swift explains. \(prose)
    write services/checkout/docs/holidays.md
      Nobody changes a cache before a holiday, nor src/main.swift. \(prose)
    change services/checkout/cache/store.swift
    change services/checkout/prices/list.swift
  \((1...30).map { "  change services/checkout/forms/form\($0).swift" }.joined(separator: "\n"))

  """

/// Anna takes the lead of checkout, with one more key in the file, and describes it.
private func described(_ key: String = "contact: \"#checkout\"") -> String {
  checkout(key) + """
      write services/checkout/README.md
        \(prose)
      change services/checkout/cache.swift

    """
}

/// As much as a doc must say.
private let prose = """
  The address cache sits before the database. It holds the thousand addresses that were asked for last, and \
  the least used goes when one more comes. Whoever asks twice within a day gets the first answer again. \
  Prices are not kept here: they change too often, and a wrong price costs more than a slow one. When the \
  database is away, the cache answers what it knows and says how old that is. Nobody writes to it but the \
  nightly job, which also throws away what is older than a month and counts what was never asked for.
  """

extension FindingMessage {
  fileprivate static func behind(
    _ rule: DocsBehindCode, _ what: ByteString, age: Int?, drift: Int, others: Int
  ) -> FindingMessage {
    let more: ByteString =
      others > 0 ? "; \(plural(others, "more doc is", "more docs are")) behind" : ""
    return """
      the doc \(what) \(ago(age, limit: rule.days)); \
      \(plural(drift, "commit")) changed the code since (limit \(rule.commits))\(more)
      """
  }

  fileprivate static func too(_ doc: DocFacts) -> FindingMessage {
    "\(doc.path): \(plural(doc.driftCommits, "commit")) changed its code since"
  }

  fileprivate static func catchUp(_ area: Area) -> FindingMessage {
    let review: ByteString = "; where it is right as it is, a lead:  \(NextCommand.review(area))"
    return """
      read what changed since and bring the doc up to date; anyone may\
      \(area.leads.isEmpty ? "" : review)
      """
  }
}
