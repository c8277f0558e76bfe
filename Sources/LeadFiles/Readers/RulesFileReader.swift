package import Basics
package import LeadModel

extension RulesFile {
  /// The keys of the configuration, in the order of the documentation.
  package static let keys: [ByteString] = [
    "version", "areas", "docs", "people", "history", "rules", "overrides", "waivers", "merge",
    "hook",
    "web", "gone",
  ]

  /// Reads a configuration. Never throws: everything that is wrong with the file is a diagnostic,
  /// at most 100 of them, in the order of the file.
  package static func parse(_ bytes: [UInt8], file: ByteString) -> ParsedFile<RulesFile> {
    let source = SourceText(file: file, bytes: bytes)
    let text: FrontMatter
    do {
      text = try FrontMatter(ofRulesFile: source)
    } catch {
      return ParsedFile(value: nil, diagnostics: error.diagnostics)
    }
    var yaml = YAMLReader(text, allowsDocumentStart: true)
    let root = yaml.read()
    var reader = FieldReader(source: source, diagnostics: yaml.diagnostics)
    guard let root, !reader.isNothing(root) else {
      if reader.diagnostics.isEmpty {
        reader.report(
          at: text.range.lowerBound, length: 1, "the file has no settings",
          help: "write 'version: 1', or remove the file: the defaults apply without one")
      }
      return ParsedFile(value: nil, diagnostics: reader.sorted)
    }
    let value = reader.configuration(root)
    let diagnostics = reader.sorted
    return ParsedFile(value: diagnostics.isEmpty ? value : nil, diagnostics: diagnostics)
  }
}

extension FieldReader {
  fileprivate func isNothing(_ root: YAMLNode) -> Bool {
    if case .null = root.content { true } else { false }
  }

  fileprivate mutating func configuration(_ root: YAMLNode) -> RulesFile? {
    guard let fields = fields(of: root, named: ".lead-rules", known: RulesFile.keys) else {
      return nil
    }
    var file = RulesFile()
    if let version = fields["version"], let text = line(version.value, of: "version"),
      text.value != "1"
    {
      report(
        version.value, "this leadlint does not know version '\(text.value)'",
        help: "write 'version: 1'")
    }
    if let areas = fields["areas"] { file.areas = self.areas(areas) }
    if let docs = fields["docs"].map({ patterns($0).map(\.value) }),
      docs.map(\.text) != file.docs.map(\.text)
    {
      file.docs = docs
    }
    if let people = fields["people"] { file.people = self.people(people) }
    if let history = fields["history"] { readHistory(history, into: &file) }
    file.rules = fields["rules"].map { rules($0) } ?? []
    file.overrides = fields["overrides"].map { overrides($0) } ?? []
    file.waivers = fields["waivers"].map { waivers($0, namingAreas: true) } ?? []
    file.web = fields["web"].flatMap { web($0) }
    file.gone = fields["gone"].map { persons($0) } ?? []
    file.mergeBlock = fields["merge"].map { block($0) } ?? []
    file.hookBlock = fields["hook"].map { block($0) } ?? []
    return file
  }

  private mutating func web(_ field: Field) -> Located<ByteString>? {
    guard let text = line(field.value, of: field.name) else { return nil }
    guard text.value.hasPrefix("https://") || text.value.hasPrefix("http://") else {
      report(
        field.value, "'\(text.value)' is no address on the web",
        help: "write 'web: https://github.com/OWNER/NAME'")
      return nil
    }
    return text
  }

  private mutating func block(_ field: Field) -> [Located<ByteString>] {
    guard let fields = fields(of: field.value, named: "'\(field.name)'", known: ["block"]),
      let block = fields["block"]
    else { return [] }
    return oneOrMany(block).compactMap { line($0, of: block.name) }
  }

  private mutating func areas(_ field: Field) -> [AreaKind: [Located<PathPattern>]] {
    let names = AreaKind.allCases.map { ByteString($0.rawValue) }
    guard let fields = fields(of: field.value, named: "'areas'", known: names) else { return [:] }
    var areas: [AreaKind: [Located<PathPattern>]] = [:]
    for kind in AreaKind.allCases {
      if let field = fields[ByteString(kind.rawValue)] { areas[kind] = patterns(field) }
    }
    return areas
  }

  private mutating func readHistory(_ field: Field, into file: inout RulesFile) {
    let keys: [ByteString] = [
      "ignore-revs", "sweeping-commit", "sweeping-areas", "trivial-words", "moved-code",
      "present-days", "bots", "agents", "identities", "since",
    ]
    guard let fields = fields(of: field.value, named: "'history'", known: keys) else { return }
    if let revisions = fields["ignore-revs"] {
      file.ignoreRevisionFiles = oneOrMany(revisions).compactMap {
        path($0, of: revisions.name)?.value
      }
    }
    if let limit = fields["sweeping-commit"].flatMap({ wholeNumber($0) }) {
      file.sweepingCommit = limit
    }
    if let limit = fields["sweeping-areas"].flatMap({ wholeNumber($0) }) {
      file.sweepingAreas = limit
    }
    if let words = fields["trivial-words"].flatMap({ wholeNumber($0) }) {
      file.trivialWords = words
    }
    if let moved = fields["moved-code"].flatMap({ word($0, as: RulesFile.MovedCode.self) }) {
      file.movedCode = moved.value
    }
    if let days = fields["present-days"].flatMap({ wholeNumber($0) }) { file.presentDays = days }
    if let bots = fields["bots"] { file.bots = lines(bots) }
    if let agents = fields["agents"] { file.agents = lines(agents) }
    if let identities = fields["identities"],
      let fields = self.fields(of: identities.value, named: "'identities'", known: ["same-name"]),
      let sameName = fields["same-name"].flatMap({ word($0, as: RulesFile.SameName.self) })
    {
      file.sameName = sameName.value
    }
    file.since = fields["since"].flatMap { date($0) }
  }

