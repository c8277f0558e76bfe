internal import Basics
internal import LeadModel

/// Findings as Checkstyle's report, which many tools read.
struct CheckstyleXML: FindingsReporter {
  func render(_ report: FindingsReport) -> ByteString {
    let files = Dictionary(grouping: report.shown, by: \.path)
    var writer = XMLWriter()
    writer.element("checkstyle", ["version": "5.0"]) { writer in
      for path in files.keys.sorted() {
        let findings = (files[path] ?? []).sorted {
          $0.position == $1.position ? FindingOrder.isBefore($0, $1) : $0.position < $1.position
        }
        writer.element("file", ["name": XMLWriter.path(path)]) { writer in
          for finding in findings { error(finding, &writer) }
        }
      }
    }
    return ByteString(writer.output)
  }

  private func error(_ finding: Finding, _ writer: inout XMLWriter) {
    writer.element(
      "error",
      [
        "line": String(finding.position.line), "column": String(finding.position.column),
        "severity": finding.severity.rawValue,
        "message": Wording.paragraphs(finding, status: true).joined(separator: " - "),
        "source": "leadlint.\(finding.rule)",
      ])
  }
}
