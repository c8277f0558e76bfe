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
    let findings = report.shownWorstFirst
    var lines: [String] = []
    var rest: [String] = []
    for severity in Severity.allCases.reversed() {
      let level = findings.filter { $0.severity == severity }
      lines += level.prefix(Self.limit).map { command($0, report) }
      if level.count > Self.limit {
        rest.append(counted(level.count - Self.limit, severity))
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

  private func command(_ finding: Finding, _ report: FindingsReport) -> String {
    let properties = [
      "file=\(CommandEscaper.gitHubProperty(finding.path))",
      "line=\(finding.position.line)", "col=\(finding.position.column)",
      "title=\(CommandEscaper.gitHubProperty(ByteString("leadlint: \(finding.rule)")))",
    ]
    let text = Wording.paragraphs(finding, status: true).joined(separator: "\n")
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

  private func counted(_ count: Int, _ severity: Severity) -> String {
    severity == .info ? "\(count) more info" : plural(count, "more \(severity.rawValue)")
  }
}
