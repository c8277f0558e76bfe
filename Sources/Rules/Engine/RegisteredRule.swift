internal import Basics
package import LeadModel

/// A rule whose type is known only to itself, so that rules of all types stand in one array.
package struct RegisteredRule: Sendable {
  /// What the rule says of itself.
  package let description: RuleDescription
  /// Its options, `severity` (which every rule has) not among them.
  package let options: [Option]
  /// Whether it also judges areas that are not active.
  package let judgesInactiveAreas: Bool
  /// The rule's type.
  package let type: any Rule.Type

  private let configuring: @Sendable ([RuleSetting]) -> ConfiguredRule
  private let checking: @Sendable (RuleSetting.Option) -> ByteString?

  /// The rule's id, such as `stale-docs`.
  package var id: String { description.id }

  /// What is known of an option without knowing its rule's type.
  package struct Option: Hashable, Sendable {
    /// As it is written in a file.
    package let key: String
    /// What it does, in one line without a dot.
    package let help: String
    /// The default as it is written in a file.
    package let defaultText: String
    package let kind: RuleOptionKind

    /// What values are accepted, in words.
    package var accepts: String { kind.accepts }
  }

  init<R: Rule>(_ type: R.Type) {
    description = R.description
    options = R.options.map {
      Option(key: $0.key, help: $0.help, defaultText: $0.defaultText, kind: $0.kind)
    }
    judgesInactiveAreas = R.judgesInactiveAreas
    self.type = type
    let byKey = Dictionary(
      R.options.map { (ByteString($0.key), $0) }, uniquingKeysWith: { first, _ in first })
    configuring = { settings in
      var rule = R()
      var severity = ConfiguredSeverity(R.description.severity)
      for option in settings.flatMap(\.options) {
        if option.key.value == severityKey {
          severity = ConfiguredSeverity(option.value.value) ?? severity
        } else if let known = byKey[option.key.value] {
          // A refused value is reported where it stands; here the next nearest setting holds.
          _ = known.set(&rule, option.value.value)
        }
      }
      return ConfiguredRule(rule: rule, severity: severity.value)
    }
    checking = { option in
      var rule = R()
      return byKey[option.key.value]?.set(&rule, option.value.value)
    }
  }

  /// The rule under `settings`, farthest first: a later setting of an option wins over an earlier.
  func configured(by settings: [RuleSetting]) -> ConfiguredRule { configuring(settings) }

  /// What is wrong with the value of an option that the rule has, `severity` included; nil where it
  /// is accepted or the rule has no such option.
  func refusal(of option: RuleSetting.Option) -> ByteString? {
    guard option.key.value == severityKey else { return checking(option) }
    return ConfiguredSeverity(option.value.value) == nil
      ? ConfiguredSeverity.refusal(of: option.value.value) : nil
  }
}

/// The option that every rule has.
let severityKey: ByteString = "severity"
