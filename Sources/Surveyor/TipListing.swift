internal import Basics
internal import Git
internal import History

/// A file of the tip's tree.
struct TipFile {
  let path: ByteString
  let number: PathTable.Number
  let type: EntryType
  let id: ObjectID
}

/// Every file of one tree, ascending by path.
struct TipListing {
  /// More than the largest repositories hold; a tree that names one subtree again and again can
  /// stand for any number of paths.
  private static let pathLimit = 4_000_000
  /// As for the history: a path that is deeper could not be checked out.
  private static let depthLimit = 1024

  private(set) var files: [TipFile] = []
  /// Directories that hold files, the root aside.
  private(set) var directories: Set<ByteString> = []

  init() {}

  /// - Throws: `GitError` where a tree is missing or damaged.
  init(_ tree: ObjectID, in repository: Repository, history: inout History) throws(GitError) {
    try list(tree, path: "", number: PathTable.root, depth: 0, repository, &history)
    files.sort { $0.path < $1.path }
    // A damaged or hostile tree may hold a name twice.
    let all = files
    files = []
    files.reserveCapacity(all.count)
    for file in all where files.last?.path != file.path { files.append(file) }
  }

  private mutating func list(
    _ tree: ObjectID, path: ByteString, number: PathTable.Number, depth: Int,
    _ repository: Repository, _ history: inout History
  ) throws(GitError) {
    guard depth < Self.depthLimit else { return }
    for item in try repository.entries(of: tree) where Self.isSafe(item.name) {
      let itemPath = path.isEmpty ? item.name : path + "/" + item.name
      let itemNumber = history.number(item.name, in: number)
      if item.type == .directory {
        directories.insert(itemPath)
        try list(
          item.id, path: itemPath, number: itemNumber, depth: depth + 1, repository, &history)
      } else {
        guard files.count < Self.pathLimit else {
          throw GitError(
            code: .limit, function: "TipListing",
            message: "the tree holds more than \(Self.pathLimit) files")
        }
        files.append(TipFile(path: itemPath, number: itemNumber, type: item.type, id: item.id))
      }
    }
  }

  /// Whether a name can stand in a path: a hostile tree may hold others.
  private static func isSafe(_ name: ByteString) -> Bool {
    name != "." && name != ".." && name.asciiLowercased != ".git"
      && !name.bytes.contains(UInt8(ascii: "/"))
  }

  /// The file at `path`, if there is one.
  subscript(path: ByteString) -> TipFile? {
    let index = firstIndex(notBefore: path)
    return index < files.count && files[index].path == path ? files[index] : nil
  }

  /// The files below `directory`, at any depth; all for the empty path.
  func files(below directory: ByteString) -> ArraySlice<TipFile> {
    guard !directory.isEmpty else { return files[...] }
    let start = firstIndex(notBefore: directory + "/")
    // "0" is the byte that follows "/".
    let end = firstIndex(notBefore: directory + "0")
    return files[start..<end]
  }

  private func firstIndex(notBefore path: ByteString) -> Int {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
