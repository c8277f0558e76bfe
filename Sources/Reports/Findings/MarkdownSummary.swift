package import Basics
internal import LeadModel

/// Findings as GitHub-flavoured Markdown, for a comment on a pull request or a step's summary.
package struct MarkdownSummary: FindingsReporter {
  /// Stands first, so that a job finds its comment again and replaces it.
  package static let marker = "<!-- leadlint: check -->"
  /// A comment takes 65,536 characters; bytes are never fewer.
  package static let commentLimit = 65_000
  /// The summaries of a step of GitHub's workflows take 1 MiB together.
  package static let stepLimit = 1_000_000

  /// Bytes that are written at most.
  private let limit: Int

  package init(limit: Int) { self.limit = limit }

  /// The document, worst findings first, cut between two findings where it would be too long.
  package func render(_ report: FindingsReport) -> ByteString {
    let groups = report.listedWorstFirst
    var output = "\(Self.marker)\n### leadlint: \(report.verdict)\n"
    var footer = "\n"
    if report.base != nil, !report.notes.isEmpty {
      let limit = 20
      footer += "**To know when reviewing**\n\n"
      footer += report.notes.prefix(limit)
        .map { "- \(MarkdownText.inline(Wording.note($0)))\n" }.joined()
      if report.notes.count > limit { footer += "- and \(report.notes.count - limit) more\n" }
      footer += "\n"
    }
    if let leftOut = report.leftOut { footer += "Left out: \(leftOut). " }
    let tip = report.survey.tip.map { MarkdownText.code($0.short) } ?? "no commit yet"
    let name = MarkdownText.code(TerminalEscaper.field(report.survey.tipName))
    footer += "Judged at \(report.survey.now.date) on \(name) (\(tip))"
    if let base = report.base { footer += ", compared with \(MarkdownText.code(base.short))" }
    footer += ".\n"

    // Room for the line that says what was cut, and a heading more.
    let room = limit - output.utf8.count - footer.utf8.count - 200
    let items = groups.map { item($0, report) }
    let sizes = items.map(\.utf8.count)
    let fitting = groups.spreadOverRules(sizes, in: room - 20 * Severity.allCases.count)
    var heading: Severity?
    for index in fitting {
      if groups[index].first.severity != heading {
        output += "\n**\(groups[index].first.severity)**\n\n"
      }
      heading = groups[index].first.severity
      output += items[index]
    }
    let written = fitting.reduce(0) { $0 + groups[$1].count }
    let all = groups.reduce(0) { $0 + $1.count }
    if written < all {
      let rest = plural(all - written, "more finding")
      output += "\n**\(rest)** did not fit here; run `leadlint check` to see all.\n"
    }
    return ByteString(output + footer)
  }

  private func item(_ group: FindingGroup, _ report: FindingsReport) -> String {
    let finding = group.first
    let location = "\(TerminalEscaper.escape(finding.path)):\(finding.position.line)"
    let message = MarkdownText.inline(Wording.message(finding))
    var lines = ["- `\(finding.rule)` \(MarkdownText.code(location)): \(message)"]
    if let status = Wording.status(finding) { lines.append("  - \(MarkdownText.inline(status))") }
    if let others = Wording.alsoIn(group) {
      lines.append("  - also in: \(MarkdownText.inline(others))")
    }
    lines += Wording.evidence(finding, report).map { label, commit in
      "  - \(label): \(MarkdownText.inline(commit))"
    }
    lines += Wording.notes(finding).map { "  - note: \(MarkdownText.inline($0))" }
    if let help = Wording.help(finding) { lines.append("  - next: \(MarkdownText.inline(help))") }
    return lines.map { $0 + "\n" }.joined()
  }
}
