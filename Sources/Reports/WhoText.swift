package import Basics
package import LeadModel

/// Who leads an area, who can stand in, and where to ask.
package enum WhoText {
  package static func render(_ area: Area, of survey: Survey, style: Style) -> ByteString {
    var rows: [(String, String)] = [
      ("area", TerminalEscaper.path(area.path)),
      ("kind", "\(area.kind.rawValue), \(area.file.status.rawValue)"),
    ]
    for lead in area.leads {
      let since = lead.since?.date.map { ", since \($0.date)" } ?? ", not committed yet"
      rows.append(("lead", described(lead.person) + since))
    }
    if area.leads.isEmpty {
      let command: ByteString = "leadlint handoff \(area.path.shellPath) --to PERSON"
      rows.append(("lead", "vacant; to name one:  \(TerminalEscaper.escape(command))"))
    }
    for absence in area.absences where absence.isUnderWay(at: survey.now) {
      let cover = absence.cover.map { "; \(described($0)) stands in" } ?? "; nobody stands in"
      rows.append(("away", "until \(absence.to)" + cover))
    }
    rows += area.deputies.map { ("deputy", described($0.person)) }
    if let contact = area.file.contact {
      rows.append(("ask in", TerminalEscaper.field(contact.value)))
    }
    if let team = area.file.team { rows.append(("team", TerminalEscaper.field(team.value))) }
    rows += area.docs.map { ("docs", TerminalEscaper.escape($0.path)) }
    var lines = [style.bold(TerminalEscaper.field(area.name))]
    var last = ""
    for (label, text) in rows {
      lines.append("  " + style.dim(DisplayWidth.fit(label == last ? "" : label, 6)) + "  " + text)
      last = label
    }
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  private static func described(_ person: Person) -> String {
    let email = TerminalEscaper.field(person.email)
    return person.name.map { "\(TerminalEscaper.field($0)) <\(email)>" } ?? email
  }
}

/// The same as `leadlint.who/1`.
package enum WhoJSON {
  /// The document, ended by a line feed; `asked` is the path that was asked about.
  /// - Throws: what the encoder throws, which it does not for these types.
  package static func render(
    _ area: Area, asked: ByteString, of survey: Survey, version: String
  ) throws -> ByteString {
    let absence = area.absences.first { $0.isUnderWay(at: survey.now) }
    return try JSONText.encode(
      Document(
        version: version, now: survey.now.description, asked: JSONText.string(asked),
        area: JSONText.string(area.path), kind: area.kind.rawValue,
        name: JSONText.string(area.name), status: area.file.status.rawValue,
        leads: area.leads.map {
          PersonItem($0.person, since: $0.since?.date?.description)
        },
        deputies: area.deputies.map { NamedItem($0.person) },
        away: Nullable(
          absence.map {
            AwayItem(
              from: $0.from.description, to: $0.to.description,
              cover: Nullable($0.cover.map(NamedItem.init)))
          }),
        contact: Nullable(area.file.contact.map { JSONText.string($0.value) }),
        team: Nullable(area.file.team.map { JSONText.string($0.value) }),
        docs: area.docs.map { JSONText.string($0.path) }))
  }

  private struct Document: Encodable {
    let schema = "leadlint.who/1"
    let version: String
    let now: String
    let asked: String
    let area: String
    let kind: String
    let name: String
    let status: String
    let leads: [PersonItem]
    let deputies: [NamedItem]
    let away: Nullable<AwayItem>
    let contact: Nullable<String>
    let team: Nullable<String>
    let docs: [String]
  }

  private struct NamedItem: Encodable {
    let name: Nullable<String>
    let email: String

    init(_ person: Person) {
      name = Nullable(person.name.map(JSONText.string))
      email = JSONText.string(person.email)
    }
  }

  private struct PersonItem: Encodable {
    let name: Nullable<String>
    let email: String
    let since: Nullable<String>

    init(_ person: Person, since: String?) {
      name = Nullable(person.name.map(JSONText.string))
      email = JSONText.string(person.email)
      self.since = Nullable(since)
    }
  }

  private struct AwayItem: Encodable {
    let from: String
    let to: String
    let cover: Nullable<NamedItem>
  }
}
