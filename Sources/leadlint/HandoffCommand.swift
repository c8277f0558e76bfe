internal import ArgumentParser
internal import Basics
internal import LeadFiles
internal import LeadModel
internal import Reports
internal import Surveyor

struct HandoffCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "handoff",
    abstract: "Hands an area over: names the next lead and records it, with notes.",
    discussion: """
      Edits the area's OWNERS.lead, comments and order kept: the next lead takes the place of the \
      one who hands over, is no deputy any more, and the end of the turn that is over ('until') \
      goes. The record goes first into 'handoffs:'. Where the lead was changed already, only the \
      record is written, dated the day of that change. Without --notes, a file is begun below the \
      area's docs/handoffs from what history knows; the outgoing lead adds what only they know. \
      Nothing is committed: the command to do so is printed.

      A PERSON is 'Name <email>', an e-mail address that history or .lead-rules knows, or an \
      @handle of .lead-rules.

      EXAMPLES
        leadlint handoff services/checkout --to ben@example.com
        leadlint handoff services/checkout --to @ben --keep-as-deputy --dry-run
        leadlint handoff initiatives/widget-api --from ari@example.com --to andy@example.com
      """)

  @Argument(help: "The area: its directory, or its OWNERS.lead.", completion: .directory)
  var area: String

  @Option(help: ArgumentHelp("Who takes over.", valueName: "person"))
  var to: String

  @Option(
    help: ArgumentHelp("Who hands over; the only lead, where there is one.", valueName: "person"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "What the successor should know: a file that holds it, or the text itself.",
      valueName: "path|text"),
    completion: .file())
  var notes: String?

  @Option(
    help: ArgumentHelp(
      "The day of the handoff. Default: today (UTC), or when the lead changed.",
      valueName: "date"))
  var date: String?

  @Option(help: ArgumentHelp("The planned end of the new lead's turn.", valueName: "date"))
  var until: String?

  @Flag(help: "Let the one who hands over be a deputy.")
  var keepAsDeputy = false

  @OptionGroup var options: EditOptions

  func execute() throws -> ExitStatus {
    let successor = try Self.person(to, "--to")
    let people = [successor] + (try from.map { [try Self.person($0, "--from")] } ?? [])
    // What is open in the area goes into the notes.
    let edit = try AreaEdit(options, rules: notes == nil ? nil : [], people: people)
    let area = try edit.area(self.area, exactly: true)
    edit.survey.notes.forEach(Console.note)
    let plan: HandoffPlan
    do {
      plan = try HandoffPlan(
        area, to: edit.survey.asked[0], from: edit.survey.asked.dropFirst().first,
        now: edit.survey.now, limits: edit.judgement.handoffLimits(in: area))
    } catch let nothing as HandoffPlan.NothingToDo {
      try edit.say("\(area.ownersPath): nothing to do, \(nothing.reason)")
      return .clean
    }
    let handoff = Handoff(
      plan: plan, edit: edit, date: try day(of: plan, edit), until: try end(after: edit),
      keepsDeputy: keepAsDeputy)
    try handoff.write(to: Self.text(successor, plan.to), notes: notes)
    edit.judgement.keepHistory()
    return .clean
  }

  private static func person(_ text: String, _ option: ByteString) throws -> PersonReference {
    do {
      return try PersonReference(reading: RawArguments.bytes(text))
    } catch {
      throw CannotJudge(problem: "\(option): \(error.reason)", mend: error.help)
    }
  }

  /// How the file shall name somebody: the handle that was typed, else name and e-mail.
  private static func text(_ typed: PersonReference, _ person: Person) -> ByteString {
    if let handle = typed.handle { return "@\(handle)" }
    guard let name = typed.name ?? person.name else { return person.email }
    let text: ByteString = "\(name) <\(person.email)>"
    let isText = name.text != nil && name.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    do {
      let read = try PersonReference(reading: text)
      return read.email == person.email && isText ? text : person.email
    } catch {
      // A name that `Name <email>` cannot hold; the address alone says who it is.
      return person.email
    }
  }

  /// - Throws: `CannotJudge` for a day on which `check` would not take the record for the change.
  private func day(of plan: HandoffPlan, _ edit: AreaEdit) throws -> CalendarDate {
    guard let date else { return plan.change.date }
    let day = try Self.date(date, "--date")
    let match = edit.judgement.handoffLimits(in: plan.area).match
    guard plan.isNear(day, match) else {
      throw CannotJudge(
        problem: "--date \(day) is more than \(match) days from the change of the lead, "
          + "\(plan.change.date): `check` would not take the record for it",
        mend: "leave --date out, or name a day that is nearer")
    }
    return day
  }

  private func end(after edit: AreaEdit) throws -> CalendarDate? {
    guard let until else { return nil }
    let day = try Self.date(until, "--until")
    guard day >= edit.survey.now.date else {
      throw CannotJudge(
        problem: "--until \(day) has passed", mend: "name the day on which the new turn shall end")
    }
    return day
  }

  private static func date(_ text: String, _ option: ByteString) throws -> CalendarDate {
    let typed = RawArguments.bytes(text)
    guard let date = CalendarDate(typed) else {
      throw CannotJudge(problem: "\(option) \(typed) is not a date", mend: "write 2026-11-22")
    }
    return date
  }
}

