internal import Basics
package import LeadModel

/// Reports docs that stayed as they were while the code beside them moved on.
package struct DocsBehindCode: Rule {
  var days = 30
  var commits = 20

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .days("days", \.days, help: "how long a doc may stay as it is while the code changes"),
    .count("commits", \.commits, help: "with fewer commits to the code since, nothing is said"),
  ]

  package func ask(_ questions: inout AreaQuestions) {
    questions.docDrift = AreaQuestions.DocDrift(days: days, commits: commits)
  }

  package func evaluate(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    area.docs.compactMap { doc in
      guard doc.driftCommits >= commits, let last = doc.lastChange, let look = doc.lastLook,
        look.isOlder(than: days, at: survey.now), !doc.isLasting(in: area.path),
        !survey.isNearer(to: doc.path, than: area)
      else { return nil }
      let age = look.age(at: survey.now)
      let isReview = look.id != last.id
      let shown = doc.newestDrift.map { Finding.Evidence("since then", $0) }
      return Finding(
        rule: Self.description.id, severity: context.severity, area: area.path, path: doc.path,
        position: .start,
        message: .behind(
          self, isReview ? "was last reviewed" : "last changed", age: age, drift: doc.driftCommits),
        help: .catchUp(area), subject: doc.path,
        evidence: [.init(isReview ? "reviewed" : "last change", look)] + shown,
        furtherEvidence: max(0, doc.driftCommits - shown.count),
        data: [
          .init("ageDays", .days(age)), .init("limitDays", .integer(days)),
          .init("driftCommits", .integer(doc.driftCommits)),
          .init("minCommits", .integer(commits)), .init("lastChange", .date(of: last)),
          .init("lastLook", .date(of: look)),
        ])
    }
  }
}

extension DocsBehindCode {
  package static let description = RuleDescription(
    id: "docs-behind-code", principle: .noForgottenLeads, severity: .warning,
    summary: "A doc stayed as it was while the code beside it changed many times",
    rationale: """
      A doc does not age by the calendar; it ages by what happens beside it. Where the code changed \
      many times and nobody, lead or not, changed a doc, it is likely to describe something that is \
      no more. The finding asks for somebody to look, whoever knows what changed.
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
      dot, and in vendor, node_modules, testdata and their like, is no code. Passed over are docs that need not follow: decisions, proposals, roadmaps, \
      migration guides, release notes, changelogs, docs of one day or one version, and what \
      says how people work together (CONTRIBUTING, LICENSE, SECURITY). A review by the lead \
      (`reviewed:`, or the trailer `Docs-reviewed: AREA`) counts as a change of each doc here: \
      somebody looked. Moves, white space, front matter, bots and sweeping commits are no \
      change of substance. One finding a doc, for the innermost of nested areas. A doc that no \
      credited commit ever changed is passed over.
      """,
    remedy: """
      Read what changed and bring the doc up to date; anyone may. Where nothing has to change, the \
      lead records a review: `leadlint review AREA`. A doc that is right for years, \
      such as a decision once made, is better left out of `docs` or given a larger `commits` in \
      the area's `rules`.
      """,
    since: "0.1.0", examples: failing + passing)
}

extension ByteString {
  fileprivate static func behind(
    _ rule: DocsBehindCode, _ what: ByteString, age: Int?, drift: Int
  ) -> ByteString {
    """
    the doc \(what) \(ago(age, limit: rule.days)); \
    \(plural(drift, "commit")) changed the code since (limit \(rule.commits))
    """
  }

  fileprivate static func catchUp(_ area: Area) -> ByteString {
    let start: ByteString = "read what changed since and bring the doc up to date; anyone may"
    return area.leads.isEmpty
      ? start : "\(start); where it is right as it is, a lead:  \(NextCommand.review(area))"
  }
}
