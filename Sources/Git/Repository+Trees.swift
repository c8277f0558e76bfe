package import Basics

extension Repository {
  /// Reads a tree and checks that it is one.
  /// - Parameter isForScan: whether it is read as one of many, by `ObjectDatabase.readForScan`.
  /// - Throws: `GitError` where the object is missing, damaged, or no tree.
  package func tree(_ id: ObjectID, isForScan: Bool = false) throws(GitError) -> RawObject {
    let object = try isForScan ? objects.readForScan(id) : objects.read(id)
    guard object.kind == .tree else {
      throw GitError(code: .other(0), function: "git_odb_read", message: "\(id) is not a tree")
    }
    return object
  }

  /// What stands at `path` in the tree `root`; nil where nothing does.
  package func entry(at path: ByteString, in root: ObjectID) throws(GitError) -> TreeItem? {
    var current = TreeItem(name: "", type: .directory, id: root)
    for component in path.split(separator: UInt8(ascii: "/")) {
      guard current.type == .directory, let next = try child(component, of: current.id) else {
        return nil
      }
      current = next
    }
    return current
  }

  /// The first entry of a tree with this name.
  private func child(_ name: ByteString, of tree: ObjectID) throws(GitError) -> TreeItem? {
    var found: TreeItem?
    try forEachEntry(of: tree) { entry in
      guard entry.name.count == name.count, entry.name.elementsEqual(name.bytes) else {
        return true
      }
      found = TreeItem(name: name, type: entry.type, id: entry.id)
      return false
    }
    return found
  }

  /// A tree's entries in git's order.
  /// - Throws: `GitError` where the tree is missing or damaged.
  package func entries(of id: ObjectID) throws(GitError) -> [TreeItem] {
    var items: [TreeItem] = []
    try forEachEntry(of: id) { entry in
      items.append(TreeItem(name: ByteString(entry.name), type: entry.type, id: entry.id))
      return true
    }
    return items
  }

  /// Calls `body` with each entry of a tree, valid for the call, until it returns false.
  /// - Throws: `GitError` where the tree is missing or damaged.
  private func forEachEntry(
    of id: ObjectID, _ body: (TreeEntry) -> Bool
  ) throws(GitError) {
    let object = try tree(id)
    defer { withExtendedLifetime(object) {} }
    guard let base = object.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    var offset = 0
    while offset < object.bytes.count {
      guard let entry = TreeEntry(base, count: object.bytes.count, at: offset) else {
        throw .damagedTree(id)
      }
      if !body(entry) { return }
      offset = entry.end
    }
  }

  /// The paths, from `directory`, of everything that lies below it in a tree, at any depth; none where it is
  /// no directory there.
  /// - Parameter directory: empty for the tree itself.
  /// - Throws: `GitError` where a tree is missing or damaged.
  package func files(
    below directory: ByteString, in tree: ObjectID
  ) throws(GitError) -> Set<ByteString> {
    var root = tree
    if !directory.isEmpty {
      guard let entry = try entry(at: directory, in: tree), entry.type == .directory else {
        return []
      }
      root = entry.id
    }
    var files: Set<ByteString> = []
    var waiting: [(path: ByteString, tree: ObjectID)] = [("", root)]
    while let (path, tree) = waiting.popLast() {
      try forEachEntry(of: tree) { entry in
        let name = path + ByteString(entry.name)
        if entry.type == .directory {
          waiting.append((name + "/", entry.id))
        } else {
          files.insert(name)
        }
        return true
      }
    }
    return files
  }

  /// A blob's bytes; nil where `path` holds none that could be read.
  /// - Parameter limit: in bytes; a larger blob is not read.
  /// - Throws: `GitError`, code `notFound` where the clone does not hold the blob.
  package func blob(_ id: ObjectID, limit: Int) throws(GitError) -> [UInt8]? {
    let header = try objects.header(id)
    guard header.kind == .blob, header.size <= limit else { return nil }
    return try objects.read(id).copiedBytes
  }
}

extension GitError {
  /// A tree whose entries cannot be read.
  package static func damagedTree(_ id: ObjectID) -> GitError {
    GitError(code: .other(0), function: "git_odb_read", message: "tree \(id) is damaged")
  }
}