/// A handoff that is decided, on its way into the files.
private struct Handoff {
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
    let new = try edit.edit {
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
      let text = HandoffNotesText(area, of: edit.survey, from: from, to: plan.to).render(
        on: date, about: editor.textBelow, open: edit.judgement.findings)
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
      try editor.replaceLead(at: lead.declared.position, with: successor)
    case .remove(let lead): try editor.removeLead(at: lead.declared.position)
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
      try editor.replaceDeputy(at: promoted.position, with: former)
    case (let promoted?, nil): try editor.removeDeputy(at: promoted.position)
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
      lines.append("\(area.ownersPath): lead: \(successor); nobody led it before")
    }
    if let path = notes?.path, notes?.isNew == true, let from = plan.from {
      lines.append("\(path): begun from what the files and the history know")
      lines.append("  first: let \(from.displayName) add to it what only they know")
    }
    lines.append("  next: \(commit(notes))")
    for line in lines { try edit.say(line) }
    if !isRecordOnly, edit.survey.pendingAuthor?.email != plan.to.email {
      let trailer: ByteString = "Acked-by: \(plan.to.fullName)"
      Console.note(
        "history should show that \(plan.to.displayName) said yes: let them make the commit, or, "
          + "if they did, add  --trailer \(trailer.shellSentence)")
    }
    let leads = area.leads.map(\.person)
    if isRecordOnly,
      !leads.contains(where: { $0.email == plan.to.email })
        || leads.contains(where: { $0.email == plan.from?.email })
    {
      Console.note(
        "this records what was not recorded then; \(listed(leads.map(\.displayName))) "
          + "\(leads.count == 1 ? "leads" : "lead") \(area.path) as before")
    }
    let absences = area.absences.filter { $0.to.end >= edit.survey.now }
    if !isRecordOnly, plan.from != nil, !absences.isEmpty {
      Console.note(
        "'away' in \(area.ownersPath) still holds absences of the lead before; take out what is "
          + "not \(plan.to.displayName)'s")
    }
  }

  private func commit(_ notes: HandoffNotesChoice?) -> ByteString {
    let place = area.path == "." ? "the repository" : area.path
    let subject: ByteString =
      switch (isRecordOnly, plan.from) {
      case (true, let from?):
        "Record the handoff of \(place) from \(from.displayName) to \(plan.to.displayName)"
      case (_, let from?):
        "Hand \(place) over from \(from.displayName) to \(plan.to.displayName)"
      default: "Let \(plan.to.displayName) lead \(place)"
      }
    let isCommitted = area.leads.contains { $0.since != nil } || !area.leadChanges.isEmpty
    let new = [notes?.path, isCommitted ? nil : area.ownersPath].compactMap(\.self)
    return edit.commit(
      subject, [area.ownersPath] + [notes?.path].compactMap(\.self), new: new)
  }
}
