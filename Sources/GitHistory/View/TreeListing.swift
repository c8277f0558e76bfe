package import Basics
package import Git

/// Every file of one tree, ascending by the bytes of its path.
package struct TreeListing: Sendable {
  /// More than the largest repositories hold. A hostile tree that names one subtree again and again
  /// can hold any number of paths.
  private static let pathLimit = 4_000_000

  package private(set) var files: [TreeFile] = []
  private var commit: ObjectID?

  package init() {}

  init(_ index: HistoryIndex) {
    let paths: Column<UInt32> = index.column(.listingPaths)
    let types: Column<UInt8> = index.column(.listingTypes)
    files.reserveCapacity(paths.count)
    for file in 0..<paths.count {
      files.append(
        TreeFile(
          path: PathID(Int(paths[file])), type: EntryType(rawValue: types[file]) ?? .file,
          id: index.id(file, in: .listingIDs)))
    }
    commit = index.tip
  }

  /// Lists the tree of a commit.
  /// - Parameters:
  ///   - paths: gives new paths their ids.
  ///   - other: another commit's listing; what is the same in both is not read again.
  /// - Throws: `GitError` where the commit or a tree is missing or damaged.
  init(
    ofCommit commit: ObjectID, in repository: Repository, paths: inout PathTable,
    like other: TreeListing? = nil
  ) throws(GitError) {
    let tree = try repository.commitHeader(commit).0.tree
    var old: ObjectID?
    // Without the other commit, which may be gone, all trees are read: slower, and the same.
    if let commit = other?.commit { old = try? repository.commitHeader(commit).0.tree }
    var lister = Lister(repository: repository, other: other ?? TreeListing())
    try lister.list(tree, like: old, in: PathID.root, depth: 0, &paths)
    files = lister.files
    if !lister.isAscending { sort(paths) }
    self.commit = commit
  }

  /// Sorts the files of a damaged or hostile tree by path; of two files of one path the first stays.
  private mutating func sort(_ paths: PathTable) {
    let sorted = files.map { (path: paths.path($0.path), file: $0) }.enumerated()
      .sorted { ($0.element.path, $0.offset) < ($1.element.path, $1.offset) }
    files = []
    for (_, entry) in sorted where files.last?.path != entry.file.path {
      files.append(entry.file)
    }
  }

  /// The indices of the files below a directory, at any depth.
  package func range(below directory: PathID, _ paths: PathTable) -> Range<Int> {
    guard directory != .root else { return 0..<files.count }
    let path = paths.path(directory)
    // "0" is the byte that follows "/".
    return firstIndex(notBefore: path + "/", paths)..<firstIndex(notBefore: path + "0", paths)
  }

  /// The same, faster where all files before `start` come before the directory, and few of those
  /// behind it do.
  private func range(
    below directory: PathID, near start: Int, _ paths: PathTable
  ) -> Range<Int> {
    guard directory != .root else { return 0..<files.count }
    let stem = paths.path(directory) + "/"
    var buffer: [UInt8] = []
    let isAhead = start == 0 || paths.isPath(files[start - 1].path, before: stem, &buffer)
    let first = firstIndex(from: isAhead ? start : 0) {
      !paths.isPath($0.path, before: stem, &buffer)
    }
    let end = firstIndex(from: first) { file in
      var current = file.path
      while current != .root {
        current = paths.directory(of: current)
        if current == directory { return false }
      }
      return true
    }
    return first..<end
  }

  /// The index of the first file from `start` on for which a condition holds, as it does for all
  /// behind: looked for in steps that double.
  private func firstIndex(from start: Int, where condition: (TreeFile) -> Bool) -> Int {
    var low = start
    var step = 1
    while low < files.count, !condition(files[min(low + step, files.count) - 1]) {
      low = min(low + step, files.count)
      step *= 2
    }
    let high = min(low + step - 1, files.count)
    return (low..<high).partitioningIndex { condition(files[$0]) }
  }

  /// The indices of the files whose paths begin with `stem`.
  package func range(startingWith stem: ByteString, _ paths: PathTable) -> Range<Int> {
    var next = stem
    while let last = next.bytes.popLast() {
      guard last < .max else { continue }
      next.bytes.append(last + 1)
      return firstIndex(notBefore: stem, paths)..<firstIndex(notBefore: next, paths)
    }
    return firstIndex(notBefore: stem, paths)..<files.count
  }

  private func firstIndex(notBefore path: ByteString, _ paths: PathTable) -> Int {
    var buffer: [UInt8] = []
    return files.partitioningIndex { !paths.isPath($0.path, before: path, &buffer) }
  }

  /// Lists a tree and, where it is the same as one that is listed already, takes that one's files.
  private struct Lister {
    let repository: Repository
    let other: TreeListing
    var files: [TreeFile] = []
    /// Where the other listing's files end that were taken last.
    var otherEnd = 0
    /// Whether every tree was sorted as git sorts, so that the files ascend.
    var isAscending = true

    mutating func list(
      _ tree: ObjectID, like old: ObjectID?, in directory: PathID, depth: Int,
      _ paths: inout PathTable
    ) throws(GitError) {
      guard depth < TreeComparison.depthLimit else { return }
      if tree == old {
        let same = other.range(below: directory, near: otherEnd, paths)
        files += other.files[same]
        otherEnd = same.upperBound
        return
      }
      let object = try repository.tree(tree)
      defer { withExtendedLifetime(object) {} }
      // Without the old tree this one is read to its end: slower, and the same.
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
        let path = paths.insert(entry.name, in: directory)
        guard entry.type == .directory else {
          guard files.count < TreeListing.pathLimit else {
            throw GitError(
              code: .limit, function: "TreeListing",
              message: "the tree holds more than \(TreeListing.pathLimit) files")
          }
          files.append(TreeFile(path: path, type: entry.type, id: entry.id))
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
        try list(entry.id, like: counterpart, in: path, depth: depth + 1, &paths)
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

extension History {
  /// The files of the tip.
  /// - Throws: `GitError` where the commit or a tree is missing or damaged.
  package mutating func listing(_ repository: Repository) throws(GitError) -> TreeListing {
    guard count > 0 else { return TreeListing() }
    let tip = id(of: CommitPosition(0))
    if tip == index.tip { return TreeListing(index) }
    return try TreeListing(
      ofCommit: tip, in: repository, paths: &paths,
      like: index.commitCount > 0 ? TreeListing(index) : nil)
  }
}
