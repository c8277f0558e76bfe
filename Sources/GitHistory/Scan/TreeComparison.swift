internal import Basics
internal import Git

/// Finds the paths at which a commit differs from every one of its parents.
///
/// Trees are read raw and joined in git's order; equal object ids are never descended into, and
/// what two trees have in common at their beginning is skipped eight bytes at a time.
struct TreeComparison {
  /// A path at which the commit differs from every parent.
  struct Difference {
    var path: PathID
    var kind: ChangeKind
    var oldID: ObjectID
    var newID: ObjectID
    /// The type of what stands there now, or of what stood there.
    var type: EntryType
    /// The type of what stood there, where something else does now.
    var oldType: EntryType?
    /// For a deletion by a merge: what the path held in the other parents.
    var otherOld: [Held] = []
  }

  /// What one parent of a merge holds at a path, and the merge does not.
  struct Merged {
    let path: PathID
    let held: Held
  }

  /// What a path holds.
  struct Held: Hashable {
    let id: ObjectID
    let type: EntryType
  }

  /// A path longer than this many directories is not followed: no checkout could hold it.
  static let depthLimit = 1024
  /// A commit that changes more paths than this is an error: a hostile tree may hold one directory a
  /// million times over.
  static let differenceLimit = 4_000_000

  let cache: TreeCache
  var paths: PathTable
  var differences: [Difference] = []
  /// For a merge that adds paths: where its parents hold the same objects, and the merge does not.
  private(set) var merged: [Merged] = []
  /// Whether a directory was deeper than `depthLimit`.
  private(set) var isTooDeep = false

  init(cache: TreeCache, paths: PathTable) {
    self.cache = cache
    self.paths = paths
  }

  /// Forgets the differences of the last commit.
  mutating func clear() {
    differences.removeAll(keepingCapacity: true)
    merged.removeAll(keepingCapacity: true)
    isTooDeep = false
  }

  /// Fills `differences` for one commit.
  /// - Throws: `GitError` where a tree is missing or damaged.
  mutating func compare(
    tree: ObjectID, parents: ArraySlice<ObjectID>
  ) throws(GitError) {
    clear()
    if parents.contains(tree) { return }
    try compare(
      tree, parents.first, Array(parents.dropFirst()), in: PathID.root, depth: 0)
    guard parents.count > 1 else { return }
    let added = Set(differences.filter { $0.kind == .added }.map(\.newID))
    if !added.isEmpty { try findMerged(added, tree, parents) }
  }

  /// Finds what left its path on the way from one parent to the merge, of the objects that the merge
  /// adds: subtrees that were imported, directories that git renamed.
  private mutating func findMerged(
    _ added: Set<ObjectID>, _ tree: ObjectID, _ parents: ArraySlice<ObjectID>
  ) throws(GitError) {
    let found = differences
    defer { differences = found }
    for parent in parents {
      differences = []
      try compare(tree, parent, [], in: PathID.root, depth: 0)
      for difference in differences where added.contains(difference.oldID) {
        merged.append(
          Merged(
            path: difference.path,
            held: Held(id: difference.oldID, type: difference.oldType ?? difference.type)))
      }
    }
  }

