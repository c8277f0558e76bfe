internal import Basics
internal import LeadModel

/// The leads of an area whom nobody knows, or who have departed: one finding says so, and nothing else is
/// said of what they did not do.
struct LeadsGone {
  private static let unknownPerson = RegisteredRule(UnknownPerson.self)
  private static let missingHandoff = RegisteredRule(MissingHandoff.self)

  private let emails: Set<ByteString>
  private let areAll: Bool

  /// Only what a rule says that is on there.
  init(_ area: Area, _ survey: Survey, _ settings: RuleSettings) {
    var emails: Set<ByteString> = []
    if area.leads.contains(where: { !$0.declared.isKnown }),
      settings.configured(Self.unknownPerson, for: area).severity != nil
    {
      emails.formUnion(area.leads.filter { !$0.declared.isKnown }.map(\.person.email))
    }
    let handoffs = settings.configured(Self.missingHandoff, for: area)
    if handoffs.severity != nil, let rule = handoffs.rule as? MissingHandoff {
      let silent = LeadDeparted.silentLeads(of: area, survey, rule)
      emails.formUnion(silent.filter(\.hasDeparted).map(\.lead.person.email))
    }
    self.emails = emails
    areAll = !area.leads.isEmpty && area.leads.allSatisfy { emails.contains($0.person.email) }
  }

  /// Whether a finding is about nobody else.
  func covers(_ finding: Finding, _ judged: JudgedLeads?) -> Bool {
    switch judged {
    case nil: false
    case .together: areAll
    case .each: finding.person.map(emails.contains) ?? false
    }
  }
}
