internal import ArgumentParser
internal import Basics
internal import LeadFiles
internal import LeadModel
internal import Reports

struct ReviewCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Records that the lead reviewed the docs and found nothing to change.",
    discussion: """
      Shows what changed since the last look, sets 'reviewed:' in the area's OWNERS.lead to today \
      (UTC) and prints the commit to make. A review counts once one of the area's leads commits \
      it, so nobody else can write one: git's user.email says who you are. If something in the \
      docs is wrong, edit them instead; that counts as well.

      EXAMPLES
        leadlint review services/checkout
        leadlint review services/checkout services/payments
        leadlint review . --dry-run
      """)

  @Argument(
    help: "Areas, or paths in them.", completion: Completions.areas)
  var areas: [String]

  @OptionGroup var options: EditOptions

  func execute() throws -> ExitStatus {
    let edit = try AreaEdit(options, rules: [], people: [])
    var areas: [Area] = []
    for argument in self.areas {
      let area = try edit.area(argument)
      if !areas.contains(where: { $0.path == area.path }) { areas.append(area) }
    }
    for area in areas { try requireLead(of: area, edit) }
    edit.survey.notes.forEach(Console.note)
    let today = edit.survey.now.date
    var files: [WorkTreeWriter.File] = []
    var outcomes: [ByteString] = []
    var reviewed: [Area] = []
    var looks: [LastLook] = []
    for area in areas {
      if let date = area.file.reviewed?.value, date >= today {
        outcomes.append(nothingToDo(area, date, edit))
        continue
      }
      var (editor, bytes) = try edit.editor(of: area)
      let new = try edit.edit(area.ownersPath) {
        try editor.setReviewed(today)
        return try editor.result()
      }
      looks.append(LastLook(area, edit))
      files.append(.init(path: area.ownersPath, old: bytes, new: new))
      let before = area.file.reviewed.map { ", before: \($0.value)" as ByteString } ?? ""
      if options.dryRun { continue }
      outcomes.append("\(area.ownersPath): reviewed: \(today)\(before)")
      reviewed.append(area)
    }
    for look in looks { try edit.say(look.text) }
    try edit.finish(files)
    if !reviewed.isEmpty { outcomes.append("  next: \(commit(reviewed, edit))") }
    for outcome in outcomes { try edit.say(outcome) }
    edit.run.keepHistory()
    return .clean
  }

  /// - Throws: `RunError` where the configured identity is none of the area's leads.
  private func requireLead(of area: Area, _ edit: AreaEdit) throws {
    let leads = area.leads.map(\.person)
    guard let first = leads.first else {
      throw RunError(
        problem: "\(area.path) has no lead, and only a lead's review counts",
        remedy: "name a lead first:  leadlint handoff \(edit.shellPath(area.path)) --to PERSON")
    }
    guard let author = edit.survey.pendingAuthor else {
      throw RunError(
        problem: "git's user.name and user.email are not set, and only a commit by "
          + "\(Self.names(leads)) counts",
        remedy: "set them:  git config user.name NAME;  git config user.email ADDRESS")
    }
    guard !leads.contains(where: { $0.email == author.email }) else { return }
    throw RunError(
      problem: "you are \(author.fullName) and do not lead \(area.path): only a commit by "
        + "\(Self.names(leads)) counts",
      remedy: "ask \(Self.names(leads)); if that is you:  "
        + "\(edit.git) config user.email \(first.email.shellWord)")
  }

  private func nothingToDo(
    _ area: Area, _ date: CalendarDate, _ edit: AreaEdit
  ) -> ByteString {
    let text: ByteString = "\(area.ownersPath): nothing to do, 'reviewed' is \(date) already"
    if let seen = area.attention, seen.how == .review,
      date > edit.survey.now.date || seen.commit.date?.date == date
    {
      return text
    }
    return text + "; it counts once you have committed it\n  next: \(commit([area], edit))"
  }

  private func commit(_ areas: [Area], _ edit: AreaEdit) -> ByteString {
    let paths = areas.map(\.path)
    let names = paths == ["."] ? "the repository" : listed(paths)
    return edit.commit(
      "Review the docs of \(names)", areas.map(\.ownersPath),
      // Without a committed version git does not know the file, and takes no path of it.
      new: areas.filter { $0.leads.allSatisfy { $0.since == nil } }.map(\.ownersPath))
  }

  private static func names(_ people: [Person]) -> ByteString {
    listed(people.map(\.displayName))
  }
}
