internal import Basics
internal import History
internal import LeadFiles
internal import LeadModel
internal import Markdown

/// Finds the parts of an area that none of its docs mentions.
struct Components {
  let contents: DocContents
  let listing: TipListing
  let history: History
  let references: CommitReferences
  let credits: Credits

  /// - Parameters:
  ///   - patterns: which files and directories are parts, relative to the area's directory. Of
  ///     directories a pattern without a slash inside names direct children alone.
  ///   - code: the area's files that are no docs.
  ///   - docs: places in the listing.
  func unmentioned(
    _ patterns: [PathPattern], in directory: ByteString, code: [PathTable.Number], docs: [Int]
  ) throws(CannotJudge) -> [UnmentionedComponent] {
    guard !docs.isEmpty else { return [] }
    var parts = PartFinder(patterns, in: directory, history.paths)
    // Prose that is no doc of the area, such as handoff notes, is no code either.
    for file in code where !isProse(file) { parts.add(file) }
    if parts.files.isEmpty { return [] }
    // A doc that stands in a part is about it.
    for place in docs {
      let directory = history.paths.directory(of: listing.files[place].number)
      for part in parts.parts(above: directory) { parts.files[part] = nil }
    }
    let found = parts.files.keys.sorted()
    var search = NameSearch(found.map(history.paths.name))
    for place in docs {
      let doc = listing.files[place]
      if let text = try contents.text(of: doc, history.paths.path(doc.number)) {
        search.read(text)
      }
    }
    return zip(found, search.isMentioned).filter { !$0.1 }.map { part, _ in
      UnmentionedComponent(
        path: history.paths.path(part), isDirectory: listing.isDirectory(part),
        added: oldestAddition(of: parts.files[part] ?? []).map { references[$0] })
    }
    .sorted { $0.path < $1.path }
  }

  private func isProse(_ file: PathTable.Number) -> Bool {
    LinkTarget.isMarkdown(history.paths.name(of: file))
  }

  /// The oldest of the commits by which files came to stand where they stand now.
  private func oldestAddition(of files: [PathTable.Number]) -> History.Position? {
    var oldest: History.Position?
    for file in files {
      guard
        let added = history.changes(of: file).first(where: {
          $0.kind == .added || $0.kind == .movedIn
        })
      else { continue }
      if oldest.map({ credits.isNewer($0, than: added.commit) }) ?? true { oldest = added.commit }
    }
    return oldest
  }
}

/// Sorts files by the part of the area that they are, or lie in.
private struct PartFinder {
  private let patterns: [PathPattern]
  private let filePatterns: [PathPattern]
  private let directory: ByteString
  private let root: PathTable.Number?
  private let paths: PathTable
  /// By directory: the parts that it is or lies in.
  private var known: [PathTable.Number: [PathTable.Number]] = [:]
  /// By part: its files.
  var files: [PathTable.Number: [PathTable.Number]] = [:]

  init(_ patterns: [PathPattern], in directory: ByteString, _ paths: PathTable) {
    self.patterns = patterns
    filePatterns = patterns.filter { !$0.isDirectoryOnly && !$0.isNegated }
    self.directory = directory
    self.paths = paths
    root = paths.number(of: directory)
  }

  mutating func add(_ file: PathTable.Number) {
    for part in parts(above: paths.directory(of: file)) { files[part, default: []].append(file) }
    let name = paths.name(of: file)
    if filePatterns.contains(where: { !$0.isFloating || name.hasPrefix($0.literalPrefix) }),
      isPart(file, isDirectory: false)
    {
      files[file, default: []].append(file)
    }
  }

  /// Those of a directory and the ones above it, up to the area's own, that are parts; none for what
  /// lies elsewhere.
  mutating func parts(above number: PathTable.Number) -> [PathTable.Number] {
    if number == root || number == PathTable.root { return [] }
    if let parts = known[number] { return parts }
    var parts = parts(above: paths.directory(of: number))
    if isPart(number, isDirectory: true) { parts.append(number) }
    known[number] = parts
    return parts
  }

  private func isPart(_ number: PathTable.Number, isDirectory: Bool) -> Bool {
    let path = paths.path(number)
    guard directory.isEmpty || path.hasPrefix(directory + "/") else { return false }
    let isChild = paths.directory(of: number) == root
    let isHidden = paths.name(of: number).hasPrefix(".")
    var isPart = false
    for pattern in patterns where pattern.isNegated == isPart {
      // As in a shell, a wildcard does not mean what is hidden.
      if pattern.isNegated {
        isPart = !pattern.matches(path, in: directory, isDirectory: isDirectory)
      } else if isHidden, !pattern.text.contains(".") {
        continue
      } else if isDirectory {
        isPart =
          pattern.isDirectoryOnly && (isChild || !pattern.isFloating)
          && pattern.names(directory: path, in: directory)
      } else {
        isPart = !pattern.isDirectoryOnly && pattern.names(file: path, in: directory)
      }
    }
    return isPart
  }
}
