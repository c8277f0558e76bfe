package import Basics
package import LeadModel

/// Who leads an area, who can stand in, and where to ask.
package enum WhoText {
  /// The areas of some paths, each once with those paths where there are several; what nobody leads last.
  package static func render(
    _ answers: [Ownership], of survey: Survey, style: Style
  ) -> ByteString {
    var order: [ByteString] = []
    var byArea: [ByteString: [Ownership]] = [:]
    for answer in answers {
      let key = answer.area?.path ?? ""
      if byArea[key] == nil, answer.area != nil { order.append(key) }
      byArea[key, default: []].append(answer)
    }
    var blocks: [ByteString] = order.compactMap { key in
      guard let owned = byArea[key], let area = owned.first?.area else { return nil }
      return render(
        area, paths: answers.count > 1 || owned.contains { !$0.exists } ? owned : [], of: survey,
        style: style)
    }
    if let unled = byArea[""] {
      let lines = ["nobody leads"] + unled.map { "  " + described($0) }
      blocks.append(ByteString(lines.map { $0 + "\n" }.joined()))
    }
    return ByteString(blocks.map(\.bytes).joined(separator: [0x0A]))
  }

  private static func described(_ answer: Ownership) -> String {
    TerminalEscaper.path(answer.asked.isEmpty ? "." : answer.asked)
      + (answer.exists ? "" : " (does not exist)")
  }

  private static func render(
    _ area: Area, paths: [Ownership], of survey: Survey, style: Style
  ) -> ByteString {
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
    rows +=
      area.lastLook.map { look in
        [
          (
            "looked",
            (look.date.map { "\($0.date)" } ?? "at an unknown date")
              + ", the lead's last look at the docs"
          )
        ]
      } ?? []
    rows += paths.map { ("paths", described($0)) }
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
