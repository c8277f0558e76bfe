internal import Basics
package import LeadModel

/// Lets the rules look at a survey.
package struct RuleEngine: Sendable {
  let settings: RuleSettings

  /// An engine with the settings of a configuration.
  package init(settings: RuleSettings) { self.settings = settings }

  /// What the rules find, in an order that depends on nothing but the findings: by area, file, line,
  /// column, rule and subject. What is waived is marked.
  ///
  /// `only` holds the ids of the rules whose findings are wanted; nil: of all. Ids that no rule has
  /// are ignored: check them first with `RuleRegistry`.
  package func run(_ survey: Survey, only: Set<String>? = nil) -> [Finding] {
    let judgesWaivers = only?.contains(ExpiredWaiver.description.id) ?? true
    let rules = RuleRegistry.rules.filter { judgesWaivers || (only?.contains($0.id) ?? true) }
    var instances = Instances(rules: rules, settings: settings)
    var findings = judge(survey, &instances, rules)
    var ledger = WaiverMatcher(settings.waivers + waivers(of: survey), now: survey.now)
    ledger.mark(&findings)
    if judgesWaivers {
      findings += ledger.judged(in: survey) { waiver, count in
        let id = waiver.waiver.rule.value
        return judge(
          waiver, isKnown: RuleRegistry.rule(id) != nil, covering: count, survey, &instances)
      }
    }
    if let only { findings.removeAll { !only.contains($0.rule) } }
    let former = FormerIdentities(survey)
    for index in findings.indices {
      findings[index].former = former.identities(of: findings[index])
    }
    return findings.sorted(by: FindingOrder.isBefore)
  }

  private func judge(
    _ survey: Survey, _ instances: inout Instances, _ rules: [RegisteredRule]
  ) -> [Finding] {
    var findings: [Finding] = []
    for area in survey.areas {
      let gone = LeadsGone(area, survey, settings)
      for (registered, set) in zip(rules, instances.at(area.path, own: area.file.rules)) {
        guard let severity = set.severity, area.isActive || registered.judgesInactiveAreas else {
          continue
        }
        let found = set.rule.judgeArea(area, in: survey, RuleContext(severity: severity))
        findings += found.filter { !gone.covers($0, registered.type.judgedLeads) }
      }
    }
    for file in survey.invalidFiles {
      for set in instances.at(file.area) {
        guard let severity = set.severity else { continue }
        findings += set.rule.judgeInvalidFile(file, in: survey, RuleContext(severity: severity))
      }
    }
    for removed in survey.removedAreas {
      for set in instances.at(removed.path) {
        guard let severity = set.severity else { continue }
        findings += set.rule.judgeRemovedArea(removed, in: survey, RuleContext(severity: severity))
      }
    }
    for directory in survey.unledDirectories {
      for set in instances.at(directory.path) {
        guard let severity = set.severity else { continue }
        findings += set.rule.judgeUnledDirectory(
          directory, in: survey, RuleContext(severity: severity))
      }
    }
    for (registered, set) in zip(rules, instances.ofRepository()) {
      guard let severity = set.severity ?? (registered.type.isSetPerArea ? .info : nil) else {
        continue
      }
      let context = RuleContext(severity: severity) { area in
        let set = settings.configured(registered, for: area)
        return (set.rule, set.severity)
      }
      findings += set.rule.judgeSurvey(survey, context)
    }
    return findings
  }

  private func judge(
    _ waiver: PlacedWaiver, isKnown: Bool, covering count: Int, _ survey: Survey,
    _ instances: inout Instances
  ) -> [Finding] {
    let area = waiver.file == RulesFile.fileName ? nil : waiver.area.flatMap(survey.area(at:))
    let configured =
      area.map { instances.at($0.path, own: $0.file.rules) } ?? instances.ofRepository()
    return configured.flatMap { set in
      set.severity.map {
        set.rule.judgeWaiver(
          waiver, isKnown: isKnown, covering: count, in: survey, RuleContext(severity: $0))
      } ?? []
    }
  }

  /// The waivers of all areas: some rules judge those too that are not active.
  private func waivers(of survey: Survey) -> [PlacedWaiver] {
    survey.areas.flatMap { area in
      area.file.waivers.map {
        PlacedWaiver(waiver: $0, file: area.ownersPath, area: area.path)
      }
    }
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
