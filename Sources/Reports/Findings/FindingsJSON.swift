package import Basics
package import LeadModel

/// Findings as `leadlint.findings/1`.
package enum FindingsJSON {
  /// The document, ended by a line feed. Waived findings stand in it, marked, and are counted apart.
  /// - Parameter allFindings: whether findings that the base has too are counted like new ones.
  package static func render(
    _ findings: [Finding], of survey: Survey, base: ObjectID? = nil, allFindings: Bool = false,
    version: String
  ) -> ByteString {
    let counts = FindingCounts(findings, all: allFindings)
    return JSONWriter.document(capacity: 4096 + findings.count * 2048) { json in
      json.add("base", base)
      json.add("findings", objects: findings.sorted(by: FindingOrder.isBefore), item)
      json.add("now", survey.now)
      json.add("schema", "leadlint.findings/1")
      json.add("summary") { json in
        json.add("baselined", counts.baselined)
        json.add("error", counts[.error])
        json.add("info", counts[.info])
        json.add("new", FindingCounts(findings).counting)
        json.add("waived", counts.waived)
        json.add("warning", counts[.warning])
      }
      json.add("tip", survey.tip)
      json.add("version", version)
    }
  }

  private static func item(_ json: inout JSONWriter, _ finding: Finding) {
    json.add("area", finding.area)
    json.add("baselined", finding.isBaselined)
    json.add("column", finding.position.column)
    json.add("data") { data(&$0, finding.data) }
    json.add("evidence", list: finding.evidence.map(\.commit.id))
    json.add("fingerprint", finding.fingerprint)
    json.add("help", finding.help)
    json.add("line", finding.position.line)
    json.add("message", finding.message)
    json.add("new", finding.isNew)
    json.add("notes", list: finding.notes)
    json.add("path", finding.path)
    json.add("person", finding.person)
    json.add("reason", finding.reason)
    json.add("rule", finding.rule)
    json.add("severity", finding.severity.rawValue)
    // Where it stands that a finding is lived with, until when and why.
    json.add("waiver", object: finding.waiver) { json, placed in
      json.add("line", placed.waiver.position.line)
      json.add("path", placed.file)
      json.add("reason", placed.waiver.reason?.value.trimmed ?? "")
      json.add("until", placed.waiver.until?.value)
    }
  }

  /// Adds the members that the rule chose.
  private static func data(_ json: inout JSONWriter, _ values: [Finding.Datum]) {
    for datum in values.sorted(by: { $0.key < $1.key }) {
      switch datum.value {
      case .integer(let number): json.add(key: datum.key, number)
      case .fraction(let number): json.add(key: datum.key, Rounding.fourPlaces(number))
      case .text(let text): json.add(key: datum.key, text)
      case .list(let list): json.add(key: datum.key, list: list)
      case .null: json.add(key: datum.key, ByteString?.none)
      }
    }
  }
}
