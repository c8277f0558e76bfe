import Basics

/// Who is who: `.mailmap`, then lower case, then `people`.
struct OraclePeople {
  struct Identity: Hashable {
    let email: ByteString
    /// As the `.mailmap` has it; nil where it is empty.
    let name: ByteString?
  }

  private let rules: OracleRules
  private let mailmapped: [ByteString: ByteString]
  private let bots: [ByteString]

  init(
    commits: [OracleCommit], references: [OracleReference], rules: OracleRules, git: OracleGit,
    tip: String
  ) throws {
    self.rules = rules
    bots = rules.bots.map(\.asciiLowercased)
    var written = Set(references.compactMap(Self.contact))
    for commit in commits { written.formUnion(Self.contacts(commit)) }
    mailmapped = try git.mailmapped(written, at: tip)
  }

  /// `Name <email>` for the author and every co-author whose e-mail can be read.
  private static func contacts(_ commit: OracleCommit) -> [ByteString] {
    let author: ByteString = "\(commit.authorName) <\(commit.authorEmail)>"
    return ([commit.authorEmail.isEmpty ? "" : author] + commit.coauthors).compactMap { text in
      split(text).map { joined($0.name, $0.email) }
    }
  }

  private static func contact(_ reference: OracleReference) -> ByteString? {
    reference.email.map { joined(reference.name ?? "", $0) }
  }

  private static func joined(_ name: ByteString, _ email: ByteString) -> ByteString {
    name.isEmpty ? "<\(email)>" : "\(name) <\(email)>"
  }

  private static func split(_ text: ByteString) -> (name: ByteString, email: ByteString)? {
    guard let open = text.bytes.firstIndex(of: UInt8(ascii: "<")),
      let close = text.bytes[open...].firstIndex(of: UInt8(ascii: ">")), close > open + 1
    else { return nil }
    return (ByteString(text.bytes[..<open]).trimmed, ByteString(text.bytes[(open + 1)..<close]))
  }

  /// The persons credited with a commit, bots aside, each once: author first, then co-authors.
  func credited(_ commit: OracleCommit) -> [Identity] {
    var persons: [Identity] = []
    for written in Self.contacts(commit) {
      let mapped = mailmapped[written] ?? written
      let lowered = mapped.asciiLowercased
      guard !bots.contains(where: { lowered.contains($0) }) else { continue }
      let person = identity(mapped)
      if !persons.contains(where: { $0.email == person.email }) { persons.append(person) }
    }
    return persons
  }

  /// The canonical e-mail of someone whom a file names.
  func email(of reference: OracleReference) -> ByteString {
    if let handle = reference.handle {
      return person(handle: handle.asciiLowercased)?.emails.first ?? "@\(handle.asciiLowercased)"
    }
    let written = Self.contact(reference) ?? ""
    return identity(mailmapped[written] ?? written).email
  }

  /// The name that `people` has for a canonical e-mail.
  func declaredName(_ email: ByteString) -> ByteString? {
    rules.people.first { $0.emails.first == email }?.name
  }

  private func identity(_ mapped: ByteString) -> Identity {
    guard let (name, address) = Self.split(mapped) else {
      return Identity(email: mapped, name: nil)
    }
    let email = address.asciiLowercased
    let known = rules.people.first { $0.emails.contains(email) } ?? noreply(email)
    return Identity(email: known?.emails.first ?? email, name: name.isEmpty ? nil : name)
  }

  /// The person whose handle a noreply address of GitHub carries.
  private func noreply(_ email: ByteString) -> OracleRules.Person? {
    let domain: ByteString = "@users.noreply.github.com"
    guard email.hasSuffix(domain) else { return nil }
    var local = email.bytes.dropLast(domain.count)
    if let plus = local.firstIndex(of: UInt8(ascii: "+")), plus > local.startIndex,
      local[..<plus].allSatisfy(\.isASCIIDigit)
    {
      local = local[(plus + 1)...]
    }
    return person(handle: ByteString(local))
  }

  private func person(handle: ByteString) -> OracleRules.Person? {
    rules.people.first { $0.handle == handle }
  }
}
