internal import Basics
internal import Git
internal import History
internal import LeadFiles
internal import LeadModel

/// Tells who is who: maps what commits and files write to one canonical e-mail a person.
struct IdentityMap {
  typealias Number = Int32

  private let mailmap: Mailmap
  /// Canonical e-mail of each person in `people`, by every e-mail of theirs, lower case.
  private var emailOwners: [ByteString: ByteString] = [:]
  /// By handle, lower case.
  private var handleOwners: [ByteString: ByteString] = [:]
  private var configuredNames: [ByteString: ByteString] = [:]

  /// Canonical e-mails by number.
  private(set) var emails: [ByteString] = []
  private var numbers: [ByteString: Number] = [:]
  /// By the history's person number.
  private(set) var ofPerson: [Number] = []
  private(set) var isBot: [Bool] = []
  /// The proper name that each of the history's persons carries.
  private(set) var properNames: [ByteString] = []
  /// Identities of history, mailmap and `people`.
  private(set) var known: Set<ByteString> = []

  init(_ persons: PersonTable, mailmap: Mailmap, rules: RulesFile) {
    self.mailmap = mailmap
    for person in rules.people {
      guard let first = person.emails.first else { continue }
      let canonical = first.value.asciiLowercased
      for email in person.emails { emailOwners[email.value.asciiLowercased] = canonical }
      if let handle = person.handle { handleOwners[handle.value.asciiLowercased] = canonical }
      if let name = person.name { configuredNames[canonical] = name.value }
      known.insert(canonical)
    }
    let bots = rules.bots.map(\.asciiLowercased).filter { !$0.isEmpty }
    for signature in persons.signatures {
      let proper = mailmap.resolve(signature)
      let number = number(of: canonical(proper.email))
      ofPerson.append(number)
      properNames.append(proper.name)
      let text: ByteString = "\(proper.name) <\(proper.email)>"
      let lowercased = text.asciiLowercased
      isBot.append(bots.contains { lowercased.contains($0) })
      known.insert(emails[Int(number)])
    }
    for signature in mailmap.properIdentities { known.insert(canonical(signature.email)) }
  }

  /// The canonical e-mail for a proper one.
  private func canonical(_ email: ByteString) -> ByteString {
    let lowercased = email.asciiLowercased
    if let owner = emailOwners[lowercased] { return owner }
    let noreply: ByteString = "@users.noreply.github.com"
    guard lowercased.hasSuffix(noreply) else { return lowercased }
    var handle = lowercased.bytes.dropLast(noreply.count)
    if let plus = handle.firstIndex(of: UInt8(ascii: "+")),
      plus > handle.startIndex, handle[..<plus].allSatisfy(\.isASCIIDigit)
    {
      handle = handle[(plus + 1)...]
    }
    return handleOwners[ByteString(handle)] ?? lowercased
  }

  /// The number of a canonical e-mail, given now if it has none.
  mutating func number(of email: ByteString) -> Number {
    if let number = numbers[email] { return number }
    let number = Number(emails.count)
    emails.append(email)
    numbers[email] = number
    return number
  }

  /// The canonical e-mail of a person as a file writes it; `@handle` for a handle nobody has.
  func email(of reference: PersonReference) -> ByteString {
    if let email = reference.email {
      return canonical(mailmap.resolve(Signature(name: reference.name ?? "", email: email)).email)
    }
    let handle = (reference.handle ?? "").asciiLowercased
    return handleOwners[handle] ?? "@" + handle
  }

  /// The name that `people` gives.
  func configuredName(_ email: ByteString) -> ByteString? { configuredNames[email] }
}
