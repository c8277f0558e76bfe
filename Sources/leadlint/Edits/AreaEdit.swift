internal import ArgumentParser
internal import Basics
internal import Git
internal import LeadFiles
internal import LeadModel
internal import Reports
internal import Surveying

/// The work tree that a command edits: areas in, files out.
struct AreaEdit {
  let run: CheckRun
  let options: EditOptions
  let writer: WorkTreeWriter
  var survey: Survey { run.survey }

  /// - Throws: `RunError` for a bare repository.
  init(_ options: EditOptions, rules: Set<String>?, people: [PersonReference]) throws {
    self.options = options
    var request = try options.request()
    request.people = people
    run = try CheckRun(request, rules: rules)
    guard let root = run.workDirectory else {
      throw RunError(
        problem: "the repository is bare: it has no files to edit",
        remedy: "do this in a clone that has a work tree")
    }
    writer = WorkTreeWriter(root: root)
  }

  /// The area that a path belongs to.
  /// - Parameter exactly: whether the path must be the area's own: its directory, or its
  ///   `OWNERS.lead`.
  /// - Throws: `RunError` where there is none, or its file cannot be read.
  func area(_ argument: String, exactly: Bool = false) throws -> Area {
    let typed = RawArguments.bytes(argument)
    let asked = try PathArgument.resolve(argument, isFromRoot: options.repository.isNamed)
    let owner = try AreaLookup.owner(of: asked, typedAs: argument, in: survey)
    if let invalid = survey.invalidFiles.first(where: { $0.area == owner }) {
      throw RunError(
        problem: "\(invalid.path) is not valid", remedy: "fix the errors above",
        diagnostics: invalid.diagnostics)
    }
    guard let area = survey.areas.first(where: { $0.path == owner }) else {
      throw RunError(problem: "the OWNERS.lead of \(owner) cannot be read")
    }
    let isOwn = asked == area.path || asked == area.ownersPath || asked.isEmpty
    guard isOwn || !exactly else {
      throw RunError(
        problem: "\(typed) has no OWNERS.lead of its own; it belongs to \(area.path)",
        remedy: "name that area, or write an OWNERS.lead with 'kind' and 'lead' there")
    }
    return area
  }

  /// The bytes of an area's `OWNERS.lead`, ready to be edited.
  /// - Throws: `RunError` where it is no file of the work tree, or changed since it was read.
  func editor(of area: Area) throws -> (OwnersEditor, [UInt8]) {
    let content = FileReader.read(area.ownersPath, below: writer.root, limit: 256 << 10)
    guard case .bytes(let bytes) = content else {
      throw RunError(
        problem: "\(area.ownersPath) is not a file of the work tree",
        remedy: "check it out:  git checkout -- \(shellPath(area.ownersPath))")
    }
    let editor = try edit(area.ownersPath) { try OwnersEditor(bytes, file: area.ownersPath) }
    return (editor, bytes)
  }

  /// What an edit comes to; its refusal in the program's words.
  /// - Throws: `RunError` where the text cannot be edited safely.
  func edit<Value>(_ path: ByteString, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let refusal as OwnersEditor.Refusal {
      throw RunError(
        problem: "\(path) was not changed",
        remedy: "edit it by hand as shown above, then run `leadlint check`",
        diagnostics: refusal.diagnostics)
    }
  }

  /// Writes the files, or shows what would become of them.
  func finish(_ files: [WorkTreeWriter.File]) throws {
    guard options.dryRun else { return try writer.write(files) }
    let diff = try files.reduce(into: ByteString()) {
      $0.append(try UnifiedDiff.render($1.path, from: $1.old, to: $1.new))
    }
    // A terminal obeys control characters; a program that applies the diff needs them.
    try Console.print(
      Console.isOutputTerminal
        ? ByteString(
          diff.split(separator: 0x0A).map(TerminalEscaper.escape).joined(separator: "\n"))
        : diff)
  }

  /// What a reader should know before or after: standard output is for the diff, where one is shown.
  func say(_ text: ByteString) throws {
    let escaped = ByteString(TerminalEscaper.lines(text) + "\n")
    if options.dryRun { Console.aside(escaped) } else { try Console.print(escaped) }
  }

  // MARK: Commands to go on with

  /// `git`, for the work tree that was edited.
  var git: ByteString {
    !options.repository.isNamed
      ? "git" : "git -C \(ByteString(writer.root.bytes.dropLast()).shellPath)"
  }

  /// A path as git takes it where the user is.
  func shellPath(_ path: ByteString) -> ByteString {
    if options.repository.isNamed { return path.shellPath }
    let here: ByteString
    do {
      here = try PathArgument.resolve(".", isFromRoot: false)
    } catch {
      // Outside the work tree git takes paths from its root.
      return path.shellPath
    }
    var (rest, above) = (parts(of: path)[...], parts(of: here)[...])
    while let one = rest.first, rest.count > 1, one == above.first {
      rest = rest.dropFirst()
      above = above.dropFirst()
    }
    let components = above.map { _ in ByteString("..") } + rest
    return ByteString(components.map(\.bytes).joined(separator: [0x2F])).shellPath
  }

  private func parts(of path: ByteString) -> [ByteString] {
    path.split(separator: UInt8(ascii: "/")).filter { !$0.isEmpty }
  }

  /// The command that commits the files.
  /// - Parameter new: those that git does not know yet.
  func commit(
    _ subject: ByteString, _ paths: [ByteString], new: [ByteString] = []
  ) -> ByteString {
    func arguments(_ paths: [ByteString]) -> ByteString {
      ByteString(paths.map { shellPath($0).bytes }.joined(separator: [0x20]))
    }
    let add: ByteString = new.isEmpty ? "" : "\(git) add \(arguments(new)) && "
    return add + "\(git) commit -m \(subject.shellSentence) \(arguments(paths))"
  }
}
