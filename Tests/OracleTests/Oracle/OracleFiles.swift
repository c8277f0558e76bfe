import Basics

/// What a person is called in a file.
struct OracleReference: Hashable {
  var name: ByteString?
  /// As written; nil for a handle.
  var email: ByteString?
  /// Without the `@`.
  var handle: ByteString?

  var identity: OracleIdentity? {
    email.map { OracleIdentity(name: name ?? "", email: $0) }
  }

  init(_ text: ByteString) throws {
    let text = text.trimmed
    if text.bytes.first == UInt8(ascii: "@") {
      handle = ByteString(text.bytes.dropFirst())
    } else if let open = text.bytes.lastIndex(of: UInt8(ascii: "<")) {
      guard text.bytes.last == UInt8(ascii: ">") else {
        throw OracleYAML.Malformed(reason: "person")
      }
      let name = ByteString(text.bytes[..<open]).trimmed
      self.name = name.isEmpty ? nil : name
      email = ByteString(text.bytes[(open + 1)...].dropLast()).trimmed
    } else {
      email = text
    }
    guard handle != nil || email?.contains("@") == true else {
      throw OracleYAML.Malformed(reason: "person without an address")
    }
  }
}

/// The front matter of an `OWNERS.lead`, as far as facts depend on it.
struct OracleOwners {
  struct Handoff {
    let date: CalendarDate
    let from: OracleReference
    let to: OracleReference
    let notes: ByteString?
  }

  let kind: ByteString
  let name: ByteString?
  let status: ByteString
  let team: ByteString?
  let leads: [OracleReference]
  let deputies: [OracleReference]
  let away: [(from: CalendarDate, to: CalendarDate, cover: OracleReference?)]
  let members: [OracleReference]
  let covers: [ByteString]
  /// Nil where the file names none.
  let docs: [OraclePattern]?
  let since: CalendarDate?
  let handoffs: [Handoff]
  let settings: OracleSettings

  private static let keys: Set<String> = [
    "kind", "name", "lead", "deputies", "since", "until", "away", "covers", "docs", "reviewed",
    "contact",
    "team", "status", "plan", "decisions", "due", "members", "handoffs", "waivers", "rules",
  ]

  /// Everyone named, in the order of the keys.
  var everyone: [OracleReference] {
    leads + deputies + away.compactMap(\.cover) + members + handoffs.flatMap { [$0.from, $0.to] }
  }

  /// Throws where the file is not one that leadlint would read.
  init(_ bytes: [UInt8]) throws {
    guard let matter = frontMatter(bytes) else {
      throw OracleYAML.Malformed(reason: "no front matter")
    }
    let yaml = try OracleYAML.parse(matter)
    guard case .map(let members) = yaml, members.allSatisfy({ Self.keys.contains($0.key) }) else {
      throw OracleYAML.Malformed(reason: "keys")
    }
    func date(_ value: OracleYAML?) throws -> CalendarDate? {
      guard let value else { return nil }
      guard let text = value.scalar, let date = CalendarDate(text) else {
        throw OracleYAML.Malformed(reason: "date")
      }
      return date
    }
    func people(_ key: String) throws -> [OracleReference] {
      try yaml[key]?.items.map { try OracleReference($0.scalar ?? "") } ?? []
    }
    func texts(_ key: String) -> [ByteString] { yaml[key]?.items.compactMap(\.scalar) ?? [] }
    func word(_ key: String, of allowed: [ByteString]) throws -> ByteString? {
      guard let value = yaml[key] else { return nil }
      guard let text = value.scalar, allowed.contains(text) else {
        throw OracleYAML.Malformed(reason: key)
      }
      return text
    }
    guard let kind = try word("kind", of: ["service", "initiative", "team"]),
      let lead = yaml["lead"], lead != .scalar("")
    else { throw OracleYAML.Malformed(reason: "kind and lead are required") }
    self.kind = kind
    name = yaml["name"]?.scalar
    status = try word("status", of: ["planned", "active", "paused", "done"]) ?? "active"
    team = yaml["team"]?.scalar
    leads = lead == .scalar("none") ? [] : try people("lead")
    deputies = try people("deputies")
    away =
      try yaml["away"]?.items.map { entry in
        guard let from = try date(entry["from"]), let to = try date(entry["to"]) else {
          throw OracleYAML.Malformed(reason: "away")
        }
        return (from, to, try entry["cover"].map { try OracleReference($0.scalar ?? "") })
      } ?? []
    self.members = try people("members")
    covers = texts("covers").map { ByteString($0.bytes.reversed().drop { $0 == 0x2F }.reversed()) }
    docs = yaml["docs"].map { _ in texts("docs").map { OraclePattern($0) } }
    since = try date(yaml["since"])
    _ = try (date(yaml["until"]), date(yaml["due"]), date(yaml["reviewed"]))
    handoffs =
      try yaml["handoffs"]?.items.map { entry in
        guard let day = try date(entry["date"]), let from = entry["from"]?.scalar,
          let to = entry["to"]?.scalar
        else { throw OracleYAML.Malformed(reason: "handoff") }
        return Handoff(
          date: day, from: try OracleReference(from), to: try OracleReference(to),
          notes: entry["notes"]?.scalar)
      } ?? []
    settings = OracleSettings(yaml["rules"])
  }
}

