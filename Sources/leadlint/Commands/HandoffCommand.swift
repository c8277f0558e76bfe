internal import ArgumentParser
internal import Basics
internal import LeadFiles
internal import LeadModel
internal import Reports
internal import Surveying

struct HandoffCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "handoff",
    abstract: "Hands an area over: names the next lead and records it, with notes.",
    discussion: """
      Edits the area's OWNERS.lead and keeps comments and order: the next lead replaces the one \
      who hands over and is removed from the deputies, and 'until' is removed. The record is added \
      at the top of 'handoffs:'. Where the lead was changed already, only the record is written, \
      dated the day of that change. Without --notes, a file is started in the area's docs/handoffs \
      from history; the former lead adds what only they know. Nothing is committed: the command to \
      do so is printed.

      A PERSON is somebody in history, .mailmap or .lead-rules: an e-mail address, 'Name <email>', \
      or an @handle of .lead-rules.

      EXAMPLES
        leadlint handoff services/checkout --to ben@example.com
        leadlint handoff services/checkout --to @ben --keep-as-deputy --dry-run
        leadlint handoff initiatives/api --from ari@example.com --to andy@example.com
      """)

  @Argument(
    help: "The area: its directory, or its OWNERS.lead.", completion: Completions.areas)
  var area: String

  @Option(
    help: ArgumentHelp("Who takes over.", valueName: "person"), completion: Completions.people)
  var to: String

  @Option(
    help: ArgumentHelp("Who hands over. Default: the only lead.", valueName: "person"),
    completion: Completions.people)
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

  @Flag(help: "Make the one who hands over a deputy.")
  var keepAsDeputy = false

  @OptionGroup var options: EditOptions

  func execute() throws -> ExitStatus {
    let successor = try person(to, "--to")
    let people = [successor] + (try from.map { [try person($0, "--from")] } ?? [])
    // The notes list the area's open findings.
    let edit = try AreaEdit(options, rules: notes == nil ? nil : [], people: people)
    let area = try edit.area(self.area, exactly: true)
    edit.survey.notes.forEach(Console.note)
    let plan: HandoffPlan
    do {
      plan = try HandoffPlan(
        area, to: edit.survey.asked[0], from: edit.survey.asked.dropFirst().first,
        now: edit.survey.now, limits: edit.run.handoffLimits(in: area),
        committed: { try Self.committedLeads(of: area, edit) })
    } catch let nothing as HandoffPlan.NothingToDo {
      try edit.say("\(area.ownersPath): nothing to do, \(nothing.reason)")
      return .clean
    }
    let handoff = HandoffEdit(
      plan: plan, edit: edit, date: try day(of: plan, edit), until: try end(after: edit),
      keepsDeputy: keepAsDeputy)
    try handoff.write(to: Self.text(successor, plan.to), notes: notes)
    edit.run.keepHistory()
    return .clean
  }

  private static func committedLeads(of area: Area, _ edit: AreaEdit) throws -> [Person] {
    guard edit.survey.tip != nil else { return [] }
    var request = try edit.options.request()
    request.revision = "HEAD"
    let committed = try CheckRun(request, rules: []).survey.areas
    return committed.first { $0.path == area.path }?.leads.map(\.person) ?? []
  }

  private func person(_ text: String, _ option: ByteString) throws -> PersonReference {
    let typed = RawArguments.bytes(text).trimmed
    do {
      return try PersonReference(reading: typed)
    } catch {
      let bearer = typed.bytes.contains(UInt8(ascii: "@")) ? nil : try known(as: typed)
      throw RunError(
        problem: "\(option): \(error.reason)",
        remedy: bearer.map {
          "if \($0.fullName) is meant:  \(option) \($0.email.shellWord)"
        } ?? error.help)
    }
  }

  /// The only person of this name, or first name; nil where there are more.
  private func known(as name: ByteString) throws -> Person? {
    let wanted = name.asciiLowercased
    let people = try CheckRun(options.request(), rules: []).survey.people.map(\.person)
    let found = people.filter { person in
      guard let known = person.name?.asciiLowercased else { return false }
      return known == wanted || known.hasPrefix(wanted + " ")
    }
    return found.count == 1 ? found[0] : nil
  }

  /// How the file names a person: the handle that was typed, else name and e-mail.
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

  /// - Throws: `RunError` for a day on which `check` would not take the record for the change.
  private func day(of plan: HandoffPlan, _ edit: AreaEdit) throws -> CalendarDate {
    guard let date else { return plan.change.date }
    let day = try Self.date(date, "--date")
    let match = edit.run.handoffLimits(in: plan.area).matchDays
    guard plan.isNear(day, match) else {
      throw RunError(
        problem: "--date \(day) is more than \(match) days from the change of the lead, "
          + "\(plan.change.date): `check` would not match the two",
        remedy: "leave --date out, or name a nearer day")
    }
    return day
  }

  private func end(after edit: AreaEdit) throws -> CalendarDate? {
    guard let until else { return nil }
    let day = try Self.date(until, "--until")
    guard day >= edit.survey.now.date else {
      throw RunError(
        problem: "--until \(day) has passed", remedy: "name the day on which the new turn ends"
      )
    }
    return day
  }

  private static func date(_ text: String, _ option: ByteString) throws -> CalendarDate {
    let typed = RawArguments.bytes(text)
    guard let date = CalendarDate(typed) else {
      throw RunError(problem: "\(option) \(typed) is not a date", remedy: "write 2026-11-22")
    }
    return date
  }
}
