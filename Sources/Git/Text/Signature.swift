package import Basics

/// The name and e-mail of who made a commit, as the commit states them.
package struct Signature: Hashable, Sendable {
  package let name: ByteString
  /// In the case written; may be empty.
  package let email: ByteString

  package init(name: ByteString, email: ByteString) {
    self.name = name
    self.email = email
  }

  /// Reads `Name <email>`, with whatever follows ignored, as git does.
  /// - Returns: nil where there is no `<…>`.
  package init?(_ line: ByteString) {
    let parts = line.bytes.withUnsafeBytes { SignatureRange($0) }
    guard let parts else { return nil }
    name = ByteString(line.bytes[parts.name])
    email = ByteString(line.bytes[parts.email])
  }
}

extension UInt8 {
  /// What git calls white space, whatever the locale: not the vertical tab and the form feed.
  var isGitSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension Collection<UInt8> {
  /// The bytes without what git calls white space at their ends.
  var trimmedAsGitDoes: ByteString {
    let start = drop(while: \.isGitSpace)
    let text = Array(start)
    let end = text.lastIndex { !$0.isGitSpace }
    return ByteString(end.map { text[...$0] } ?? [])
  }
}
