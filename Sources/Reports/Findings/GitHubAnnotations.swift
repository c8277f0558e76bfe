internal import Basics
internal import LeadModel

/// Findings as GitHub's workflow commands, which become annotations on the lines they name.
///
/// GitHub keeps 10 of each level a step and drops the rest without a word, so that the worst come
/// first and the rest is counted.
struct GitHubAnnotations: FindingsReporter {
  /// Annotations of one level that a step may have.
  static let limit = 10
  /// Characters of a message that GitHub keeps.
  static let messageLimit = 4_096

  var isQuiet = false

  func render(_ report: FindingsReport) -> ByteString {
    let groups = report.listedWorstFirst
    var lines: [String] = []
    var rest: [String] = []
    for severity in Severity.allCases.reversed() {
      let level = groups.filter { $0.first.severity == severity }
      let shown = level.spreadOverRules(atMost: Self.limit)
      lines += shown.map { command($0, report) }
      let left = level.reduce(0) { $0 + $1.count } - shown.reduce(0) { $0 + $1.count }
      if left > 0 { rest.append(severity.counted(left, more: true)) }
    }
    if report.base != nil {
      lines += report.notes.prefix(Self.limit).map { note in
        "::notice title=leadlint::"
          + CommandEscaper.gitHubData(Wording.cut(Wording.note(note), to: Self.messageLimit))
      }
      if report.notes.count > Self.limit {
        rest.append(plural(report.notes.count - Self.limit, "more remark"))
      }
    }
    if !rest.isEmpty {
      lines.append(
        "leadlint: not shown as annotations, of which GitHub keeps \(Self.limit) a level: "
          + rest.joined(separator: ", "))
    }
    if !isQuiet { lines += report.logSummary }
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  private func command(_ group: FindingGroup, _ report: FindingsReport) -> String {
    let finding = group.first
    let properties = [
      "file=\(CommandEscaper.gitHubProperty(finding.path))",
      "line=\(finding.position.line)", "col=\(finding.position.column)",
      "title=\(CommandEscaper.gitHubProperty(ByteString("leadlint: \(finding.rule)")))",
    ]
    let text = Wording.paragraphs(group).joined(separator: "\n")
    let message = CommandEscaper.gitHubData(Wording.cut(text, to: Self.messageLimit))
    return "::\(name(finding.severity)) \(properties.joined(separator: ","))::\(message)"
  }

  private func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }
}
