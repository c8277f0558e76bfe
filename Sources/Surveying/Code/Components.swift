internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel
internal import Markdown

/// Finds the parts of an area that none of its docs mentions.
struct Components {
  let contents: DocContents
  let listing: TipListing
  let history: History
  let references: CommitReferences
  let credits: Credits

  /// A part that an area's docs should mention, what they may call it, and its files.
  private typealias Part = (
    path: PathID, names: [ByteString], files: [PathID]
  )

  /// - Parameters:
  ///   - patterns: which files and directories are parts, relative to the area's directory.
  ///   - code: the area's files at the tip that are no docs, ascending by path.
  ///   - docs: indices in the listing.
  func unmentioned(
    _ patterns: [PathPattern], in directory: ByteString, code: [PathID], docs: [Int]
  ) throws(RunError) -> [UndocumentedComponent] {
    guard !docs.isEmpty else { return [] }
    let parts = findParts(patterns, in: directory, code: code, docs: docs)
    if parts.isEmpty { return [] }
    return try unmentioned(of: parts, docs)
      .map { part in
        UndocumentedComponent(
          path: history.paths.path(part.path), isDirectory: listing.isDirectory(part.path),
          added: oldestAddition(of: part.files).map { references[$0] })
      }
      .sorted { $0.path < $1.path }
  }

  private func findParts(
    _ patterns: [PathPattern], in directory: ByteString, code: [PathID], docs: [Int]
  ) -> [Part] {
    var parts = PartFinder(patterns, in: directory, history.paths)
    var last: (directory: PathID, isBorrowed: Bool)?
    for file in code {
      let above = history.paths.directory(of: file)
      let isBorrowed =
        last?.directory == above
        ? last?.isBorrowed ?? false
        : history.paths.path(file).isBorrowed(below: directory)
      last = (above, isBorrowed)
      if isBorrowed || !CodeFiles.isCode(file, history.paths) { continue }
      parts.add(file, isPlain: CodeFiles.isTest(file, history.paths))
    }
    if parts.files.isEmpty { return [] }
    // A doc that stands in a part, or beside a file, is about it.
    var beside: Set<PathID> = []
    for index in docs {
      let directory = history.paths.directory(of: listing.files[index].path)
      for part in parts.parts(above: directory) { parts.files[part] = nil }
      if directory != parts.root { beside.insert(directory) }
    }
    let found = parts.files.keys.sorted().filter { part in
      if listing.isDirectory(part) { return true }
      // What lies in a part belongs to it.
      let directory = history.paths.directory(of: part)
      return !beside.contains(directory) && parts.parts(above: directory).isEmpty
    }
    let root = parts.root
    return found.map { ($0, names(of: $0, root: root), parts.files[$0] ?? []) }
  }

  private func unmentioned(
    of parts: [Part], _ docs: [Int]
  ) throws(RunError) -> [Part] {
    let names = Array(parts.map(\.names).joined())
    let search = NameSearch(names)
    var isMentioned = [Bool](repeating: false, count: names.count)
    for index in docs where isMentioned.contains(false) {
      let doc = listing.files[index]
      try contents.find(search, in: doc, history.paths.path(doc.path), &isMentioned)
    }
    var left = isMentioned[...]
    return parts.filter { part in
      defer { left = left.dropFirst(part.names.count) }
      return !left.prefix(part.names.count).contains(true)
    }
  }

  /// What the docs may call a part: its name, or, for a container file further down, that of its
  /// directory; one that is called just that is what an image is built from.
  private func names(of part: PathID, root: PathID?) -> [ByteString] {
    let name = history.paths.name(of: part)
    guard !listing.isDirectory(part) else { return [name] }
    var names = [name]
    let directory = history.paths.directory(of: part)
    if directory != root, directory != PathID.root {
      names.append(history.paths.name(of: directory))
    } else if name == "Dockerfile" || name == "Containerfile" {
      names += ["docker build", "docker image", "container image"]
    }
    return names
  }

  /// The oldest of the commits by which files came to stand where they stand now.
  private func oldestAddition(of files: [PathID]) -> CommitPosition? {
    var oldest: CommitPosition?
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
  /// What the names begin with of files that may be parts.
  private let fileStarts: [[UInt8]]
  private let directory: ByteString
  let root: PathID?
  private let paths: PathTable
  /// By directory: the parts that it is or lies in.
  private var known: [PathID: [PathID]] = [:]
  private var last: (directory: PathID, parts: [PathID])?
  /// By part: its files.
  var files: [PathID: [PathID]] = [:]

  init(_ patterns: [PathPattern], in directory: ByteString, _ paths: PathTable) {
    self.patterns = patterns
    fileStarts = patterns.filter { !$0.isDirectoryOnly && !$0.isNegated }
      .map { $0.text.contains("/") ? [] : $0.literalPrefix.bytes }
    self.directory = directory
    self.paths = paths
    root = paths.id(of: directory)
  }

  /// - Parameter isPlain: whether the file makes no part of the directories that it lies in.
  mutating func add(_ file: PathID, isPlain: Bool) {
    if !isPlain {
      let directory = paths.directory(of: file)
      // Neighbours come one after another.
      if last?.directory != directory { last = (directory, parts(above: directory)) }
      for part in last?.parts ?? [] { files[part, default: []].append(file) }
    }
    let mayBePart = paths.withName(of: file) { name in
      fileStarts.contains { name.starts(with: $0) }
    }
    if mayBePart, isPart(file, isDirectory: false) { files[file, default: []].append(file) }
  }

  /// Those of a directory and the ones above it, up to the area's own, that are parts; none for what
  /// lies elsewhere.
  mutating func parts(above pathID: PathID) -> [PathID] {
    if pathID == root || pathID == PathID.root { return [] }
    if let parts = known[pathID] { return parts }
    var parts = parts(above: paths.directory(of: pathID))
    if isPart(pathID, isDirectory: true) { parts.append(pathID) }
    known[pathID] = parts
    return parts
  }

  private func isPart(_ pathID: PathID, isDirectory: Bool) -> Bool {
    func isOfKind(_ pattern: PathPattern) -> Bool { pattern.isDirectoryOnly == isDirectory }
    guard patterns.contains(where: { !$0.isNegated && isOfKind($0) }) else { return false }
    let path = paths.path(pathID)
    guard directory.isEmpty || path.hasPrefix(directory + "/") else { return false }
    let name = paths.name(of: pathID)
    let isHidden = name.hasPrefix(".")
    // A directory that every repository has is no part, unless a pattern names it.
    let isLayout = isDirectory && CodeFiles.isLayout(name)
    var isPart = false
    for pattern in patterns where pattern.isNegated == isPart {
      // As in a shell, a wildcard does not mean what is hidden.
      if pattern.isNegated {
        isPart = !pattern.matches(path, in: directory, isDirectory: isDirectory)
      } else if !isOfKind(pattern) || isHidden && !pattern.text.contains(".")
        || isLayout && !pattern.text.contains(name)
      {
        continue
      } else if isDirectory {
        isPart = pattern.names(directory: path, in: directory)
      } else {
        isPart = pattern.names(file: path, in: directory)
      }
    }
    return isPart
  }
}