/// What a version of an `OWNERS.lead` says. "Versions count when their front matter can be read and
/// names a `lead`, whatever today's schema thinks of the rest."
struct OracleVersion {
  let leads: [OracleReference]
  let reviewed: CalendarDate?

  init?(_ bytes: [UInt8]) {
    do {
      guard let matter = frontMatter(bytes) else { return nil }
      let yaml = try OracleYAML.parse(matter)
      guard let lead = yaml["lead"], lead != .scalar("") else { return nil }
      leads =
        lead == .scalar("none") ? [] : try lead.items.map { try OracleReference($0.scalar ?? "") }
      reviewed = yaml["reviewed"]?.scalar.flatMap { CalendarDate($0) }
    } catch {
      return nil
    }
  }
}

/// The options of rules that facts depend on.
struct OracleSettings {
  var window: Int?
  var match: Int?

  init(_ rules: OracleYAML?) {
    func number(_ rule: String, _ option: String) -> Int? {
      rules?[rule]?[option]?.scalar.flatMap { Int($0.lossyText) }
    }
    window = number("silo", "window")
    match = number("missing-handoff", "match")
  }
}

/// `.lead-rules`, as far as facts depend on it.
struct OracleRules {
  struct Person {
    let name: ByteString?
    let emails: [ByteString]
    let handle: ByteString?
    let kind: OracleKind
  }

  /// "The last component of the built-in defaults matches in any case."
  var docs: [OraclePattern] = [
    "ARCHITECTURE.md", "README.md", "AGENTS.md", "CLAUDE.md", "docs/**/*.md",
  ].map { OraclePattern($0, foldsName: true) }
  var people: [Person] = []
  var ignoreRevisionFiles: [ByteString] = [".git-blame-ignore-revs"]
  var sweeping = 250
  var sweepingAreas = 8
  var trivialWords = 10
  var presentDays = 180
  /// Lower-cased.
  var bots: [ByteString] = []
  var agents: [ByteString] = []
  var keepsSameNamesApart = false
  var followsSimilarCode = false
  var since: CalendarDate?
  var settings = OracleSettings(nil)
  var overrides: [(areas: [OraclePattern], settings: OracleSettings)] = []

  init(_ bytes: [UInt8]?) throws {
    guard let bytes else { return }
    let yaml = try OracleYAML.parse(ByteString(bytes).split(separator: 0x0A))
    func texts(_ value: OracleYAML?) -> [ByteString]? { value?.items.compactMap(\.scalar) }
    if let patterns = texts(yaml["docs"]) { docs = patterns.map { OraclePattern($0) } }
    people =
      yaml["people"]?.items.map { entry in
        Person(
          name: entry["name"]?.scalar,
          emails: (texts(entry["emails"]) ?? []).map(\.asciiLowercased),
          handle: entry["handle"]?.scalar.map {
            ByteString($0.bytes.drop { $0 == UInt8(ascii: "@") }).asciiLowercased
          },
          kind: entry["bot"]?.scalar == "true"
            ? .bot : entry["agent"]?.scalar == "true" ? .agent : .person)
      } ?? []
    let history = yaml["history"]
    func number(_ key: String, _ known: Int) -> Int {
      history?[key]?.scalar.flatMap { Int($0.lossyText) } ?? known
    }
    if let files = texts(history?["ignore-revs"]) { ignoreRevisionFiles = files }
    sweeping = number("sweeping-commit", sweeping)
    sweepingAreas = number("sweeping-areas", sweepingAreas)
    trivialWords = number("trivial-words", trivialWords)
    presentDays = number("present-days", presentDays)
    bots = (texts(history?["bots"]) ?? []).map(\.asciiLowercased)
    agents = (texts(history?["agents"]) ?? []).map(\.asciiLowercased)
    keepsSameNamesApart = history?["identities"]?["same-name"]?.scalar == "apart"
    followsSimilarCode = history?["moved-code"]?.scalar == "similar"
    since = history?["since"]?.scalar.flatMap { CalendarDate($0) }
    settings = OracleSettings(yaml["rules"])
    overrides =
      yaml["overrides"]?.items.map { entry in
        ((texts(entry["areas"]) ?? []).map { OraclePattern($0) }, OracleSettings(entry["rules"]))
      } ?? []
  }

  /// Nearest setting wins: the area's own, the last override that matches, `rules`, the default.
  func value(
    _ option: KeyPath<OracleSettings, Int?>, area: ByteString, own: OracleSettings, default: Int
  ) -> Int {
    let matching = overrides.last { override in
      override.settings[keyPath: option] != nil && select(area, override.areas, in: ByteString())
    }
    return own[keyPath: option] ?? matching?.settings[keyPath: option]
      ?? settings[keyPath: option] ?? `default`
  }
}
