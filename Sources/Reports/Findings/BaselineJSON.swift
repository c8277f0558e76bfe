package import Basics
package import LeadModel

/// Findings as `leadlint.baseline/1`, which `BaselineFile` reads.
///
/// It holds nothing that changes while a finding stays: no line, date, count or message. A file
/// that is written anew differs only in what was settled.
package enum BaselineJSON {
  /// The document, ended by a line feed, in the order of area, rule and fingerprint.
  package static func render(_ findings: [Finding]) -> ByteString {
    let document: JSONValue = [
      "findings": .list(
        findings.map { ($0, order(of: $0)) }.sorted { left, right in
          left.1.lexicographicallyPrecedes(right.1)
        }.map { item($0.0) }),
      "schema": "leadlint.baseline/1",
    ]
    return document.document
  }

  private static func order(of finding: Finding) -> [ByteString] {
    [finding.area ?? "", ByteString(finding.rule), ByteString(finding.fingerprint)]
  }

  private static func item(_ finding: Finding) -> JSONValue {
    [
      "area": finding.area?.json, "fingerprint": finding.fingerprint.json,
      "path": finding.path.json, "rule": finding.rule.json, "subject": finding.subject.json,
    ]
  }
}
