internal import Basics
internal import LeadModel

/// Findings as SARIF 2.1.0, within what GitHub's code scanning takes.
///
/// All findings are in it: SARIF has words for those that do not count.
struct SARIFLog: FindingsReporter {
  /// Results that a run may hold; a file with more is refused.
  static let resultLimit = 25_000
  /// What relative URIs start from.
  static let root = "%SRCROOT%"

  func render(_ report: FindingsReport) -> ByteString {
    let ordered = report.allWorstFirst
    let known = Set(report.rules.map(\.id))
    // Each result names a rule that is described, whatever was passed.
    let strays = Set(ordered.map(\.rule)).subtracting(known).sorted().map {
      FindingsReport.RuleText(
        id: $0, severity: .warning, principle: "other", summary: $0, rationale: $0, remedy: $0)
    }
    let rules = report.rules + strays
    let indices = Dictionary(
      rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ordinals = Ordinals()
    let results = ordered.prefix(Self.resultLimit).map { finding in
      SARIFResult(
        finding: finding, report: report, ruleIndex: indices[finding.rule] ?? 0,
        ordinal: ordinals.next(of: finding.fingerprint)
      ).json
    }
    let root: JSONValue = ["description": ["text": "The repository's root."]]
    let run: JSONValue = [
      // All before the last `/` is what GitHub calls the category.
      "automationDetails": ["id": "leadlint/"],
      "columnKind": "unicodeCodePoints",
      "invocations": [invocation(report, left: ordered.count - results.count)],
      "originalUriBaseIds": .object([(Self.root, root)]),
      "results": .list(results),
      "tool": [
        "driver": [
          "name": "leadlint",
          "rules": .list(rules.map { SARIFRule(rule: $0).json }),
          "semanticVersion": report.version.json,
          "version": report.version.json,
        ]
      ],
    ]
    return Self.log(run)
  }

  /// The document of one run.
  static func log(_ run: JSONValue) -> ByteString {
    let log: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [run],
      "version": "2.1.0",
    ]
    return log.document
  }

  /// - Parameter left: results that were left out.
  private func invocation(_ report: FindingsReport, left: Int) -> JSONValue {
    let text = "\(plural(left, "result")) left out: a run holds at most \(Self.resultLimit)."
    let notes = report.notes.map { Self.notification("note", Wording.note($0)) }
    return [
      "executionSuccessful": true,
      "toolExecutionNotifications": .list(
        (left > 0 ? [Self.notification("warning", text)] : []) + notes),
    ]
  }

  static func notification(_ level: String, _ text: String) -> JSONValue {
    ["level": level.json, "message": ["text": text.json]]
  }

  /// SARIF's word for a severity.
  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }
}
