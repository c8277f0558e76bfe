internal import Basics
internal import LeadModel

/// Findings as a report of tests: those that fail the run are failures, the others are skipped.
///
/// There is no standard. Kept is the strictest schema in use, that of Jenkins's xunit plugin; it has
/// no place for the file and the line, which `isExtended` writes all the same for those who read
/// them.
struct JUnitXML: FindingsReporter {
  let isExtended: Bool
  /// GitLab refuses files of 30 MB and more.
  var byteLimit = 29_000_000

  func render(_ report: FindingsReport) -> ByteString {
    let findings = report.shownWorstFirst
    var cases = ""
    var room = byteLimit - 4_000
    var written = 0
    var ordinals = Ordinals()
    for finding in findings {
      let part = testcase(finding, &ordinals, report)
      room -= part.utf8.count
      if room < 0 { break }
      cases += part
      written += 1
    }
    let isCut = written < findings.count
    if isCut || findings.isEmpty {
      cases += closing(report, left: findings.count - written)
    }
    let failures = String(findings.prefix(written).count(where: report.fails))
    let skipped = String(findings.prefix(written).count { !report.fails($0) } + (isCut ? 1 : 0))
    let tests = String(written + (isCut || findings.isEmpty ? 1 : 0))

    let root = XML(
      .testsuites, ["name": "leadlint", "tests": tests, "failures": failures, "errors": "0"]
    ) {
      XML(
        .testsuite,
        [
          "name": "leadlint", "tests": tests, "failures": failures, "errors": "0",
          "skipped": skipped,
        ]
      ) {
        XML.trusted(cases)
        if let leftOut = report.leftOut { XML(.systemOut, "left out: \(leftOut)") }
      }
    }
    return ByteString(root.document)
  }

  private func testcase(
    _ finding: Finding, _ ordinals: inout Ordinals, _ report: FindingsReport
  ) -> String {
    let location = "\(TerminalEscaper.escape(finding.path)):\(finding.position.line)"
    let title = "\(finding.rule) \(location)"
    // Readers pass over a case whose name they have seen.
    let ordinal = ordinals.next(of: title)
    let name = ordinal > 1 ? "\(title) (\(ordinal))" : title
    let classname = "leadlint.\(finding.rule)"
    let attributes: KeyValuePairs<String, String> =
      isExtended
      ? [
        "name": name, "classname": classname, "file": XML.path(finding.path),
        "line": String(finding.position.line),
      ] : ["name": name, "classname": classname]
    var lines = Wording.paragraphs(finding, status: true)
    lines[0] = "\(location): \(lines[0])"
    lines += Wording.evidence(finding, report).map { "\($0): \($1)" }
    return XML(.testcase, attributes) {
      XML(
        report.fails(finding) ? .failure : .skipped,
        ["type": finding.severity.rawValue, "message": Wording.message(finding)],
        lines.joined(separator: "\n"))
    }.source(depth: 2)
  }

  /// A suite without a test reads as if nothing had run, and a cut one as if that were all.
  private func closing(_ report: FindingsReport, left: Int) -> String {
    if left == 0 {
      return XML(.testcase, ["name": report.verdict, "classname": "leadlint"]).source(depth: 2)
    }
    return XML(.testcase, ["name": "further findings", "classname": "leadlint"]) {
      XML(.skipped, ["message": "\(plural(left, "finding")) more than fit in a file"])
    }.source(depth: 2)
  }
}
