package import Basics
package import LeadModel

/// How one rule is set in a repository, and where.
///
/// A value that is refused counts as not written, as it does where rules are run.
package struct RuleUse: Sendable {
  /// What the repository sets for all areas, by option.
  let here: [ByteString: Setting]
  /// What overrides set, in the order written, then what `OWNERS.lead` files set otherwise than it
  /// would be without them.
  let elsewhere: [Exception]

  /// An option's value, and where it stands.
  struct Setting: Sendable {
    let text: ByteString
    let location: Location
  }

  /// A location that sets something for some areas alone.
  struct Exception: Sendable {
    let location: Location
    /// `days: 30`.
    let settings: [ByteString]
    /// The patterns of an override; empty for an `OWNERS.lead`.
    let areas: [ByteString]
  }

  struct Location: Sendable {
    let file: ByteString
    let position: SourcePosition
  }

  /// The severity that `.lead-rules` sets for all areas; nil where it sets none.
  package var severity: ByteString? { here[severityKey]?.text }

  /// - Parameters:
  ///   - owners: the paths of `OWNERS.lead` files and what they set, in the order in which they are
  ///     shown.
  package init(
    of rule: RegisteredRule, _ rules: RulesFile,
    _ owners: [(path: ByteString, settings: [RuleSetting])]
  ) {
    let file = RulesFile.fileName
    let base = rule.accepted(rules.rules)
    here = base.mapValues { option in
      Setting(
        text: rule.text(of: option), location: Location(file: file, position: option.key.position))
    }
    let overridden = rules.overrides.map { rule.accepted($0.rules) }
    var exceptions: [Exception] = []
    for (override, options) in zip(rules.overrides, overridden) {
      exceptions += Self.exception(
        rule, file, Array(options.values), areas: override.areas.map(\.value.text))
    }
    let settings = RuleSettings(rules)
    for owner in owners {
      let own = rule.accepted(owner.settings)
      guard !own.isEmpty else { continue }
      let directory = ByteString(owner.path.bytes.dropLast(OwnersFile.fileName.count + 1))
      var without = base
      for index in settings.matchingOverrides(of: directory.isEmpty ? "." : directory) {
        without.merge(overridden[index]) { _, nearer in nearer }
      }
      let different = own.values.filter { option in
        rule.text(of: option)
          != without[option.key.value].map(rule.text) ?? rule.defaultText(option.key.value)
      }
      exceptions += Self.exception(rule, owner.path, different, areas: [])
    }
    elsewhere = exceptions
  }

  /// One for all that a location sets; none where it sets nothing.
  private static func exception(
    _ rule: RegisteredRule, _ file: ByteString, _ options: [RuleSetting.Option],
    areas: [ByteString]
  ) -> [Exception] {
    let options = options.sorted { $0.key.position < $1.key.position }
    guard let first = options.first else { return [] }
    // In short, `silo: off`, the rule's name stands for the key.
    return [
      Exception(
        location: Location(file: file, position: first.key.position),
        settings: options.map { "\($0.key.value): \(rule.text(of: $0))" }, areas: areas)
    ]
  }
}

extension RegisteredRule {
  /// The options of this rule whose values are accepted, by key.
  fileprivate func accepted(_ settings: [RuleSetting]) -> [ByteString: RuleSetting.Option] {
    var found: [ByteString: RuleSetting.Option] = [:]
    for option in settings.filter({ $0.rule.value == ByteString(id) }).flatMap(\.options)
    where defaultText(option.key.value) != nil && refusal(of: option) == nil {
      found[option.key.value] = option
    }
    return found
  }

  /// Nil for an option that the rule does not have.
  fileprivate func defaultText(_ key: ByteString) -> ByteString? {
    if key == severityKey { return ByteString(description.severity.rawValue) }
    return options.first { ByteString($0.key) == key }.map { ByteString($0.defaultText) }
  }

  /// A value in the form in which defaults are shown.
  fileprivate func text(of option: RuleSetting.Option) -> ByteString {
    let isList = options.contains { ByteString($0.key) == option.key.value && $0.kind == .patterns }
    switch option.value.value {
    case .scalar(let text): return isList ? Self.list([text]) : text
    case .list(let items): return Self.list(items.map(\.value))
    }
  }

  private static func list(_ items: [ByteString]) -> ByteString {
    var text: ByteString = "["
    for (index, item) in items.enumerated() {
      text.append(index == 0 ? "\"\(item)\"" : ", \"\(item)\"")
    }
    text.append("]")
    return text
  }
}
