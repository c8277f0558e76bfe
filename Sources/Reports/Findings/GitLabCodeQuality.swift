internal import Basics
internal import LeadModel

/// Findings as GitLab's Code Quality report: a list, of which the merge request shows what its
/// target branch's report does not have.
struct GitLabCodeQuality: FindingsReporter {
  func render(_ report: FindingsReport) -> ByteString {
    var ordinals = Ordinals()
    let issues = report.shown.map { issue($0, ordinal: ordinals.next(of: $0.fingerprint)) }
    return JSONValue.list(issues).document
  }

  private func issue(_ finding: Finding, ordinal: Int) -> JSONValue {
    let text = Wording.paragraphs(finding, status: true).joined(separator: " - ")
    return [
      "check_name": finding.rule.json,
      // The merge request does not show the check's name.
      "description": "[\(finding.rule)] \(text)".json,
      // Entries of equal fingerprints would become one.
      "fingerprint": (finding.fingerprint + (ordinal > 1 ? "-\(ordinal)" : "")).json,
      "location": [
        "lines": ["begin": finding.position.line.json], "path": finding.path.json,
      ],
      "severity": severity(finding.severity),
    ]
  }

  private func severity(_ severity: Severity) -> JSONValue {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
