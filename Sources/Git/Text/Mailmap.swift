internal import Basics

/// Maps the identities that commits carry to people's canonical ones, as `git check-mailmap` does.
///
/// libgit2's own mailmap distinguishes case and refuses lines that git accepts, so it is not used.
package struct Mailmap: Hashable, Sendable {
  /// A file larger than this is refused, in bytes.
  package static let sizeLimit = 1 << 20

  private struct Target: Hashable, Sendable {
    var name: ByteString?
    var email: ByteString?
  }

  private struct Entry: Hashable, Sendable {
    var plain = Target()
    /// By the commit's name, lower case.
    var byName: [ByteString: Target] = [:]
  }

  /// By the commit's e-mail, lower case.
  private var entries: [ByteString: Entry] = [:]

  /// A mailmap that maps nothing.
  package init() {}

  /// Reads a file's text; lines that git would pass over are passed over.
  package init(_ text: some Collection<UInt8>) {
    // Reading an array is faster than reading a collection of unknown type.
    for line in Array(text).split(separator: UInt8(ascii: "\n")) {
      add(line: Array(line))
    }
  }

  /// Every identity that the file maps others to.
  package private(set) var properIdentities: [Signature] = []

  private mutating func add(line: [UInt8]) {
    guard line.first != UInt8(ascii: "#"),
      let (first, rest) = Self.nameAndEmail(line[...], allowEmptyEmail: false),
      let newEmail = first.email
    else { return }
    let second = rest.flatMap { Self.nameAndEmail($0, allowEmptyEmail: true)?.parts }
    properIdentities.append(Signature(name: first.name ?? "", email: newEmail))
    let oldEmail = second?.email ?? newEmail
    let target = Target(name: first.name, email: second?.email == nil ? nil : newEmail)
    var entry = entries[oldEmail.asciiLowercased] ?? Entry()
    if let oldName = second?.name {
      entry.byName[oldName.asciiLowercased] = target
    } else {
      if target.name != nil { entry.plain.name = target.name }
      if target.email != nil { entry.plain.email = target.email }
    }
    entries[oldEmail.asciiLowercased] = entry
  }

  private static func nameAndEmail(
    _ text: ArraySlice<UInt8>, allowEmptyEmail: Bool
  ) -> (parts: Target, rest: ArraySlice<UInt8>?)? {
    guard let open = text.firstIndex(of: UInt8(ascii: "<")),
      let close = text[(open + 1)...].firstIndex(of: UInt8(ascii: ">")),
      allowEmptyEmail || close > open + 1
    else { return nil }
    let name = text[..<open].trimmedAsGitDoes
    let parts = Target(
      name: name.isEmpty ? nil : name, email: ByteString(text[(open + 1)..<close]))
    let rest = text[(close + 1)...]
    return (parts, rest.isEmpty ? nil : rest)
  }

  /// The canonical identity for one that a commit carries; the same where the file says nothing.
  package func resolve(_ signature: Signature) -> Signature {
    if entries.isEmpty { return signature }
    guard let entry = entries[signature.email.asciiLowercased] else { return signature }
    let target = entry.byName[signature.name.asciiLowercased] ?? entry.plain
    return Signature(
      name: target.name ?? signature.name, email: target.email ?? signature.email)
  }
}
