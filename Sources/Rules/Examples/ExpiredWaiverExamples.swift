internal import LeadModel

extension ExpiredWaiver {
  static let examples: [RuleExample] = []
}
