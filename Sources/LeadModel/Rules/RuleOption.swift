package import Basics

/// One option of a rule, declared once: it feeds the parser, the example configuration, the schema
/// and the documentation.
package struct RuleOption<Owner>: Sendable {
  package let key: String
  package let help: String
  /// The default as it is written in a file.
  package let defaultText: String
  package let kind: RuleOptionKind
  /// Sets the option from what a file says; returns what is wrong with the value, or nil. A value
  /// that is refused changes nothing.
  package let set: @Sendable (inout Owner, SettingValue) -> ByteString?

  package init(
    key: String, help: String, defaultText: String, kind: RuleOptionKind,
    set: @escaping @Sendable (inout Owner, SettingValue) -> ByteString?
  ) {
    self.key = key
    self.help = help
    self.defaultText = defaultText
    self.kind = kind
    self.set = set
  }

  /// What values are accepted, in words: `a whole number of days, from 0 to 100000`.
  package var accepts: String { kind.accepts }
}
