internal import Basics
internal import Git
internal import LeadModel

/// What the `notes` of a new record are: a text, a file that is there, or one that is written now.
struct HandoffNotesChoice {
  /// What the record says.
  let value: ByteString
  /// The file from the repository's root; nil for a text.
  let path: ByteString?
  /// Whether the file is to be written.
  let isNew: Bool

  /// What somebody named: a path from the current directory or from the area's, or a text.
  /// - Throws: `RunError` where a path is meant and no file with text stands there.
  init(named argument: String, in area: Area, _ edit: AreaEdit) throws {
    let typed = RawArguments.bytes(argument).trimmed
    let own = Self.file(Self.joined(typed, in: area), edit)
    let here = Self.file(Self.fromHere(argument, edit), edit)
    if let own, let here, own != here {
      throw RunError(
        problem: "--notes \(typed) could be \(here), or \(own)",
        remedy: "say which:  --notes ./\(typed), or /\(own)")
    }
    let value = here.map { Self.written($0, in: area) } ?? typed
    switch try edit.run.handoffNotes(value, in: area.path) {
    case .present: break
    case .missing:
      throw RunError(
        problem: "--notes is empty", remedy: "write what the successor should know")
    case .noSuchFile(let path):
      throw RunError(
        problem: "there is no file \(path)",
        remedy: "write it first, or leave --notes out to start one from history")
    case .emptyFile(let path):
      throw RunError(
        problem: "\(path) is empty", remedy: "write what the successor should know")
    case .short(let words, let path):
      throw RunError(
        problem: "\(path ?? "--notes") has only \(plural(words, "word"))",
        remedy: "write at least \(HandoffRecord.Notes.leastWords) on what the successor should know"
      )
    case .template(let path):
      throw RunError(
        problem: "\(path) is as `leadlint handoff` began it",
        remedy: "write what the successor should know below its headings")
    case .notStaged: break
    }
    self.value = value
    path = here ?? own
    isNew = false
  }

  /// A file of its own, named after the day and the two people, beside the notes of the newest
  /// handoff, or in `docs/handoffs` where there are none.
  /// - Throws: `RunError` where something stands in its place.
  init(for plan: HandoffPlan, on date: CalendarDate, _ edit: AreaEdit) throws {
    let people = [plan.from, plan.to].compactMap { $0.map(Self.slug) }.joined(separator: "-to-")
    value = "\(Self.folder(of: plan.area, edit))/\(date)-\(people).md"
    let place = Self.joined(value, in: plan.area) ?? value
    path = place
    isNew = true
    guard FileReader.read(place, below: edit.writer.root, limit: 0) == .missing else {
      throw RunError(
        problem: "\(place) exists already",
        remedy: "if it holds the notes:  --notes \(value.shellPath)")
    }
  }

  private static func folder(of area: Area, _ edit: AreaEdit) -> ByteString {
    guard let notes = area.file.handoffs.first?.notes?.value.trimmed,
      file(joined(notes, in: area), edit) != nil,
      let slash = notes.bytes.lastIndex(of: 0x2F), slash > 0
    else { return "docs/handoffs" }
    return ByteString(notes.bytes[..<slash])
  }

  /// The path of a file of the work tree; nil where there is none.
  private static func file(_ path: ByteString?, _ edit: AreaEdit) -> ByteString? {
    guard let path, !path.isEmpty else { return nil }
    let content = FileReader.read(path, below: edit.writer.root, limit: 1 << 24)
    return if case .bytes = content { path } else { nil }
  }

  private static func fromHere(_ argument: String, _ edit: AreaEdit) -> ByteString? {
    do {
      return try PathArgument.resolve(argument, isFromRoot: edit.options.repository.isNamed)
    } catch {
      // Nothing in the repository, so at most a text, or a path from the root.
      return nil
    }
  }

  /// A record's path from the root; nil where it would leave the repository.
  private static func joined(_ path: ByteString, in area: Area) -> ByteString? {
    let isFromRoot = path.hasPrefix("/") || area.path == "."
    var parts = isFromRoot ? [] : area.path.split(separator: 0x2F)
    for part in path.split(separator: 0x2F) where !part.isEmpty && part != "." {
      if part != ".." { parts.append(part) } else if parts.popLast() == nil { return nil }
    }
    return ByteString(parts.map(\.bytes).joined(separator: [0x2F]))
  }

  /// How a record in an area names a file.
  private static func written(_ path: ByteString, in area: Area) -> ByteString {
    if area.path == "." { return path }
    return path.hasPrefix(area.path + "/")
      ? ByteString(path.bytes.dropFirst(area.path.count + 1)) : "/" + path
  }

  /// The name in lower-case letters, digits and hyphens; the e-mail's beginning where the name has
  /// letters that would be lost.
  private static func slug(_ person: Person) -> String {
    let name = person.name.flatMap { $0.bytes.allSatisfy { $0 < 0x80 } ? $0 : nil }
    for text in [name ?? "", person.email.split(separator: 0x40).first ?? ""] {
      let words = text.asciiLowercased.bytes
        .split { !$0.isASCIILetter && !$0.isASCIIDigit }
        .map { String(decoding: $0, as: UTF8.self) }
      if !words.isEmpty { return String(words.joined(separator: "-").prefix(40)) }
    }
    return "somebody"
  }
}
