import Basics

/// What a person is called in a file.
struct OracleReference: Hashable {
  var name: ByteString?
  /// As written; nil for a handle.
  var email: ByteString?
  /// Without the `@`.
  var handle: ByteString?

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
  let reviewed: CalendarDate?
  let handoffs: [Handoff]
  let settings: OracleSettings

  private static let keys: Set<String> = [
    "kind", "name", "lead", "deputies", "until", "away", "covers", "docs", "reviewed", "contact",
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
    reviewed = try date(yaml["reviewed"])
    _ = try (date(yaml["until"]), date(yaml["due"]))
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
  }

  var docs: [OraclePattern] = ["ARCHITECTURE.md", "README.md", "docs/**/*.md"].map {
    OraclePattern($0)
  }
  var people: [Person] = []
  var ignoreRevisionFiles: [ByteString] = [".git-blame-ignore-revs"]
  var sweeping = 250
  var followsSimilarCode = false
  var bots: [ByteString] = ["[bot]", "dependabot", "renovate", "github-actions"]
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
          })
      } ?? []
    let history = yaml["history"]
    if let files = texts(history?["ignore-revs"]) { ignoreRevisionFiles = files }
    if let limit = history?["sweeping-commit"]?.scalar, let number = Int(limit.lossyText) {
      sweeping = number
    }
    followsSimilarCode = history?["moved-code"]?.scalar == "similar"
    if let names = texts(history?["bots"]) { bots = names }
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

/// The lines between a first line `---` and the next one; nil where there is none.
func frontMatter(_ bytes: [UInt8]) -> [ByteString]? {
  let lines = ByteString(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
    .split(separator: 0x0A)
  func isFence(_ line: ByteString) -> Bool {
    line.hasPrefix("---") && line.trimmed.count == 3
  }
  guard lines.first.map(isFence) == true,
    let end = lines.dropFirst().firstIndex(where: isFence)
  else { return nil }
  return Array(lines[1..<end])
}

/// A doc's bytes without what does not count: byte order mark, front matter, white space.
func substance(_ bytes: [UInt8]) -> [UInt8] {
  var text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
  if let matter = frontMatter(text) {
    var lines = ByteString(text).split(separator: 0x0A)
    lines.removeFirst(matter.count + 2)
    text = Array(lines.map(\.bytes).joined(separator: [0x0A]))
  }
  return text.filter { !$0.isASCIISpace }
}
