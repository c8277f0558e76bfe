internal import Basics
internal import Git
internal import LeadModel

/// Tells bots and agents from people by name and address. `people` comes before all of it.
struct IdentityKinds {
  /// A name and an address that commits carry together, after `.mailmap`.
  struct Identity {
    let signature: Signature
    /// In lower case.
    let email: ByteString
    let name: FullName
    let noreply: NoreplyAddress?
  }

  enum Verdict {
    case person, agent
    /// Told by `[bot]`, the configuration or the list of accounts.
    case bot
    /// Ends as bots' names do: a bot unless the address bears a person's name.
    case botByForm
  }

  /// Parts of `Name <email>`, in lower case.
  private let bots, agents, neverBots, neverAgents: [ByteString]

  init(_ rules: RulesFile) {
    func parts(_ list: [ByteString], exempting: Bool) -> [ByteString] {
      list.map(\.asciiLowercased).filter { $0.hasPrefix("!") == exempting }
        .map { exempting ? ByteString($0.bytes.dropFirst()) : $0 }.filter { !$0.isEmpty }
    }
    bots = parts(rules.bots, exempting: false)
    agents = parts(rules.agents, exempting: false)
    neverBots = parts(rules.bots, exempting: true)
    neverAgents = parts(rules.agents, exempting: true)
  }

  func verdict(on identity: Identity) -> Verdict {
    let listed = Self.listedKind(of: identity)
    var isAgent = listed == .agent
    var isListedBot = listed == .bot
    var mayBeBot = true
    if !(bots.isEmpty && agents.isEmpty && neverBots.isEmpty && neverAgents.isEmpty) {
      let text = Self.text(of: identity.signature)
      func holds(_ part: ByteString) -> Bool { text.contains(part) }
      isAgent = (isAgent || agents.contains(where: holds)) && !neverAgents.contains(where: holds)
      mayBeBot = !neverBots.contains(where: holds)
      isListedBot = isListedBot || bots.contains(where: holds)
    }
    if isAgent { return .agent }
    if !mayBeBot { return .person }
    if isListedBot { return .bot }
    return Self.endsAsBot(identity) ? .botByForm : .person
  }

  /// What an address is that no commit carries.
  func kind(ofAddress email: ByteString) -> IdentityKind {
    let identity = Identity(
      signature: Signature(name: "", email: email), email: email, name: FullName(""),
      noreply: NoreplyAddress(email))
    return switch verdict(on: identity) {
    case .agent: .agent
    case .bot, .botByForm: .bot
    case .person: .person
    }
  }

  /// Whether `!x` in the configuration keeps an identity from being a bot.
  func isNeverBot(_ signature: Signature) -> Bool {
    guard !neverBots.isEmpty else { return false }
    let text = Self.text(of: signature)
    return neverBots.contains { text.contains($0) }
  }

  /// In lower case.
  private static func text(of signature: Signature) -> ByteString {
    var text = signature.name
    text.append(" <")
    text.append(signature.email)
    text.append(">")
    return text.asciiLowercased
  }

  private static func listedKind(of identity: Identity) -> IdentityKind {
    let accounts = AutomationAccounts.self
    var isBot = false
    if let kind = accounts.byAddress[identity.email] {
      if kind == .agent { return .agent }
      isBot = true
    }
    if let noreply = identity.noreply {
      let kind = accounts.byHandle[noreply.handle]
      if kind == .agent { return .agent }
      isBot = isBot || kind == .bot
    } else {
      isBot = isBot || accounts.byHandle[localPart(of: identity.email)] == .bot
    }
    let apps = apps(of: identity)
    if apps.contains(where: { accounts.byApp[$0] == .agent }) { return .agent }
    isBot =
      isBot || !apps.isEmpty || accounts.byName[identity.name.folded] == .bot
      // Who merges on the web; https://github.com/web-flow.
      || (identity.email == "noreply@github.com" && identity.name.folded == "github")
    return isBot ? .bot : .person
  }

  /// What stands before `[bot]` in the name and in the address.
  private static func apps(of identity: Identity) -> [ByteString] {
    var apps: [ByteString] = []
    if let end = mark(in: identity.name.folded) {
      apps.append(ByteString(identity.name.folded.bytes[..<end]).trimmed)
    }
    if let end = mark(in: identity.email) {
      let text = identity.email.bytes[..<end]
      let start = text.lastIndex(of: UInt8(ascii: "+")).map { $0 + 1 } ?? 0
      apps.append(ByteString(text[start...]))
    }
    return apps
  }

  /// Where `[bot]` stands.
  private static func mark(in text: ByteString) -> Int? {
    guard let open = text.bytes.firstIndex(of: UInt8(ascii: "[")) else { return nil }
    return text.bytes[open...].starts(with: "[bot]".utf8) ? open : nil
  }

  private static func localPart(of email: ByteString) -> ByteString {
    ByteString(email.bytes[..<(email.bytes.lastIndex(of: UInt8(ascii: "@")) ?? email.count)])
  }

  /// Whether a handle, what stands before the `@`, or a name of one word ends as bots' names do.
  private static func endsAsBot(_ identity: Identity) -> Bool {
    let email = identity.signature.email.bytes
    return endsAsBot(email[..<(email.lastIndex(of: UInt8(ascii: "@")) ?? email.count)])
      || (identity.name.wordCount == 1 && endsAsBot(identity.signature.name.trimmed.bytes[...]))
  }

  private static let endings: [[UInt8]] = ["bot", "robot", "autoroll", "automation"].map {
    Array($0.utf8)
  }

  private static func endsAsBot(_ text: ArraySlice<UInt8>) -> Bool {
    // Most names end otherwise.
    guard let last = text.last?.asciiLowercased, last > UInt8(ascii: "k"), last < UInt8(ascii: "u")
    else { return false }
    if text.suffix(3).elementsEqual("Bot".utf8) { return true }
    return endings.contains { ending in
      guard text.suffix(ending.count).map(\.asciiLowercased) == ending else { return false }
      guard let before = text.dropLast(ending.count).last else { return true }
      return before == UInt8(ascii: "-") || before == UInt8(ascii: "_")
        || before == UInt8(ascii: ".")
    }
  }

  /// Whether a name is a person's: two words or more, of which the last is none that bots end in. `Le Bot`
  /// is a surname.
  static func isPersonal(_ name: FullName) -> Bool {
    guard name.wordCount > 1, mark(in: name.folded) == nil,
      AutomationAccounts.byName[name.folded] == nil
    else { return false }
    let words = name.folded.split(separator: 0x20)
    let last = words[words.count - 1].bytes.filter { $0.isASCIILetter || $0 >= 0x80 }
    return !endsAsBot(last[...]) || (words.count > 2 && words[words.count - 2] == "le")
  }
}
