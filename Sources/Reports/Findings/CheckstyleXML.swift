internal import Basics
internal import LeadModel

/// Findings as Checkstyle's report, which many tools read.
struct CheckstyleXML: FindingsReporter {
  func render(_ report: FindingsReport) -> ByteString {
    let files = Dictionary(grouping: report.shown, by: \.path)
    let root = XML(.checkstyle, ["version": "5.0"]) {
      for path in files.keys.sorted() {
        let findings = (files[path] ?? []).sorted {
          $0.position == $1.position ? FindingOrder.isBefore($0, $1) : $0.position < $1.position
        }
        XML(.file, ["name": XML.path(path)]) { for finding in findings { error(finding) } }
      }
    }
    return ByteString(root.document)
  }

  private func error(_ finding: Finding) -> XML {
    XML(
      .error,
      [
        "line": String(finding.position.line), "column": String(finding.position.column),
        "severity": finding.severity.rawValue,
        "message": Wording.paragraphs(finding, status: true).joined(separator: " - "),
        "source": "leadlint.\(finding.rule)",
      ])
  }
}
