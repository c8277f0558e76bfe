package import Basics

/// A person as written: `Name <email>`, an e-mail address, or an `@handle`.
package struct PersonReference: Hashable, Sendable {
  package let name: ByteString?
  /// As written, in any case; nil for a handle.
  package let email: ByteString?
  /// Without the `@`; nil for an e-mail.
  package let handle: ByteString?

  package init(name: ByteString? = nil, email: ByteString? = nil, handle: ByteString? = nil) {
    self.name = name
    self.email = email
    self.handle = handle
  }
}
