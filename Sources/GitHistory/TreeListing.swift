package import Basics
package import Git

/// A file of a commit's tree.
package struct TreeFile: Hashable, Sendable {
  package let number: PathID
  package let type: EntryType
  package let id: ObjectID
}

/// Every file of one tree, ascending by the bytes of its path.
package struct TreeListing: Sendable {
  /// More than the largest repositories hold; a tree that names one subtree again and again can
  /// stand for any number of paths.
  private static let pathLimit = 4_000_000

  package private(set) var files: [TreeFile] = []
  private var commit: ObjectID?

  package init() {}

  init(_ index: HistoryIndex) {
    let paths: Column<UInt32> = index.column(.listingPaths)
    let types: Column<UInt8> = index.column(.listingTypes)
    files.reserveCapacity(paths.count)
    for place in 0..<paths.count {
      files.append(
        TreeFile(
          number: Int32(paths[place]), type: EntryType(rawValue: types[place]) ?? .file,
          id: index.id(place, in: .listingIDs)))
    }
    commit = index.tip
  }

  /// Lists the tree of a commit.
  /// - Parameters:
  ///   - paths: gives new paths their numbers.
  ///   - known: another commit's listing; what is the same in both is not read again.
  /// - Throws: `GitError` where the commit or a tree is missing or damaged.
  init(
    ofCommit commit: ObjectID, in repository: Repository, paths: inout PathTable,
    like known: TreeListing? = nil
  ) throws(GitError) {
    let tree = try repository.commitHeader(commit).0.tree
    var old: ObjectID?
    // A commit that is no longer there has nothing to tell.
    if let commit = known?.commit { old = try? repository.commitHeader(commit).0.tree }
    var lister = Lister(repository: repository, known: known ?? TreeListing())
    try lister.list(tree, like: old, in: PathID.root, depth: 0, &paths)
    files = lister.files
    if !lister.isAscending { sort(paths) }
    self.commit = commit
  }

  /// Puts in order what a damaged or hostile tree holds out of it, and of two files of one path the
  /// first.
  private mutating func sort(_ paths: PathTable) {
    let sorted = files.map { (path: paths.path($0.number), file: $0) }.enumerated()
      .sorted { ($0.element.path, $0.offset) < ($1.element.path, $1.offset) }
    files = []
    for (_, entry) in sorted where files.last?.number != entry.file.number {
      files.append(entry.file)
    }
  }

  /// Where the files below a directory stand, at any depth.
  package func range(below directory: PathID, _ paths: PathTable) -> Range<Int> {
    guard directory != PathID.root else { return 0..<files.count }
    let path = paths.path(directory)
    // "0" is the byte that follows "/".
    return firstIndex(notBefore: path + "/", paths)..<firstIndex(notBefore: path + "0", paths)
  }

  /// The same, found soonest where all files before `start` come before the directory, and few of
  /// those behind it do.
  private func range(
    below directory: PathID, near start: Int, _ paths: PathTable
  ) -> Range<Int> {
    guard directory != PathID.root else { return 0..<files.count }
    let stem = paths.path(directory) + "/"
    var buffer: [UInt8] = []
    let isAhead = start == 0 || paths.isPath(files[start - 1].number, before: stem, &buffer)
    let first = Self.firstPlace(from: isAhead ? start : 0, to: files.count) {
      paths.isPath(files[$0].number, before: stem, &buffer)
    }
    let end = Self.firstPlace(from: first, to: files.count) { place in
      var current = files[place].number
      while current != PathID.root {
        current = paths.directory(of: current)
        if current == directory { return true }
      }
      return false
    }
    return first..<end
  }

  /// The first place that `isPassed` does not hold for, where it holds for all before: looked for in
  /// steps that double.
  private static func firstPlace(from start: Int, to end: Int, _ isPassed: (Int) -> Bool) -> Int {
    var low = start
    var step = 1
    while low < end, isPassed(min(low + step, end) - 1) {
      low = min(low + step, end)
      step *= 2
    }
    var high = min(low + step - 1, end)
    while low < high {
      let middle = (low + high) / 2
      if isPassed(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where the files stand whose paths begin with `stem`.
  package func range(startingWith stem: ByteString, _ paths: PathTable) -> Range<Int> {
    var next = stem
    while let last = next.bytes.popLast() {
      guard last < .max else { continue }
      next.bytes.append(last + 1)
      return firstIndex(notBefore: stem, paths)..<firstIndex(notBefore: next, paths)
    }
    return firstIndex(notBefore: stem, paths)..<files.count
  }

  /// The place of a file.
  package func index(of path: ByteString, _ paths: PathTable) -> Int? {
    guard let number = paths.number(of: path) else { return nil }
    let index = firstIndex(notBefore: path, paths)
    return index < files.count && files[index].number == number ? index : nil
  }

  private func firstIndex(notBefore path: ByteString, _ paths: PathTable) -> Int {
    var low = 0
    var high = files.count
    var buffer: [UInt8] = []
    while low < high {
      let middle = (low + high) / 2
      if paths.isPath(files[middle].number, before: path, &buffer) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Goes through a tree and, where there is one, beside it through one that is listed already.
  private struct Lister {
    let repository: Repository
    let known: TreeListing
    var files: [TreeFile] = []
    /// Where the known files end that were taken over last.
    var knownEnd = 0
    /// Whether every tree was sorted as git sorts, so that the files ascend.
    var isAscending = true

    mutating func list(
      _ tree: ObjectID, like old: ObjectID?, in directory: PathID, depth: Int,
      _ paths: inout PathTable
    ) throws(GitError) {
      guard depth < TreeComparison.depthLimit else { return }
      if tree == old {
        let same = known.range(below: directory, near: knownEnd, paths)
        files += known.files[same]
        knownEnd = same.upperBound
        return
      }
      let object = try repository.tree(tree)
      defer { withExtendedLifetime(object) {} }
      // Without the other tree beside it, this one is read to its end: slower, and the same.
      var oldObject: RawObject?
      if let old { oldObject = try? repository.tree(old) }
      defer { withExtendedLifetime(oldObject) {} }
      guard let base = object.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
      let count = object.bytes.count
      let oldBase = oldObject?.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let oldCount = oldObject?.bytes.count ?? 0
      var oldOffset = 0
      var offset = 0
      var previous: TreeEntry?
      while offset < count {
        guard let entry = TreeEntry(base, count: count, at: offset) else {
          throw .damagedTree(tree)
        }
        offset = entry.end
        if let previous, previous.order(comparedTo: entry) >= 0 { isAscending = false }
        previous = entry
        guard Self.isSafe(entry.name) else { continue }
        let number = paths.insert(entry.name, in: directory)
        guard entry.type == .directory else {
          guard files.count < TreeListing.pathLimit else {
            throw GitError(
              code: .limit, function: "TreeListing",
              message: "the tree holds more than \(TreeListing.pathLimit) files")
          }
          files.append(TreeFile(number: number, type: entry.type, id: entry.id))
          continue
        }
        var counterpart: ObjectID?
        if let oldBase {
          while let other = TreeEntry(oldBase, count: oldCount, at: oldOffset) {
            let order = other.order(comparedTo: entry)
            if order == 0 { counterpart = other.id }
            if order >= 0 { break }
            oldOffset = other.end
          }
        }
        try list(entry.id, like: counterpart, in: number, depth: depth + 1, &paths)
      }
    }

    /// Whether a name can stand in a path: a hostile tree may hold others.
    private static func isSafe(_ name: UnsafeRawBufferPointer) -> Bool {
      if name.first == UInt8(ascii: ".") {
        if name.count == 1 || (name.count == 2 && name[1] == UInt8(ascii: ".")) { return false }
        if name.count == 4, ByteString(name).asciiLowercased == ".git" { return false }
      }
      return !name.contains(UInt8(ascii: "/"))
    }
  }
}
