internal import LeadModel

/// SARIF's `reportingDescriptor`.
struct SARIFRule {
  /// Characters that GitHub takes of a description.
  static let descriptionLimit = 1_024

  let rule: FindingsReport.RuleText

  var json: JSONValue {
    let page = "Run `leadlint explain \(rule.id)` for the exact condition and the settings."
    return [
      "defaultConfiguration": ["level": SARIFLog.level(rule.severity).json],
      "fullDescription": description(rule.rationale),
      "help": [
        "markdown": "**Principle:** \(rule.principle)\n\n\(rule.remedy)\n\n\(page)".json,
        "text": "\(rule.remedy)\n\n\(page)".json,
      ],
      "id": rule.id.json,
      "name": name.json,
      "properties": [
        "precision": "high",
        "problem.severity":
          (rule.severity == .info ? "recommendation" : rule.severity.rawValue).json,
        "tags": ["documentation", "maintainability"],
      ],
      "shortDescription": description(rule.summary + "."),
    ]
  }

  /// `stale-docs` is `StaleDocs`: the specification wants a name in Pascal case.
  private var name: String {
    rule.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  private func description(_ text: String) -> JSONValue {
    ["text": Wording.cut(text, to: Self.descriptionLimit).json]
  }
}
