package import Basics

/// The value of a rule's option, as written.
package enum SettingValue: Hashable, Sendable {
  case scalar(ByteString)
  case list([Located<ByteString>])
}
