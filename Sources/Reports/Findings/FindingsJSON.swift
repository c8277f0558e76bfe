internal import Basics
internal import LeadModel

/// Findings as `leadlint.findings/1`.
///
/// All findings are in it; those that do not count are marked and counted apart.
struct FindingsJSON: FindingsReporter {
  func render(_ report: FindingsReport) -> ByteString {
    let findings = report.findings
    let counts = FindingCounts(findings, all: report.allFindings)
    let document: JSONValue = [
      "base": report.base?.json,
      "findings": .list(findings.sorted(by: FindingOrder.isBefore).map(item)),
      "notes": .list(report.notes.map(\.json)),
      "now": report.survey.now.json,
      "schema": "leadlint.findings/1",
      "summary": [
        "baselined": counts.baselined.json,
        "error": counts[.error].json,
        "info": counts[.info].json,
        "new": FindingCounts(findings).counting.json,
        "waived": counts.waived.json,
        "warning": counts[.warning].json,
      ],
      "tip": report.survey.tip?.json,
      "version": report.version.json,
    ]
    return document.document
  }

  private func item(_ finding: Finding) -> JSONValue {
    [
      "area": finding.area?.json,
      "baselined": finding.isBaselined.json,
      "column": finding.position.column.json,
      "data": .object(finding.data.map { ($0.key, json($0.value)) }),
      "evidence": .list(finding.evidence.map(\.commit.id.json)),
      "fingerprint": finding.fingerprint.json,
      "help": finding.help.json,
      "line": finding.position.line.json,
      "message": finding.message.json,
      "new": finding.isNew.json,
      "notes": .list(finding.notes.map(\.json)),
      "path": finding.path.json,
      "person": finding.person?.json,
      "reason": finding.reason?.json,
      "rule": finding.rule.json,
      "severity": finding.severity.rawValue.json,
      // Which waiver covers it, until when and why.
      "waiver": finding.waiver.map { covering in
        [
          "line": covering.waiver.position.line.json,
          "path": covering.file.json,
          "reason": (covering.waiver.reason?.value.trimmed ?? "").json,
          "until": covering.waiver.until?.value.json,
        ]
      },
    ]
  }

  private func json(_ value: Finding.Datum.Value) -> JSONValue {
    switch value {
    case .integer(let number): number.json
    case .fraction(let number): Rounding.fourPlaces(number).json
    case .text(let text): text.json
    case .list(let list): .list(list.map(\.json))
    case .null: .null
    }
  }
}
