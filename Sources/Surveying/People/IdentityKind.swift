internal import LeadModel

/// What somebody is whom commits name.
enum IdentityKind: UInt8 {
  case person
  /// Never credited.
  case bot
  /// An AI agent: counted, never credited.
  case agent

  init(_ kind: RulesFile.Kind) {
    self =
      switch kind {
      case .person: .person
      case .bot: .bot
      case .agent: .agent
      }
  }
}
