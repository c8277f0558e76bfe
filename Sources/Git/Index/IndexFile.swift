internal import Basics

/// git's index, read from its file: versions 2 to 4, whole, split or sparse.
///
/// libgit2 refuses split and sparse indices and those without a checksum, which git makes for
/// repositories that are large.
struct IndexFile {
  /// What is staged at a path.
  struct Entry {
    /// Where the path stands in `names`, in bytes.
    var name: Range<Int>
    /// As in a tree; that of a directory where a sparse index holds no more than its tree.
    let mode: UInt32
    let id: ObjectID
    /// 0, or which side of a conflict it is.
    let stage: UInt8
    /// Whether `git add -N` only announced it.
    let isIntentToAdd: Bool
  }

  private(set) var entries: [Entry] = []
  /// All paths, one after the other.
  private(set) var names: [UInt8] = []
  /// The trees that git wrote already of what is staged.
  private(set) var cachedTree: CachedTree?

  static let directoryMode: UInt32 = 0o040000
  /// In bytes; git holds no larger one itself.
  private static let sizeLimit = 1 << 31

  /// The index of a repository in which nothing was ever staged.
  init() {}

  /// - Parameters:
  ///   - path: the index's file; where it is missing, nothing is staged.
  ///   - gitDirectory: where the file is looked for that a split index shares.
  /// - Throws: `GitError` where the file is no index that git would read.
  init(_ path: ByteString, gitDirectory: ByteString) throws(GitError) {
    guard FileReader.exists(path) else { return }
    guard let content = FileReader.contents(of: path, limit: Self.sizeLimit) else {
      throw Self.damaged("\(path.lossyText) is no file that can be read")
    }
    var shared: SharedPart?
    var reader = IndexReader(content.bytes)
    try reader.read(&entries, &names, &cachedTree, &shared)
    if let shared, shared.base != .zero {
      let base = try IndexFile(
        sharedIn: gitDirectory + "sharedindex.\(shared.base)")
      try merge(base, shared)
    }
    try checkOrder()
  }

  /// Reads what a split index shares, which is not split itself.
  private init(sharedIn path: ByteString) throws(GitError) {
    guard let content = FileReader.contents(of: path, limit: Self.sizeLimit) else {
      throw Self.damaged("the index is split, and \(path.lossyText) is not there")
    }
    var shared: SharedPart?
    var reader = IndexReader(content.bytes)
    try reader.read(&entries, &names, &cachedTree, &shared)
    cachedTree = nil
  }

  static func damaged(_ message: String) -> GitError {
    GitError(code: .other(-1), function: "IndexFile", message: message)
  }

  func name(of entry: Entry) -> ArraySlice<UInt8> { names[entry.name] }

  /// Lays what this file holds over what it shares, as git's `merge_base_index` does: paths without
  /// a name replace shared ones, in their order, and the others are added.
  private mutating func merge(_ base: IndexFile, _ shared: SharedPart) throws(GitError) {
    let start = names.count
    names += base.names
    var merged: [Entry?] = base.entries.map { entry in
      var entry = entry
      entry.name = entry.name.lowerBound + start..<entry.name.upperBound + start
      return entry
    }
    var own = entries[...]
    for index in shared.replaced {
      guard merged.indices.contains(index), var entry = own.popFirst(), entry.name.isEmpty,
        let old = merged[index]
      else { throw Self.damaged("the index is split, and does not fit what it shares") }
      entry.name = old.name
      merged[index] = entry
    }
    for index in shared.deleted {
      guard merged.indices.contains(index) else {
        throw Self.damaged("the index is split, and does not fit what it shares")
      }
      merged[index] = nil
    }
    guard own.allSatisfy({ !$0.name.isEmpty }) else {
      throw Self.damaged("the index is split, and does not fit what it shares")
    }
    let remaining = merged.compactMap(\.self)
    entries = []
    entries.reserveCapacity(remaining.count + own.count)
    // Both are in order: joined as two sorted lists are, and what is added wins.
    var index = 0
    for entry in own {
      while index < remaining.count, order(remaining[index], entry) < 0 {
        entries.append(remaining[index])
        index += 1
      }
      if index < remaining.count, order(remaining[index], entry) == 0 { index += 1 }
      entries.append(entry)
    }
    entries += remaining[index...]
  }

  private func order(_ left: Entry, _ right: Entry) -> Int {
    let one = names[left.name]
    let other = names[right.name]
    if one.lexicographicallyPrecedes(other) { return -1 }
    if other.lexicographicallyPrecedes(one) { return 1 }
    return Int(left.stage) - Int(right.stage)
  }

  private func checkOrder() throws(GitError) {
    for index in entries.indices.dropFirst()
    where order(entries[index - 1], entries[index]) >= 0 {
      throw Self.damaged("its paths are not in order")
    }
    guard entries.allSatisfy({ !$0.name.isEmpty }) else {
      throw Self.damaged("it holds a path without a name")
    }
  }
}
