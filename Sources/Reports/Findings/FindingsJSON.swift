package import Basics
internal import LeadFiles
package import LeadModel

/// Findings as `leadlint.findings/1`.
package enum FindingsJSON {
  /// The document, ended by a line feed. Waived findings stand in it, marked, and are counted apart.
  /// - Parameter allFindings: whether findings that the base has too are counted like new ones.
  /// - Throws: what the encoder throws, which it does not for these types.
  package static func render(
    _ findings: [Finding], of survey: Survey, base: ObjectID? = nil, allFindings: Bool = false,
    version: String
  ) throws -> ByteString {
    let counts = FindingCounts(findings, all: allFindings)
    return try JSONText.encode(
      Document(
        version: version, now: survey.now.description,
        tip: Nullable(survey.tip?.description), base: Nullable(base?.description),
        summary: Summary(
          error: counts[.error], warning: counts[.warning], info: counts[.info],
          new: FindingCounts(findings).counting, waived: counts.waived,
          baselined: counts.baselined),
        findings: findings.sorted(by: FindingOrder.isBefore).map(Item.init)))
  }

  private struct Document: Encodable {
    let schema = "leadlint.findings/1"
    let version: String
    let now: String
    let tip: Nullable<String>
    let base: Nullable<String>
    let summary: Summary
    let findings: [Item]
  }

  private struct Summary: Encodable {
    let error: Int
    let warning: Int
    let info: Int
    let new: Int
    let waived: Int
    let baselined: Int
  }

  private struct Item: Encodable {
    let rule: String
    let severity: String
    let area: Nullable<String>
    let path: String
    let line: Int
    let column: Int
    let person: Nullable<String>
    let reason: Nullable<String>
    let message: String
    let help: String
    let new: Bool
    let baselined: Bool
    let fingerprint: String
    let evidence: [String]
    let data: Inputs
    let notes: [String]
    let waiver: Nullable<Waiver>

    init(_ finding: Finding) {
      rule = finding.rule
      severity = finding.severity.rawValue
      area = Nullable(finding.area.map(JSONText.string))
      path = JSONText.string(finding.path)
      line = finding.position.line
      column = finding.position.column
      person = Nullable(finding.person.map(JSONText.string))
      reason = Nullable(finding.reason)
      message = JSONText.string(finding.message)
      help = JSONText.string(finding.help)
      new = finding.isNew
      baselined = finding.isBaselined
      fingerprint = finding.fingerprint
      evidence = finding.evidence.map(\.commit.id.description)
      data = Inputs(values: finding.data)
      notes = finding.notes.map(JSONText.string)
      waiver = Nullable(finding.waiver.map(Waiver.init))
    }
  }

  /// Where it stands that a finding is lived with, until when and why.
  private struct Waiver: Encodable {
    let path: String
    let line: Int
    let until: Nullable<String>
    let reason: String

    init(_ placed: PlacedWaiver) {
      path = JSONText.string(placed.file)
      line = placed.waiver.position.line
      until = Nullable(placed.waiver.until?.value.description)
      reason = JSONText.string(placed.waiver.reason?.value.trimmed ?? "")
    }
  }

  /// An object with the keys that the rule chose.
  private struct Inputs: Encodable {
    let values: [Finding.Datum]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: AnyKey.self)
      for datum in values {
        let key = AnyKey(stringValue: datum.key)
        switch datum.value {
        case .integer(let number): try container.encode(number, forKey: key)
        case .fraction(let number):
          try container.encode(Rounding.fourPlaces(number), forKey: key)
        case .text(let text): try container.encode(JSONText.string(text), forKey: key)
        case .list(let list): try container.encode(list.map(JSONText.string), forKey: key)
        case .null: try container.encodeNil(forKey: key)
        }
      }
    }
  }
}

/// A value that is written as `null` where there is none; synthesized coding would leave it out.
struct Nullable<Value: Encodable>: Encodable {
  let value: Value?

  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
