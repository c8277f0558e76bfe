internal import Basics
internal import LeadModel

/// Findings for reviewdog, a diagnostic a line (`rdjsonl`).
enum ReviewdogLines {
  static func render(_ report: FindingsReport) throws -> ByteString {
    try report.shown.reduce(into: "") { text, finding in
      text.append(try JSONText.line(Diagnostic(finding)))
      text.append("\n")
    }
  }

  private struct Diagnostic: Encodable {
    let message: String
    let location: Location
    let severity: String
    let source = Source()
    let code: Code

    init(_ finding: Finding) {
      message = Wording.paragraphs(finding, status: true).joined(separator: "\n")
      location = Location(finding)
      severity = finding.severity.rawValue.uppercased()
      code = Code(value: finding.rule)
    }
  }

  private struct Location: Encodable {
    let path: String
    let range: Range

    init(_ finding: Finding) {
      path = JSONText.string(finding.path)
      let start = finding.position
      range = Range(
        start: Place(line: start.line, column: start.column),
        end: finding.diagnostic.flatMap {
          guard $0.position == start else { return nil }
          return Place(line: start.line, column: start.column + max(1, $0.length))
        })
    }
  }

  /// The end is the place behind the last byte; it is left out where it is not known.
  private struct Range: Encodable {
    let start: Place
    let end: Place?
  }

  /// Columns count bytes of UTF-8, as ours do.
  private struct Place: Encodable {
    let line: Int
    let column: Int
  }

  private struct Source: Encodable {
    let name = "leadlint"
  }

  private struct Code: Encodable {
    let value: String
  }
}
