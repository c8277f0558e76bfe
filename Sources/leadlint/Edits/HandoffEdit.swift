internal import Basics
internal import LeadFiles
internal import LeadModel
internal import Reports
internal import Rules

/// A handoff that is decided, on its way into the files.
struct HandoffEdit {
  let plan: HandoffPlan
  let edit: AreaEdit
  let date: CalendarDate
  let until: CalendarDate?
  let keepsDeputy: Bool

  private var area: Area { plan.area }

  /// - Parameters:
  ///   - successor: how the file shall name the next lead.
  ///   - typed: the notes as they were named; nil: a file is begun.
  func write(to successor: ByteString, notes typed: String?) throws {
    var (editor, old) = try edit.editor(of: area)
    let notes: HandoffNotesChoice? =
      if plan.from == nil { nil } else if let typed {
        try HandoffNotesChoice(named: typed, in: area, edit)
      } else {
        try HandoffNotesChoice(for: plan, on: date, edit)
      }
    let new = try edit.edit(area.ownersPath) {
      try name(successor, &editor)
      try deputies(&editor)
      if until != nil || !isRecordOnly { try editor.setUntil(until) }
      if let from = plan.from, let notes {
        try editor.addHandoff(
          .init(date: date, from: from.email, to: plan.to.email, notes: notes.value))
      }
      return try editor.result()
    }
    var files: [WorkTreeWriter.File] = []
    if let notes, notes.isNew, let path = notes.path, let from = plan.from {
      let text = HandoffNotesText(
        area, of: edit.survey, from: from, to: plan.to, rules: RuleRegistry.descriptions
      ).render(
        on: date, about: editor.textBelow, open: edit.run.judge().findings)
      files.append(.init(path: path, old: nil, new: text.bytes))
    }
    files.append(.init(path: area.ownersPath, old: old, new: new))
    try edit.finish(files)
    if !edit.options.dryRun { try say(notes, successor) }
  }

  private var isRecordOnly: Bool { if case .record = plan.step { true } else { false } }

  private func name(_ successor: ByteString, _ editor: inout OwnersEditor) throws {
    switch plan.step {
    case .record: break
    case .replace(let lead):
      try editor.replace(.lead, at: lead.declared.position, with: successor)
    case .remove(let lead): try editor.remove(.lead, at: lead.declared.position)
    case .fill: try editor.fillVacancy(with: successor)
    }
  }

  /// The one who takes over is a deputy no more; the one who hands over may become one.
  private func deputies(_ editor: inout OwnersEditor) throws {
    let former = plan.from.flatMap { from -> ByteString? in
      guard keepsDeputy, !area.deputies.contains(where: { $0.person.email == from.email })
      else { return nil }
      let written = zip(area.leads, area.leads.map(\.declared.position)).first {
        $0.0.person.email == from.email
      }.flatMap { lead in area.file.leads.first { $0.position == lead.1 } }?.value
      return written.map(Self.text) ?? from.fullName
    }
    let promoted =
      isRecordOnly ? nil : area.deputies.first { $0.person.email == plan.to.email }
    switch (promoted, former) {
    case (let promoted?, let former?):
      try editor.replace(.deputy, at: promoted.position, with: former)
    case (let promoted?, nil): try editor.remove(.deputy, at: promoted.position)
    case (nil, let former?): try editor.addDeputy(former)
    case (nil, nil): break
    }
  }

  private static func text(_ person: PersonReference) -> ByteString {
    if let handle = person.handle { return "@\(handle)" }
    let email = person.email ?? ""
    return person.name.map { "\($0) <\(email)>" } ?? email
  }

  // MARK: What was done, and what comes next

  private func say(_ notes: HandoffNotesChoice?, _ successor: ByteString) throws {
    var lines: [ByteString] = []
    switch (isRecordOnly, plan.from) {
    case (true, let from?):
      lines.append(
        "\(area.ownersPath): handoff from \(from.displayName) to \(plan.to.displayName) on "
          + "\(date) recorded")
    case (_, let from?):
      lines.append("\(area.ownersPath): lead: \(successor), before: \(from.displayName)")
    default:
      lines.append("\(area.ownersPath): lead: \(successor); no lead before")
    }
    if let path = notes?.path, notes?.isNew == true, let from = plan.from {
      lines.append("\(path): started from the files and the history")
      lines.append("  first: \(from.displayName) adds what only they know")
    }
    lines.append("  next: \(commit(notes))")
    for line in lines { try edit.say(line) }
    if !isRecordOnly, edit.survey.pendingAuthor?.email != plan.to.email {
      let trailer: ByteString = "Acked-by: \(plan.to.fullName)"
      Console.note(
        "\(plan.to.displayName) should accept: let \(plan.to.displayName) make this commit, or, if "
          + "they have accepted, add  --trailer \(trailer.shellSentence)")
    }
    let leads = area.leads.map(\.person)
    if isRecordOnly,
      !leads.contains(where: { $0.email == plan.to.email })
        || leads.contains(where: { $0.email == plan.from?.email })
    {
      Console.note(
        "this records an earlier handoff; \(listed(leads.map(\.displayName))) still "
          + "\(leads.count == 1 ? "leads" : "lead") \(area.path)")
    }
    let absences = area.absences.filter { $0.to.end >= edit.survey.now }
    if !isRecordOnly, plan.from != nil, !absences.isEmpty {
      Console.note(
        "'away' in \(area.ownersPath) still lists absences of the former lead: remove those that "
          + "are not \(plan.to.displayName)'s")
    }
  }

  private func commit(_ notes: HandoffNotesChoice?) -> ByteString {
    let areaName = area.path == "." ? "the repository" : area.path
    let subject: ByteString =
      switch (isRecordOnly, plan.from) {
      case (true, let from?):
        "Record the handoff of \(areaName) from \(from.displayName) to \(plan.to.displayName)"
      case (_, let from?):
        "Hand \(areaName) over from \(from.displayName) to \(plan.to.displayName)"
      default: "Let \(plan.to.displayName) lead \(areaName)"
      }
    let isCommitted = area.leads.contains { $0.since != nil } || !area.leadChanges.isEmpty
    let new = [notes?.path, isCommitted ? nil : area.ownersPath].compactMap(\.self)
    return edit.commit(
      subject, [area.ownersPath] + [notes?.path].compactMap(\.self), new: new)
  }
}
