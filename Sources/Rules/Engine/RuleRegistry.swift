package import Basics
package import LeadModel

/// All rules, each in a file of its own.
package enum RuleRegistry {
  /// Ascending by id.
  package static let rules: [RegisteredRule] = [
    RegisteredRule(AbsentLead.self),
    RegisteredRule(BrokenLink.self),
    RegisteredRule(CentralizedLeads.self),
    RegisteredRule(DeadMention.self),
    RegisteredRule(DocsBehindCode.self),
    RegisteredRule(DormantArea.self),
    RegisteredRule(EveryoneLeads.self),
    RegisteredRule(ExpiredWaiver.self),
    RegisteredRule(GatekeptDocs.self),
    RegisteredRule(InvalidOwnersFile.self),
    RegisteredRule(LeadOverload.self),
    RegisteredRule(MissingDocs.self),
    RegisteredRule(MissingHandoff.self),
    RegisteredRule(NoStandIn.self),
    RegisteredRule(OverdueInitiative.self),
    RegisteredRule(PermanentPost.self),
    RegisteredRule(PlanBehindDecisions.self),
    RegisteredRule(Silo.self),
    RegisteredRule(StaleDocs.self),
    RegisteredRule(ThinKnowledge.self),
    RegisteredRule(UnacceptedLead.self),
    RegisteredRule(UnknownPerson.self),
    RegisteredRule(UnledDirectory.self),
    RegisteredRule(UnmentionedComponent.self),
    RegisteredRule(UnsupportedReview.self),
  ]

  /// The ids of all rules, ascending.
  package static let ids: [String] = rules.map(\.id)

  /// What all rules say of themselves, for reports.
  package static let descriptions = RuleDescriptions(rules.map(\.description))

  private static let indexByID: [ByteString: Int] = Dictionary(
    rules.enumerated().map { (ByteString($1.id), $0) }, uniquingKeysWith: { first, _ in first })

  /// The rule with this id; nil where there is none.
  package static func rule(_ id: ByteString) -> RegisteredRule? { indexByID[id].map { rules[$0] } }

  /// The id most like a misspelt one; nil where none is like it.
  package static func suggestion(for id: ByteString) -> String? {
    nearest(to: id, among: ids.map { ByteString($0) })?.lossyText
  }
}
