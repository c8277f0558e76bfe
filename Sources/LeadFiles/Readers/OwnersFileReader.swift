package import Basics
package import LeadModel

extension OwnersFile {
  /// The keys of the front matter, in the order of the documentation.
  package static let keys: [ByteString] = [
    "kind", "name", "lead", "deputies", "since", "until", "away", "covers", "docs", "reviewed",
    "contact", "team", "status", "plan", "decisions", "due", "members", "handoffs", "waivers",
    "rules",
  ]

  /// Reads the front matter of `bytes`. Never throws: everything that is wrong with the file is a
  /// diagnostic, at most 100 of them, in the order of the file.
  package static func parse(_ bytes: [UInt8], file: ByteString) -> ParsedFile<OwnersFile> {
    let source = SourceText(file: file, bytes: bytes)
    let frontMatter: FrontMatter
    do {
      frontMatter = try FrontMatter(ofOwnersFile: source)
    } catch {
      return ParsedFile(value: nil, diagnostics: error.diagnostics)
    }
    var yaml = YAMLReader(frontMatter, allowsDocumentStart: false)
    let root = yaml.read()
    var reader = FieldReader(source: source, diagnostics: yaml.diagnostics)
    let start = max(frontMatter.range.lowerBound - 1, 0)
    guard let root else {
      if reader.diagnostics.isEmpty {
        reader.report(
          at: source.start(ofLine: source.line(at: start)), length: 3, "the front matter is empty",
          help: "write 'kind: service' and 'lead: Name <email>' between the two lines")
      }
      return ParsedFile(value: nil, diagnostics: reader.sorted)
    }
    var value = reader.owners(root)
    value?.hasText = bytes[frontMatter.range.upperBound...].drop { $0 != 0x0A }
      .contains { !$0.isASCIISpace }
    let diagnostics = reader.sorted
    return ParsedFile(value: diagnostics.isEmpty ? value : nil, diagnostics: diagnostics)
  }

  /// Reads the leads, the review and the status of an older version, whatever today's schema thinks of
  /// the rest; nil where the front matter cannot be read or names no `lead`.
  package static func version(_ bytes: [UInt8], file: ByteString) -> OwnersFile? {
    let source = SourceText(file: file, bytes: bytes)
    do {
      var yaml = YAMLReader(try FrontMatter(ofOwnersFile: source), allowsDocumentStart: false)
      guard let root = yaml.read(), yaml.diagnostics.isEmpty else { return nil }
      var reader = FieldReader(source: source, diagnostics: [])
      return reader.version(root)
    } catch {
      return nil
    }
  }
}

extension FieldReader {
  /// The file's values; nil if `kind` or `lead` is missing or invalid.
  fileprivate mutating func owners(_ root: YAMLNode) -> OwnersFile? {
    let synonyms: [ByteString: ByteString] = [
      "owner": "lead", "owners": "lead", "leads": "lead", "deputy": "deputies",
      "cover": "covers", "paths": "covers", "handoff": "handoffs", "waiver": "waivers",
      "deadline": "due", "type": "kind", "title": "name", "channel": "contact",
    ]
    guard
      let fields = fields(
        of: root, named: "the front matter", known: OwnersFile.keys, synonyms: synonyms)
    else { return nil }
    let kind = requiredAtTop("kind", "service, initiative or team", of: fields)
      .flatMap { word($0, as: AreaKind.self) }
    let lead = requiredAtTop("lead", "Name <email>, or none", of: fields)
    let leads = lead.map { self.leads($0) } ?? []
    var file = OwnersFile(
      kind: kind ?? Located(.service, at: .start),
      leadPosition: source.position(at: lead?.key.offset ?? 0), leads: leads)
    file.name = fields["name"].flatMap { line($0.value, of: $0.name) }
    file.deputies = fields["deputies"].map { persons($0) } ?? []
    file.since = fields["since"].flatMap { date($0) }
    file.until = fields["until"].flatMap { date($0) }
    file.away = fields["away"].map { absences($0) } ?? []
    if let covers = fields["covers"] {
      for node in oneOrMany(covers) {
        if let directory = directory(node, of: "covers") { file.covers.append(directory) }
      }
    }
    if let docs = fields["docs"] {
      file.docs = patterns(docs)
      file.docsPosition = source.position(at: docs.key.offset)
    }
    file.reviewed = fields["reviewed"].flatMap { date($0) }
    file.contact = fields["contact"].flatMap { line($0.value, of: $0.name) }
    file.team = fields["team"].flatMap { path($0.value, of: $0.name, mayBeRoot: true) }
    if let status = fields["status"].flatMap({ word($0, as: AreaStatus.self) }) {
      file.status = status.value
    }
    file.plan = fields["plan"].flatMap { self.file($0) }
    file.decisions = fields["decisions"].map { patterns($0) } ?? []
    file.due = fields["due"].flatMap { date($0) }
    file.members = fields["members"].map { persons($0) } ?? []
    file.handoffs = fields["handoffs"].map { handoffs($0) } ?? []
    file.waivers = fields["waivers"].map { waivers($0, namingAreas: false) } ?? []
    file.rules = fields["rules"].map { rules($0) } ?? []
    return kind == nil || lead == nil ? nil : file
  }

