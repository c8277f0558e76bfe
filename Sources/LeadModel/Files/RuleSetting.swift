package import Basics

/// One rule's settings in a `rules:` map: `stale-docs: {severity: error, days: 30}`, or
/// `gatekept-docs: off`, which is read as an option `severity`.
package struct RuleSetting: Hashable, Sendable {
  package let rule: Located<ByteString>
  /// In the order written, `severity` included.
  package let options: [Option]

  package struct Option: Hashable, Sendable {
    package let key: Located<ByteString>
    package let value: Located<SettingValue>

    package init(key: Located<ByteString>, value: Located<SettingValue>) {
      self.key = key
      self.value = value
    }
  }

  package init(rule: Located<ByteString>, options: [Option]) {
    self.rule = rule
    self.options = options
  }
}
