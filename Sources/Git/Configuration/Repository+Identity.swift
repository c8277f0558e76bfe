internal import Basics
internal import CSystem

extension Repository {
  /// Who a commit made now would be by, as `git var GIT_AUTHOR_IDENT` has it; nil where git would
  /// refuse to commit, because no address or no name is set.
  package func pendingAuthor() -> Signature? {
    func configured(_ own: ByteString, _ general: ByteString) -> ByteString? {
      configuration.value(own).flatMap { $0.isEmpty ? nil : $0 } ?? configuration.value(general)
    }
    let user = UserRecord.current
    let isGuessAllowed = !configuration.isTrue("user.useconfigonly")
    func guess(_ value: ByteString?) -> ByteString? { isGuessAllowed ? value : nil }
    let mail = environment("EMAIL").flatMap { $0.isEmpty ? nil : $0 } ?? guessedAddress(user)
    guard
      let email = environment("GIT_AUTHOR_EMAIL")
        ?? configured("author.email", "user.email") ?? guess(mail),
      let name = environment("GIT_AUTHOR_NAME")
        ?? configured("author.name", "user.name") ?? guess(user?.name)
    else { return nil }
    let author = Signature(name: Self.withoutCrud(name), email: Self.withoutCrud(email))
    return author.name.isEmpty ? nil : author
  }

  /// The address that git makes up where none is set; nil where the host has no full name.
  private func guessedAddress(_ user: UserRecord?) -> ByteString? {
    guard let user else { return nil }
    let mailName = FileReader.contents(of: "/etc/mailname", limit: 4096)?
      .split(separator: UInt8(ascii: "\n")).first
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return nil }
    let host = mailName ?? ByteString(buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    guard host.bytes.contains(UInt8(ascii: ".")) else { return nil }
    return user.login + "@" + host
  }

  /// Without what git takes away from names and addresses.
  private static func withoutCrud(_ text: ByteString) -> ByteString {
    func isCrud(_ byte: UInt8) -> Bool { byte <= 0x20 || ".,:;<>\"\\'".utf8.contains(byte) }
    guard let first = text.bytes.firstIndex(where: { !isCrud($0) }),
      let last = text.bytes.lastIndex(where: { !isCrud($0) })
    else { return "" }
    return ByteString(text.bytes[first...last].filter { !"<>\n".utf8.contains($0) })
  }
}