  fileprivate mutating func version(_ root: YAMLNode) -> OwnersFile? {
    guard let entries = entries(of: root, named: "the front matter"),
      let lead = entries.first(where: { $0.name == "lead" })
    else { return nil }
    let leads = self.leads(lead)
    guard diagnostics.isEmpty else { return nil }
    var file = OwnersFile(
      kind: Located(.service, at: .start),
      leadPosition: source.position(at: lead.key.offset), leads: leads)
    file.reviewed = entries.first { $0.name == "reviewed" }.flatMap { date($0) }
    if let status = entries.first(where: { $0.name == "status" })
      .flatMap({ word($0, as: AreaStatus.self) })
    {
      file.status = status.value
    }
    return file
  }

  private mutating func requiredAtTop(
    _ name: ByteString, _ values: ByteString, of fields: Fields
  ) -> Field? {
    if !fields.present.contains(name) {
      report(
        at: source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, length: 3,
        "'\(name)' is missing", help: "add '\(name):' with \(values)")
    }
    return fields[name]
  }

  /// The leads; none for a vacant post.
  private mutating func leads(_ field: Field) -> [Located<PersonReference>] {
    if case .scalar("none") = field.value.content { return [] }
    if case .list(let items) = field.value.content, items.isEmpty {
      report(field.value, "'lead' is an empty list", help: "write 'lead: none' for a vacant post")
      return []
    }
    return persons(field)
  }

  private mutating func absences(_ field: Field) -> [Absence] {
    var absences: [Absence] = []
    for node in list(field, of: "maps such as {from: 2026-12-20, to: 2027-01-04}") ?? [] {
      guard let fields = fields(of: node, named: "an absence", known: ["from", "to", "cover"])
      else { continue }
      let from = required("from", of: fields, in: "an absence").flatMap { date($0) }
      let to = required("to", of: fields, in: "an absence")
      let last = to.flatMap { date($0) }
      let cover = fields["cover"].flatMap { person($0.value, of: $0.name) }
      guard let from, let to, let last else { continue }
      guard from.value <= last.value else {
        report(
          to.value, "the absence ends on \(last.value), before it begins on \(from.value)",
          help: "swap the two dates")
        continue
      }
      absences.append(
        Absence(
          from: from.value, to: last.value, cover: cover,
          position: source.position(at: node.offset)))
    }
    return absences
  }

  private mutating func handoffs(_ field: Field) -> [Handoff] {
    var handoffs: [Handoff] = []
    let form: ByteString = "maps such as {date: 2026-03-02, from: …, to: …, notes: …}"
    for node in list(field, of: form) ?? [] {
      guard
        let fields = fields(
          of: node, named: "a handoff", known: ["date", "from", "to", "notes"])
      else { continue }
      let date = required("date", of: fields, in: "a handoff").flatMap { self.date($0) }
      let from = required("from", of: fields, in: "a handoff")
        .flatMap { person($0.value, of: $0.name) }
      let to = required("to", of: fields, in: "a handoff")
        .flatMap { person($0.value, of: $0.name) }
      let notes = fields["notes"].flatMap { text($0.value, of: $0.name, mayBeEmpty: true) }
      guard let date, let from, let to else { continue }
      handoffs.append(
        Handoff(
          date: date.value, from: from, to: to, notes: notes,
          position: source.position(at: node.offset)))
    }
    return handoffs
  }
}
