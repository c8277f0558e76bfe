import Basics
import Foundation

/// A name and an e-mail as something writes them.
struct OracleIdentity: Hashable {
  var name: ByteString = ""
  var email: ByteString = ""

  init(name: ByteString = "", email: ByteString = "") {
    self.name = name
    self.email = email
  }

  /// Reads `Name <email>`; nil where no e-mail stands in angle brackets.
  init?(_ text: ByteString) {
    guard let open = text.bytes.firstIndex(of: UInt8(ascii: "<")),
      let close = text.bytes[open...].firstIndex(of: UInt8(ascii: ">")), close > open + 1
    else { return nil }
    name = ByteString(text.bytes[..<open]).trimmed
    email = ByteString(text.bytes[(open + 1)..<close]).trimmed
  }

  var written: ByteString { name.isEmpty ? "<\(email)>" : "\(name) <\(email)>" }

  var localPart: ByteString { ByteString(email.bytes.prefix { $0 != UInt8(ascii: "@") }) }

  /// What a noreply address says of an account: "GitHub `ID+handle@`, GitLab `ID-handle@`, …
  /// `[bot]` stripped".
  struct Noreply {
    let host: ByteString
    let id: ByteString?
    let handle: ByteString
  }

  var noreply: Noreply? {
    let lowered = email.asciiLowercased
    guard let at = lowered.bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let host = ByteString(lowered.bytes[(at + 1)...])
    let isGitLab = host.hasPrefix("users.noreply.gitlab.") || host == "noreply.gitlab.com"
    guard host.hasPrefix("users.noreply.") || isGitLab else { return nil }
    var handle = lowered.bytes[..<at]
    var id: ByteString?
    let separator = UInt8(ascii: isGitLab ? "-" : "+")
    if let end = handle.firstIndex(of: separator), end > handle.startIndex,
      handle[..<end].allSatisfy(\.isASCIIDigit)
    {
      id = ByteString(handle[..<end])
      handle = handle[(end + 1)...]
    }
    var name = ByteString(handle)
    if name.hasSuffix("[bot]") { name = ByteString(name.bytes.dropLast(5)) }
    return name.isEmpty ? nil : Noreply(host: host, id: id, handle: name)
  }

  /// Compared "after folding of case and white space, and of accents on Latin and Greek letters only".
  var foldedName: [String] {
    var folded = ""
    var isFoldable = false
    for scalar in name.lossyText.decomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark {
        if !isFoldable { folded.unicodeScalars.append(scalar) }
      } else {
        isFoldable = (0x41...0x24F).contains(scalar.value) || (0x370...0x3FF).contains(scalar.value)
        folded.unicodeScalars.append(scalar)
      }
    }
    return folded.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

/// A person, a bot or an agent.
enum OracleKind: String { case person, agent, bot }

/// What tells bots and agents from people.
struct OracleKinds {
  private let rules: OracleRules
  /// Handles and ids, by host, that a `…[bot]` address bears.
  private var accounts: Set<ByteString> = []

  private static let agents: Set<ByteString> = [
    "noreply@anthropic.com", "cursoragent@cursor.com", "noreply@openai.com", "codex@openai.com",
  ]
  private static let agentHandles: Set<ByteString> = [
    "copilot", "copilot-swe-agent", "devin-ai-integration", "gemini-code-assist",
    "google-labs-jules",
  ]
  private static let knownBots: [ByteString] = [
    "dependabot", "renovate", "github-actions", "k8s-ci-robot", "kubernetes prow robot",
    "kubernetes submit queue", "otelbot", "github <noreply@github.com>", "opentelemetrybot",
    "flutter github bot", "prometheusbot",
  ]

  init(_ rules: OracleRules, everyone: some Sequence<OracleIdentity>) {
    self.rules = rules
    for identity in everyone {
      guard identity.email.asciiLowercased.contains("[bot]"), let noreply = identity.noreply else {
        continue
      }
      accounts.insert("\(noreply.host) \(noreply.handle)")
      if let id = noreply.id { accounts.insert("\(noreply.host) \(id)") }
    }
  }

  /// - Parameters:
  ///   - identity: after `.mailmap`.
  ///   - written: before it.
  ///   - names: all that the address bears.
  func kind(of identity: OracleIdentity, written: OracleIdentity, names: Set<ByteString>)
    -> OracleKind
  {
    let text = identity.written.asciiLowercased
    let noreply = written.noreply ?? identity.noreply
    let isExempt = { (patterns: [ByteString]) in
      patterns.contains { $0.hasPrefix("!") && text.contains(ByteString($0.bytes.dropFirst())) }
    }
    if !isExempt(rules.agents) {
      if rules.agents.contains(where: { !$0.hasPrefix("!") && text.contains($0) })
        || Self.agents.contains(identity.email.asciiLowercased)
        || noreply.map({ Self.agentHandles.contains($0.handle) }) == true
        || Self.agentHandles.contains(where: { text.contains("\($0)[bot]") })
      {
        return .agent
      }
    }
    guard !isExempt(rules.bots) else { return .person }
    if text.contains("[bot]")
      || rules.bots.contains(where: { !$0.hasPrefix("!") && text.contains($0) })
      || Self.knownBots.contains(where: text.contains)
    {
      return .bot
    }
    if let noreply {
      if accounts.contains("\(noreply.host) \(noreply.handle)") { return .bot }
      if let id = noreply.id, accounts.contains("\(noreply.host) \(id)") { return .bot }
    }
    let address = noreply?.handle ?? identity.localPart
    let isNamedSo = Self.words(identity.name).count == 1 && Self.isBotWord(identity.name)
    guard Self.isBotWord(address) || isNamedSo else { return .person }
    // "unless another name borne by that address has two words of its own"
    let isPerson = names.contains { name in
      let words = Self.words(name)
      return words.count > 1 && !Self.isBotWord(words[words.count - 1])
    }
    return isPerson ? .person : .bot
  }

  private static func words(_ name: ByteString) -> [ByteString] {
    name.split(separator: 0x20).filter { !$0.isEmpty }
  }

  /// "ends in `bot`, `robot`, `autoroll`, `automation` after `-`, `_`, `.` or as a capital `Bot`, or is
  /// that word".
  private static func isBotWord(_ word: ByteString) -> Bool {
    let lowered = word.asciiLowercased
    for ending: ByteString in ["bot", "robot", "autoroll", "automation"]
    where lowered.hasSuffix(ending) {
      let start = word.bytes.dropLast(ending.count)
      guard let before = start.last else { return true }
      if "-_.".utf8.contains(before) { return true }
    }
    return word.hasSuffix("Bot")
  }
}
