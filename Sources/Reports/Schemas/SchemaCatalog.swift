package import Basics

/// The JSON Schemas (draft 2020-12) of everything that leadlint reads and writes.
package enum SchemaCatalog {
  /// The schemas' names, as the command line has them.
  package enum Name: String, CaseIterable, Sendable {
    case owners, rules, status, findings, baseline, report, rollup, who

    /// What the schema describes, in one line.
    package var summary: String {
      switch self {
      case .owners: "the front matter of OWNERS.lead"
      case .rules: "the configuration, .lead-rules"
      case .status: "what `leadlint status --format json` prints"
      case .findings: "what `leadlint check --format json` prints"
      case .baseline: "what `leadlint baseline write` writes, .lead-baseline.json"
      case .report: "what `leadlint report --format json` prints"
      case .who: "what `leadlint who --format json` prints"
      case .rollup: "what `leadlint rollup --format json` prints"
      }
    }
  }

  /// A schema, ended by a line feed. The same rules give the same bytes.
  /// - Parameter rules: what may be set, and what may be found.
  package static func render(_ name: Name, rules: [RuleList.Row]) -> ByteString {
    switch name {
    case .owners: OwnersSchema.render(rules)
    case .rules: RulesSchema.render(rules)
    case .status: StatusSchema.render()
    case .findings: FindingsSchema.render(rules)
    case .baseline: BaselineSchema.render(rules)
    case .report: ReportSchema.render()
    case .rollup: RollupSchema.render()
    case .who: WhoSchema.render()
    }
  }

  /// The names, a line each.
  package static func list() -> ByteString {
    let width = Name.allCases.map(\.rawValue.count).max() ?? 0
    return ByteString(
      Name.allCases.map { name in
        DisplayWidth.fit(name.rawValue, width) + "  " + name.summary + "\n"
      }.joined())
  }
}
