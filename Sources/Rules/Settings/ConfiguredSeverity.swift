internal import Basics
internal import LeadModel

/// A severity as settings have it: one of the three, or `off`.
struct ConfiguredSeverity: Hashable, Sendable {
  /// Nil for `off`.
  let value: Severity?

  static let accepts = RuleOptionKind.severity.accepts

  init(_ value: Severity?) { self.value = value }

  init?(_ setting: SettingValue) {
    guard case .scalar(let text) = setting else { return nil }
    if text == "off" {
      value = nil
    } else if let severity = Severity(rawValue: text.lossyText) {
      value = severity
    } else {
      return nil
    }
  }

  static func refusal(of setting: SettingValue) -> ByteString {
    "\(described(setting)) is not a severity: write \(accepts)"
  }
}
