internal import Basics
internal import LeadFiles
package import LeadModel

/// Lets the rules look at a survey.
package struct RuleEngine: Sendable {
  let settings: RuleSettings

  /// An engine with the settings of a configuration.
  package init(settings: RuleSettings) { self.settings = settings }

  /// What the rules find, in an order that depends on nothing but the findings: by area, file, line,
  /// column, rule and subject.
  ///
  /// `only` holds the ids of the rules that are asked; nil asks all. Ids that no rule has are passed
  /// over: check them first with `RuleRegistry`.
  package func run(_ survey: Survey, only: Set<String>? = nil) -> [Finding] {
    let rules = RuleRegistry.rules.filter { only?.contains($0.id) ?? true }
    var instances = Instances(rules: rules, settings: settings)
    var findings: [Finding] = []
    for area in survey.areas {
      for (registered, set) in zip(rules, instances.at(area.path, own: area.file.rules)) {
        guard let severity = set.severity, area.isActive || registered.judgesInactiveAreas else {
          continue
        }
        findings += set.rule.evaluate(area, in: survey, RuleContext(severity: severity))
      }
    }
    for file in survey.invalidFiles {
      for set in instances.at(file.area) {
        guard let severity = set.severity else { continue }
        findings += set.rule.evaluate(file, in: survey, RuleContext(severity: severity))
      }
    }
    for removed in survey.removedAreas {
      for set in instances.at(removed.path) {
        guard let severity = set.severity else { continue }
        findings += set.rule.evaluate(removed, in: survey, RuleContext(severity: severity))
      }
    }
    for set in instances.ofRepository() {
      guard let severity = set.severity else { continue }
      findings += set.rule.evaluate(survey, RuleContext(severity: severity))
    }
    return findings.sorted(by: isPrintedBefore)
  }
}

/// The rules as configured, made once for each set of overrides that applies somewhere.
private struct Instances {
  let rules: [RegisteredRule]
  let settings: RuleSettings
  private var made: [[Int]: [ConfiguredRule]] = [:]

  init(rules: [RegisteredRule], settings: RuleSettings) {
    self.rules = rules
    self.settings = settings
  }

  mutating func at(_ path: ByteString, own: [RuleSetting] = []) -> [ConfiguredRule] {
    let matched = settings.matchingOverrides(of: path)
    var configured = made(for: matched)
    guard !own.isEmpty else { return configured }
    for (index, rule) in rules.enumerated()
    where own.contains(where: { $0.rule.value == ByteString(rule.id) }) {
      configured[index] = settings.configured(rule, matched, own)
    }
    return configured
  }

  mutating func ofRepository() -> [ConfiguredRule] { made(for: []) }

  private mutating func made(for matched: [Int]) -> [ConfiguredRule] {
    if let known = made[matched] { return known }
    let configured = rules.map { settings.configured($0, matched) }
    made[matched] = configured
    return configured
  }
}

private func isPrintedBefore(_ left: Finding, _ right: Finding) -> Bool {
  let leftPlace = (left.area ?? "", left.path, left.position, left.rule, left.subject, left.message)
  let rightPlace = (
    right.area ?? "", right.path, right.position, right.rule, right.subject, right.message
  )
  return leftPlace < rightPlace
}
