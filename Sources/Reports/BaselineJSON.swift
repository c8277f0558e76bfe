package import Basics
package import LeadModel

/// Findings as `leadlint.baseline/1`, which `BaselineFile` reads.
///
/// It holds nothing that changes while a finding stays: no line, date, count or message. A file
/// that is written anew differs only in what was settled.
package enum BaselineJSON {
  /// The document, ended by a line feed, in the order of area, rule and fingerprint.
  /// - Throws: what the encoder throws, which it does not for these types.
  package static func render(_ findings: [Finding]) throws -> ByteString {
    try JSONText.encode(Document(findings: findings.map(Item.init).sorted()))
  }

  private struct Document: Encodable {
    let schema = "leadlint.baseline/1"
    let findings: [Item]
  }

  private struct Item: Encodable, Comparable {
    let area: Nullable<String>
    let fingerprint: String
    let path: String
    let rule: String
    let subject: String

    init(_ finding: Finding) {
      area = Nullable(finding.area.map(JSONText.string))
      fingerprint = finding.fingerprint
      path = JSONText.string(finding.path)
      rule = finding.rule
      subject = JSONText.string(finding.subject)
    }

    /// Bytes, since `String` compares by canonical equivalence.
    private var order: [ByteString] {
      [ByteString(area.value ?? ""), ByteString(rule), ByteString(fingerprint)]
    }

    static func < (left: Item, right: Item) -> Bool {
      left.order.lexicographicallyPrecedes(right.order)
    }

    static func == (left: Item, right: Item) -> Bool { left.order == right.order }
  }
}
