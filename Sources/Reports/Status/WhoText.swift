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
      let since = lead.began.map { ", since \($0.date)" } ?? ", not committed yet"
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
