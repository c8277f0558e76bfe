internal import Basics

/// Makes trees of what an index holds, as git would for a commit; they stay in memory.
struct IndexTrees {
  private let index: IndexFile
  private let entries: [IndexFile.Entry]
  private let objects: ObjectDatabase

  /// No path is deeper that a checkout could hold.
  private static let depthLimit = 1024

  init(_ index: IndexFile, _ objects: ObjectDatabase) {
    self.index = index
    self.objects = objects
    // What is only announced, git commits nothing of.
    entries = index.entries.filter { !$0.isIntentToAdd }
  }

  /// Returns the id of the whole tree.
  /// - Throws: `GitError` where a tree cannot be written.
  func write() throws(GitError) -> ObjectID {
    try write(entries.startIndex..<entries.endIndex, index.cachedTree, from: 0, depth: 0)
  }

  /// - Parameters:
  ///   - range: the entries of one directory.
  ///   - cached: what git knows of that directory.
  ///   - start: how many bytes of their paths lead to it.
  private func write(
    _ range: Range<Int>, _ cached: CachedTree?, from start: Int, depth: Int
  ) throws(GitError) -> ObjectID {
    // What git has written already, as git itself would take it.
    if let cached, cached.count == range.count, !range.isEmpty, objects.contains(cached.id) {
      return cached.id
    }
    guard depth < Self.depthLimit else {
      throw IndexFile.damaged("it holds a path of more than \(Self.depthLimit) directories")
    }
    var tree: [UInt8] = []
    var next = range.lowerBound
    while next < range.upperBound {
      let entry = entries[next]
      let rest = index.name(of: entry).dropFirst(start)
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        append(entry.mode, rest, entry.id, to: &tree)
        next += 1
        continue
      }
      let name = rest[..<slash]
      if slash == rest.endIndex - 1 {
        // A sparse index names the whole directory by its tree.
        append(IndexFile.directoryMode, name, entry.id, to: &tree)
        next += 1
        continue
      }
      let length = start + name.count + 1
      let stem = index.name(of: entry).prefix(length)
      var end = next + 1
      while end < range.upperBound,
        index.name(of: entries[end]).starts(with: stem)
      {
        end += 1
      }
      let child = cached?.children.first { $0.name.elementsEqual(name) }
      let id = try write(next..<end, child, from: length, depth: depth + 1)
      append(IndexFile.directoryMode, name, id, to: &tree)
      next = end
    }
    return try objects.write(tree, .tree)
  }

  private func append(
    _ mode: UInt32, _ name: ArraySlice<UInt8>, _ id: ObjectID, to tree: inout [UInt8]
  ) {
    tree += String(mode, radix: 8).utf8
    tree.append(UInt8(ascii: " "))
    tree += name
    tree.append(0)
    tree += id.bytes
  }
}
