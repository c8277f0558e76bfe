internal import Basics
internal import LeadModel

/// Findings for reviewdog, a diagnostic a line (`rdjsonl`).
struct ReviewdogLines: FindingsReporter {
  func render(_ report: FindingsReport) -> ByteString {
    report.shown.reduce(into: "") { text, finding in
      text.append(diagnostic(finding).line + "\n")
    }
  }

  private func diagnostic(_ finding: Finding) -> JSONValue {
    let start = finding.position
    // The end is behind the last byte; it is left out where it is not known.
    let end = finding.diagnostic.flatMap {
      $0.position == start ? start.column + max(1, $0.length) : nil
    }
    let range: JSONValue = [
      "end": end.map { position(line: start.line, column: $0) },
      "start": position(line: start.line, column: start.column),
    ]
    return [
      "code": ["value": finding.rule.json],
      "location": ["path": finding.path.json, "range": range.withoutNulls],
      "message": Wording.paragraphs(finding, status: true).joined(separator: "\n").json,
      "severity": finding.severity.rawValue.uppercased().json,
      "source": ["name": "leadlint"],
    ]
  }

  /// Columns count bytes of UTF-8, as ours do.
  private func position(line: Int, column: Int) -> JSONValue {
    ["column": column.json, "line": line.json]
  }
}
