package import Basics

/// A path that two trees differ at.
package struct StagedChange: Hashable, Sendable {
  /// What happened to the path; the raw value is the letter of `git diff --name-status`.
  package enum Kind: String, Sendable {
    case added = "A"
    case deleted = "D"
    case modified = "M"
    /// A file became a link, a link a submodule, and so on.
    case typeChanged = "T"
  }

  package let kind: Kind
  package let path: ByteString
}

extension Repository {
  /// What differs between two trees, ascending by path, permission bits included and moves not
  /// looked for: what `git diff --no-renames --name-status` says of them.
  /// - Parameter old: nil where there was nothing.
  /// - Throws: `GitError` where a tree is missing or damaged.
  package func changes(
    from old: ObjectID?, to new: ObjectID
  ) throws(GitError) -> [StagedChange] {
    var found: [StagedChange] = []
    try compare(old, new, in: "", &found)
    return found
  }

  private func compare(
    _ old: ObjectID?, _ new: ObjectID?, in directory: ByteString, _ found: inout [StagedChange]
  ) throws(GitError) {
    if old == new { return }
    let before = try RawEntries(old, self)
    let after = try RawEntries(new, self)
    defer { withExtendedLifetime((before, after)) {} }
    var (offset, otherOffset) = (0, 0)
    while let order = try order(before.entry(at: offset), after.entry(at: otherOffset)) {
      let entry = order <= 0 ? try before.entry(at: offset) : nil
      let newEntry = order >= 0 ? try after.entry(at: otherOffset) : nil
      let (start, otherStart) = (offset, otherOffset)
      if let entry { offset = entry.end }
      if let newEntry { otherOffset = newEntry.end }
      guard let key = newEntry ?? entry else { return }
      if entry != nil, newEntry != nil,
        before.bytes(start..<offset).elementsEqual(after.bytes(otherStart..<otherOffset))
      {
        continue
      }
      let path = directory + ByteString(key.name)
      if key.type == .directory {
        try compare(entry?.id, newEntry?.id, in: path + "/", &found)
      } else {
        let kind: StagedChange.Kind =
          switch (entry, newEntry) {
          case (let entry?, let newEntry?):
            entry.type == newEntry.type ? .modified : .typeChanged
          case (nil, _): .added
          case (_, nil): .deleted
          }
        found.append(StagedChange(kind: kind, path: path))
      }
    }
  }

  /// Nil at the end of both.
  private func order(_ one: TreeEntry?, _ other: TreeEntry?) -> Int? {
    switch (one, other) {
    case (nil, nil): nil
    case (_?, nil): -1
    case (nil, _?): 1
    case (let one?, let other?): one.order(comparedTo: other)
    }
  }
}

/// A raw tree's entries; none where there is no tree.
private struct RawEntries {
  private let object: RawObject?
  private let id: ObjectID

  init(_ id: ObjectID?, _ repository: Repository) throws(GitError) {
    object = if let id { try repository.tree(id) } else { nil }
    self.id = id ?? .zero
  }

  /// Valid as long as this value is.
  func entry(at offset: Int) throws(GitError) -> TreeEntry? {
    guard let object, offset < object.bytes.count,
      let base = object.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    else { return nil }
    guard let entry = TreeEntry(base, count: object.bytes.count, at: offset) else {
      throw .damagedTree(id)
    }
    return entry
  }

  func bytes(_ range: Range<Int>) -> [UInt8] {
    object?.withBytes { Array($0[range]) } ?? []
  }
}
