internal import Basics

/// Tells addresses that several people share, by the full names that they have borne.
enum SharedAddresses {
  /// More spellings than one person has.
  private static let nameLimit = 64

  private static let roles: Set<ByteString> = [
    "team", "root", "admin", "administrator", "dev", "devs", "developer", "developers", "info",
    "contact", "noreply", "no-reply", "support", "office", "user", "users", "git", "github",
    "gitlab", "nobody", "unknown", "ubuntu", "vagrant", "build", "builds", "ci", "ops", "devops",
    "test", "tests", "security", "webmaster", "postmaster", "sysadmin", "engineering",
  ]

  /// - Parameters:
  ///   - address: in lower case.
  ///   - names: different full names, folded.
  static func isShared(_ address: ByteString, bearing names: [ByteString]) -> Bool {
    if address.isEmpty { return true }
    guard names.count > 1 else { return false }
    let local = address.bytes[..<(address.bytes.lastIndex(of: UInt8(ascii: "@")) ?? address.count)]
    if roles.contains(ByteString(local)) || names.count > nameLimit { return true }
    let words = names.map(FullName.words)
    for (index, first) in words.enumerated() {
      let apart = words[(index + 1)...].filter { $0.isDisjoint(with: first) }
      for (next, second) in apart.enumerated()
      where apart[(next + 1)...].contains(where: { $0.isDisjoint(with: second) }) {
        return true
      }
    }
    return false
  }
}
