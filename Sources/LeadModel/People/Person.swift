package import Basics

/// A person's canonical identity.
package struct Person: Hashable, Sendable {
  /// Lower case, after `.mailmap` and `people`. For a handle that nobody maps: `@handle`.
  package let email: ByteString
  /// As `people`, the file, or the newest commit has it; nil where nothing says it.
  package let name: ByteString?

  package init(email: ByteString, name: ByteString?) {
    self.email = email
    self.name = name
  }

  /// What people are called in sentences: the name, else the e-mail.
  package var displayName: ByteString { name ?? email }
}
