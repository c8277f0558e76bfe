package import Basics

/// A directory where the configuration expects a lead, and which has no `OWNERS.lead`.
package struct LeadlessDirectory: Hashable, Sendable {
  package let path: ByteString
  /// What kind of directory the configuration takes it for.
  package let kind: AreaKind
  /// The pattern of `.lead-rules` that names it.
  package let pattern: Located<ByteString>

  package init(path: ByteString, kind: AreaKind, pattern: Located<ByteString>) {
    self.path = path
    self.kind = kind
    self.pattern = pattern
  }
}
