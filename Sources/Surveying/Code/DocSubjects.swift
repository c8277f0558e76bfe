internal import Basics
internal import GitHistory
internal import LeadModel
internal import Markdown

/// Finds out which of an area's code a doc is about.
///
/// In a small area a doc that stands beside code further down is about that code, and any other about
/// all of it.
/// In a larger one, where a word may mean anything, a doc that is named for a part (`promtool.md`,
/// `machine-pool.md`) is about that part, and any other about the files and directories whose paths
/// it holds; an overview with many of them is about all. In a small directory further down, words say
/// it: an overview that names several of the files, or many for their number, is about all of them.
/// A doc that is about none of the code has nothing to follow. Tests, generated files and lists of
/// versions need no description there.
final class DocSubjects {
  enum Subject: Hashable {
    case nothing, everything
    /// All in a directory.
    case below(PathID)
    /// What goes by a folded name.
    case named(ByteString, isForFiles: Bool)
    case items(Set<CodeItem>)
  }

  let contents: DocContents
  let code: AreaCode
  private let areaTitle: ByteString
  /// What the paths of all in the area's directory begin with.
  private let prefix: ByteString
  private let root: PathID?
  private var files: [Subject: [PathID]] = [:]
  /// Who names so many of the files in a small directory, or this part of them, describes all.
  private static let several = 3
  private static let leastPart = 3

  init(contents: DocContents, code: AreaCode) {
    self.contents = contents
    self.code = code
    areaTitle = MarkdownDocument.letters(
      of: code.directory.split(separator: UInt8(ascii: "/")).last ?? "")
    prefix = code.directory.isEmpty ? "" : code.directory + "/"
    root = code.history.paths.id(of: code.directory)
  }

  /// What a doc at the tip is about.
  func subject(of doc: TreeFile, _ path: ByteString) throws(RunError) -> Subject {
    if isSmall { return all(of: home(of: doc, path)) }
    let name = path.split(separator: UInt8(ascii: "/")).last ?? path
    let stem = ByteString(name.bytes.prefix { $0 != UInt8(ascii: ".") })
    let letters = MarkdownDocument.letters(of: stem)
    let isOverview = isOverview(letters)
    let home = isOverview ? home(of: doc, path) : nil
    if let home, code.liveFiles(below: home) <= AreaCode.smallArea {
      return try small(home, in: doc, path, letters)
    }
    if !isOverview, !CodeFiles.isGeneral(stem), let named = named(letters, isForFiles: true) {
      return named
    }
    var items = code.items(
      of: try contents.paths(in: doc, path), in: code.history.paths.directory(of: doc.path),
      files: isOwn(path), directories: isOwn(path) && isOverview)
    if let home { items = code.items(items, below: home) }
    if isOverview, code.isOverview(items, of: home) { return all(of: home) }
    if isOverview, home == nil, items.isEmpty, letters != "readme",
      let named = named(letters, isForFiles: false)
    {
      return named
    }
    return only(items)
  }

  /// All files of a subject that are or were there.
  func files(of subject: Subject) -> [PathID] {
    if let known = files[subject] { return known }
    let found =
      switch subject {
      case .nothing: [PathID]()
      case .everything: code.all
      case .below(let directory): code.files(below: directory)
      case .named(let name, let isForFiles): code.files(named: name, isForFiles: isForFiles)
      case .items(let items): code.files(of: items)
      }
    files[subject] = found
    return found
  }

  /// What a doc is about in a small directory, where a mere word says which file is meant.
  /// - Parameter title: the doc's name, as `MarkdownDocument.letters` has it.
  private func small(
    _ directory: PathID, in doc: TreeFile, _ path: ByteString, _ title: ByteString
  ) throws(RunError) -> Subject {
    let items = Dictionary(grouping: code.names(in: directory), by: \.name)
    // Where every file is called `main`, names say nothing.
    if items.isEmpty { return all(of: directory) }
    let names = items.keys.sorted()
    let isMentioned = try contents.mentions(NameSearch(names), in: doc, path)
    let mentioned = zip(names, isMentioned).filter(\.1).map(\.0)
    // A guide that stands elsewhere has its own matter, and ordinary words for it.
    let isHere = code.directory.isEmpty || isOwn(path)
    if isHere,
      mentioned.count >= Self.several || mentioned.count * Self.leastPart >= names.count
        || !mentioned.isEmpty && title == areaTitle
    {
      return all(of: directory)
    }
    let named = names.filter {
      !CodeFiles.isGeneral($0) && MarkdownDocument.letters(of: $0) == title
    }
    return only(Set((mentioned + named).flatMap { items[$0] ?? [] }.map(\.item)))
  }

  var isSmall: Bool { code.liveFiles <= AreaCode.smallArea }

  /// Whether a doc of this name describes the whole area or directory.
  private func isOverview(_ title: ByteString) -> Bool {
    Self.generalNames.contains(title) || title == areaTitle
  }

  private func only(_ items: Set<CodeItem>) -> Subject {
    items.isEmpty ? .nothing : .items(items)
  }

  /// - Parameter directory: nil for the area.
  private func all(of directory: PathID?) -> Subject {
    directory.map(Subject.below) ?? .everything
  }

  /// Whether a doc stands in the area's own directory; the root's docs are everybody's.
  private func isOwn(_ path: ByteString) -> Bool {
    !prefix.isEmpty && path.hasPrefix(prefix)
  }

  /// The nearest directory above a doc, further down than the area's own, that holds code.
  private func home(of doc: TreeFile, _ path: ByteString) -> PathID? {
    guard path.hasPrefix(prefix) else { return nil }
    let paths = code.history.paths
    var above = paths.directory(of: doc.path)
    while above != root, above != PathID.root {
      if code.isLive(above) { return above }
      above = paths.directory(of: above)
    }
    return nil
  }

  /// - Parameter isForFiles: whether a file may go by the name, too.
  private func named(_ name: ByteString, isForFiles: Bool) -> Subject? {
    let subject = Subject.named(name, isForFiles: isForFiles)
    return files(of: subject).isEmpty ? nil : subject
  }

  private static let generalNames: Set<ByteString> = [
    "architecture", "concepts", "design", "howitworks", "index", "internals", "intro",
    "introduction", "overview", "readme", "structure",
  ]
}