  private mutating func compare(
    _ new: ObjectID?, _ old: ObjectID?, _ others: [ObjectID?], in directory: PathID,
    depth: Int
  ) throws(GitError) {
    guard depth < Self.depthLimit else {
      isTooDeep = true
      return
    }
    guard differences.count < Self.differenceLimit else {
      throw GitError(
        code: .limit, function: "TreeComparison",
        message: "it changes more than \(Self.differenceLimit) paths")
    }
    var new = try Cursor(new, cache)
    var old = try Cursor(old, cache)
    var rest: [Cursor] = []
    for other in others { rest.append(try Cursor(other, cache)) }
    defer { withExtendedLifetime((new, old, rest)) {} }
    while true {
      try new.skipCommonEntries(with: &old)
      let newEntry = try new.current()
      let oldEntry = try old.current()
      let order: Int
      switch (newEntry, oldEntry) {
      case (nil, nil): return
      case (_?, nil): order = -1
      case (nil, _?): order = 1
      case (let newEntry?, let oldEntry?): order = newEntry.order(comparedTo: oldEntry)
      }
      let here = order <= 0 ? newEntry : nil
      let before = order >= 0 ? oldEntry : nil
      if let here { new.offset = here.end }
      if let before { old.offset = before.end }
      guard let key = here ?? before else { return }
      if let here, let before, here.holdsSame(as: before) { continue }
      var otherEntries: [TreeEntry?] = []
      var isKept = false
      for index in rest.indices {
        let entry = try rest[index].seek(key)
        otherEntries.append(entry)
        switch (here, entry) {
        case (nil, nil): isKept = true
        case (let here?, let entry?): isKept = isKept || here.holdsSame(as: entry)
        default: break
        }
      }
      if isKept { continue }
      let path = paths.insert(key.name, in: directory)
      if key.type == .directory {
        try compare(
          here?.id, before?.id, otherEntries.map { $0?.id }, in: path, depth: depth + 1)
      } else {
        note(path, here, before, otherEntries)
      }
    }
  }

  private mutating func note(
    _ path: PathID, _ here: TreeEntry?, _ before: TreeEntry?, _ others: [TreeEntry?]
  ) {
    let stoodSomewhere = before != nil || others.contains { $0 != nil }
    differences.append(
      Difference(
        path: path, kind: here == nil ? .deleted : stoodSomewhere ? .modified : .added,
        oldID: before?.id ?? .zero, newID: here?.id ?? .zero,
        type: here?.type ?? before?.type ?? .file, oldType: before?.type,
        otherOld: here == nil
          ? others.compactMap { $0.map { Held(id: $0.id, type: $0.type) } } : []))
  }

  /// An offset in a raw tree; a cursor without a tree is at its end.
  private struct Cursor {
    private let object: RawObject?
    private let base: UnsafePointer<UInt8>?
    private let count: Int
    private let id: ObjectID
    var offset = 0

    init(_ id: ObjectID?, _ cache: TreeCache) throws(GitError) {
      object = if let id { try cache.tree(id) } else { nil }
      base = object?.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      count = object?.bytes.count ?? 0
      self.id = id ?? .zero
    }

    /// The entry at the offset; nil at the end.
    @inline(__always)
    func current() throws(GitError) -> TreeEntry? {
      guard let base, offset < count else { return nil }
      guard let entry = TreeEntry(base, count: count, at: offset) else { throw .damagedTree(id) }
      return entry
    }

    /// Moves to the entry with the key of `target` and gives it; nil where there is none.
    mutating func seek(_ target: TreeEntry) throws(GitError) -> TreeEntry? {
      while let entry = try current() {
        let order = entry.order(comparedTo: target)
        if order == 0 { return entry }
        if order > 0 { return nil }
        offset = entry.end
      }
      return nil
    }

    /// Moves both cursors past the entries that are the same, byte for byte, in both.
    mutating func skipCommonEntries(with other: inout Cursor) throws(GitError) {
      guard let base, let otherBase = other.base else { return }
      let length = min(count - offset, other.count - other.offset)
      let left = UnsafeRawPointer(base + offset)
      let right = UnsafeRawPointer(otherBase + other.offset)
      var common = 0
      while common + 8 <= length {
        let difference =
          left.loadUnaligned(fromByteOffset: common, as: UInt64.self)
          ^ right.loadUnaligned(fromByteOffset: common, as: UInt64.self)
        if difference != 0 {
          common += UInt64(littleEndian: difference).trailingZeroBitCount >> 3
          break
        }
        common += 8
      }
      if common + 8 > length {
        while common < length,
          left.load(fromByteOffset: common, as: UInt8.self)
            == right.load(fromByteOffset: common, as: UInt8.self)
        {
          common += 1
        }
      }
      let start = offset
      let end = start + common
      while let next = TreeEntry.end(ofEntryAt: offset, in: base, count: count), next <= end {
        offset = next
      }
      while offset < end {
        guard let entry = TreeEntry(base, count: count, at: offset) else {
          throw .damagedTree(id)
        }
        if entry.end > end { break }
        offset = entry.end
      }
      other.offset += offset - start
    }
  }
}
