package import Basics
package import LeadModel

/// What some rules must know before they judge, as they are set for each area.
package struct RuleQuestions: Sendable {
  private let settings: RuleSettings
  /// Whether each rule of the registry is to be run.
  private let isRun: [Bool]
  /// What is asked where neither an override nor an area's own settings apply.
  package let ofRepository: AreaQuestions

  /// What a command wants to know, whatever the rules ask.
  package struct Extras: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// `Area.knowledgeFactor`.
    package static let knowledge = Extras(rawValue: 1)
    /// `Area.familiar`.
    package static let familiar = Extras(rawValue: 2)
    /// `DocFacts.people`.
    package static let docPeople = Extras(rawValue: 4)
  }

  private let extras: Extras

  /// - Parameters:
  ///   - only: the ids of the rules that are to be run; nil: all; none: only the windows of the facts
  ///     are asked for.
  ///   - extras: what is wanted besides.
  package init(_ settings: RuleSettings, only: Set<String>? = nil, extras: Extras = []) {
    self.extras = extras
    self.settings = settings
    // Which findings a waiver covers is known only once every rule has been asked.
    let only = only.flatMap { $0.contains(ExpiredWaiver.description.id) ? nil : $0 }
    isRun = RuleRegistry.rules.map { only?.contains($0.id) ?? true }
    ofRepository = Self.questions(settings, isRun, [], [], extras)
  }

  /// What is asked about one area.
  package func about(_ area: ByteString, _ file: OwnersFile) -> AreaQuestions {
    let matched = settings.matchingOverrides(of: area)
    return matched.isEmpty && file.rules.isEmpty
      ? ofRepository : Self.questions(settings, isRun, matched, file.rules, extras)
  }

  private static func questions(
    _ settings: RuleSettings, _ isRun: [Bool], _ matched: [Int], _ own: [RuleSetting],
    _ extras: Extras
  ) -> AreaQuestions {
    var questions = AreaQuestions()
    let judgesLeads = zip(RuleRegistry.rules, isRun).contains { rule, isRun in
      isRun && rule.type.judgedLeads != nil
    }
    questions.knowledge = extras.contains(.knowledge)
    questions.familiar = extras.contains(.familiar)
    questions.docPeople = extras.contains(.docPeople)
    for (rule, isRun) in zip(RuleRegistry.rules, isRun) {
      let set = settings.configured(rule, matched, own)
      set.rule.setWindows(&questions)
      // Who has departed is judged by no other rule.
      let isAsked = isRun || judgesLeads && set.rule is MissingHandoff
      if isAsked, set.severity != nil { set.rule.ask(&questions) }
    }
    return questions
  }
}