  private mutating func lines(_ field: Field) -> [ByteString] {
    oneOrMany(field).compactMap { line($0, of: field.name)?.value }
  }

  private mutating func overrides(_ field: Field) -> [RulesFile.Override] {
    var overrides: [RulesFile.Override] = []
    let form: ByteString = "maps such as {areas: [\"legacy/**\"], rules: {silo: off}}"
    for node in list(field, of: form) ?? [] {
      guard let fields = fields(of: node, named: "an override", known: ["areas", "rules"]) else {
        continue
      }
      let areas = required("areas", of: fields, in: "an override").map { patterns($0) }
      let rules = required("rules", of: fields, in: "an override").map { self.rules($0) }
      guard let areas, let rules else { continue }
      overrides.append(
        RulesFile.Override(
          areas: areas, rules: rules, position: source.position(at: node.offset)))
    }
    return overrides
  }

  private mutating func people(_ field: Field) -> [RulesFile.KnownPerson] {
    var people: [RulesFile.KnownPerson] = []
    // The index and the line of the person that an e-mail or a handle belongs to.
    var owners: [ByteString: (person: Int, line: Int)] = [:]
    let form: ByteString = "maps such as {name: …, emails: […], handle: \"@…\"}"
    for (index, node) in (list(field, of: form) ?? []).enumerated() {
      guard
        let fields = fields(
          of: node, named: "a person", known: ["name", "emails", "handle", "bot", "agent"])
      else { continue }
      let name = fields["name"].flatMap { line($0.value, of: $0.name) }
      var emails: [Located<ByteString>] = []
      var isComplete = true
      if let field = required("emails", of: fields, in: "a person") {
        let nodes = oneOrMany(field)
        if nodes.isEmpty, case .list(let items) = field.value.content, items.isEmpty {
          report(field.value, "a person needs at least one e-mail address")
        }
        for node in nodes {
          guard let email = email(node), claim(email.value, node, for: index, in: &owners) else {
            isComplete = false
            continue
          }
          emails.append(email)
        }
      }
      var handle: Located<ByteString>?
      if let field = fields["handle"], let text = line(field.value, of: field.name) {
        switch readHandle(text.value) {
        case .success(let word):
          if claim("@" + word, field.value, for: index, in: &owners) {
            handle = Located(word, at: text.position)
          }
        case .failure(let problem): report(field.value, problem.reason, help: problem.help)
        }
      }
      let kind = kind(fields)
      guard isComplete, !emails.isEmpty else { continue }
      people.append(
        RulesFile.KnownPerson(
          name: name, emails: emails, handle: handle, kind: kind,
          position: source.position(at: node.offset)))
    }
    return people
  }

  private mutating func kind(_ fields: Fields) -> RulesFile.Kind {
    let isBot = fields["bot"].map { isTrue($0) } ?? false
    let isAgent = fields["agent"].map { isTrue($0) } ?? false
    if isBot, isAgent, let agent = fields["agent"] {
      report(
        agent.key, "nobody is both a bot and an agent",
        help: "leave out 'bot': an agent is counted, a bot is not")
    }
    return isAgent ? .agent : isBot ? .bot : .person
  }

  private mutating func isTrue(_ field: Field) -> Bool {
    guard let text = line(field.value, of: field.name) else { return false }
    if text.value != "true", text.value != "false" {
      reportUnknownWord(field.value, text.value, of: field.name, words: ["true", "false"])
    }
    return text.value == "true"
  }

  private mutating func email(_ node: YAMLNode) -> Located<ByteString>? {
    guard let text = line(node, of: "emails") else { return nil }
    guard let problem = problem(withEmail: text.value) else { return text }
    report(node, problem.reason, help: "write the address alone: anna@example.com")
    return nil
  }

  /// Whether an e-mail or a handle is nobody else's yet, ignoring case; reports it otherwise.
  private mutating func claim(
    _ identity: ByteString, _ node: YAMLNode, for person: Int,
    in owners: inout [ByteString: (person: Int, line: Int)]
  ) -> Bool {
    let key = identity.asciiLowercased
    guard let owner = owners[key], owner.person != person else {
      owners[key] = owners[key] ?? (person, source.line(at: node.offset))
      return true
    }
    report(
      node, "'\(identity)' belongs to two people: first on line \(owner.line)",
      help: "put all e-mails and the handle of one person into one entry")
    return false
  }
}
