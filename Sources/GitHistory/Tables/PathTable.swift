package import Basics

/// Every path that history knows, directories included, by id.
///
/// Those of an index come first; in them what lies in a directory is one run.
package struct PathTable: Sendable {
  let index: HistoryIndex
  /// One past the last of the index's paths.
  let indexed: PathID
  private var names = ByteInterner()

  package init() { self.init(.empty) }

  init(_ index: HistoryIndex) {
    self.index = index
    indexed = PathID(index.pathCount)
  }

  package var count: Int { indexed.index + names.count }

  /// Gives a name in a directory its id.
  package mutating func insert(_ name: UnsafeRawBufferPointer, in directory: PathID) -> PathID {
    if indexed.raw > 0, directory < indexed, let path = index.child(name, in: directory) {
      return path
    }
    return PathID(raw: indexed.raw + names.intern(name, under: directory.raw).0)
  }

  package func directory(of path: PathID) -> PathID {
    path < indexed
      ? index.directory(of: path) : PathID(raw: names.parents[Int(path.raw - indexed.raw)])
  }

  /// The last component.
  package func name(of path: PathID) -> ByteString {
    withName(of: path) { ByteString($0) }
  }

  /// Calls `body` with the last component, valid for the call.
  package func withName<Result>(
    of path: PathID, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard path < indexed else {
      return names.bytes(of: path.raw - indexed.raw).withUnsafeBytes(body)
    }
    return withExtendedLifetime(index) { body(index.name(of: path)) }
  }

  /// As `withName`, without a result. In another module a generic function of package access is not
  /// specialized, and this is asked of every file.
  package func visitName(of path: PathID, _ body: (UnsafeRawBufferPointer) -> Void) {
    if path < indexed {
      withExtendedLifetime(index) { body(index.name(of: path)) }
    } else {
      names.bytes(of: path.raw - indexed.raw).withUnsafeBytes(body)
    }
  }

  /// Whether the last component is `name`.
  package func isNamed(_ path: PathID, _ name: ByteString) -> Bool {
    withName(of: path) { $0.count == name.count && $0.elementsEqual(name.bytes) }
  }

  /// Whether the last components of a path are those of `ending`, which has single slashes only, and
  /// none at either end.
  package func path(_ path: PathID, endsWith ending: UnsafeRawBufferPointer) -> Bool {
    var current = path
    var end = ending.count
    while end >= 0 {
      var start = end
      while start > 0, ending[start - 1] != UInt8(ascii: "/") { start -= 1 }
      if current == PathID.root { return false }
      let isSame = withName(of: current) { name in
        guard name.count == end - start else { return false }
        for index in 0..<name.count where name[index] != ending[start + index] { return false }
        return true
      }
      if !isSame { return false }
      current = directory(of: current)
      end = start - 1
    }
    return true
  }

  /// The whole path from the root, without a slash at either end.
  package func path(_ path: PathID) -> ByteString {
    var bytes: [UInt8] = []
    for component in components(of: path) {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "/")) }
      withName(of: component) { bytes.append(contentsOf: $0) }
    }
    return ByteString(bytes)
  }

  /// The directories to a path from the root down, and the path itself.
  private func components(of path: PathID) -> [PathID] {
    var components: [PathID] = []
    var current = path
    while current != .root {
      components.append(current)
      current = directory(of: current)
    }
    return components.reversed()
  }

  /// In bytes.
  private func length(of path: PathID) -> Int {
    var length = -1
    var current = path
    while current != .root {
      length += withName(of: current, \.count) + 1
      current = directory(of: current)
    }
    return max(0, length)
  }

  /// Whether `text`, in which `id(of:)` found this path, has single slashes only, and none at either
  /// end.
  package func isExact(_ path: PathID, _ text: ByteString) -> Bool {
    length(of: path) == text.count
  }

  /// Whether the bytes of a path come before `stem`.
  /// - Parameter buffer: memory to build the path in, used again and again.
  func isPath(_ path: PathID, before stem: ByteString, _ buffer: inout [UInt8]) -> Bool {
    let length = length(of: path)
    while buffer.count < length { buffer.append(0) }
    return buffer.withUnsafeMutableBytes { buffer in
      var end = length
      var current = path
      while current != .root {
        withName(of: current) { name in
          end -= name.count
          UnsafeMutableRawBufferPointer(rebasing: buffer[end..<(end + name.count)])
            .copyMemory(from: name)
        }
        current = directory(of: current)
        if current != .root {
          end -= 1
          buffer[end] = UInt8(ascii: "/")
        }
      }
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<length])
      return stem.bytes.withUnsafeBytes { HistoryIndex.compare(bytes, $0) < 0 }
    }
  }

  /// The id of a path; nil where history does not know it. The empty path is the root.
  package func id(of path: ByteString) -> PathID? {
    let (deepest, isWhole) = deepest(of: path)
    return isWhole ? deepest : nil
  }

  /// The id of a path, or else of the last of the directories to it that history knows.
  package func deepest(of path: ByteString) -> (path: PathID, isWhole: Bool) {
    path.bytes.withUnsafeBytes { bytes in
      var current = PathID.root
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
        if end > start {
          let component = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
          guard let next = find(component, in: current) else { return (current, false) }
          current = next
        }
        start = end + 1
      }
      return (current, true)
    }
  }

  /// The id of what is called `name` in a directory; nil where history does not know it.
  package func id(of name: ByteString, in directory: PathID) -> PathID? {
    name.bytes.withUnsafeBytes { find($0, in: directory) }
  }

  private func find(_ name: UnsafeRawBufferPointer, in directory: PathID) -> PathID? {
    if indexed.raw > 0, directory < indexed, let path = index.child(name, in: directory) {
      return path
    }
    return names.find(name, under: directory.raw).map { PathID(raw: indexed.raw + $0) }
  }

  /// Gives a path and the directories to it their ids.
  package mutating func insert(_ path: ByteString) -> PathID {
    var current = PathID.root
    for component in path.bytes.split(separator: UInt8(ascii: "/")) {
      current = component.withUnsafeBytes { insert($0, in: current) }
    }
    return current
  }

  /// Adds all paths of another table over the same index.
  /// - Returns: the ids here of those that are not the index's.
  mutating func insert(_ other: PathTable) -> [PathID] {
    var ids: [PathID] = []
    ids.reserveCapacity(other.names.count)
    for name in 0..<Int32(other.names.count) {
      // A directory has its id before what lies in it.
      let parent = PathID(raw: other.names.parents[Int(name)])
      let directory = parent < indexed ? parent : ids[Int(parent.raw - indexed.raw)]
      ids.append(
        other.names.bytes(of: name).withUnsafeBytes {
          PathID(raw: indexed.raw + names.intern($0, under: directory.raw).0)
        })
    }
    return ids
  }
}

extension PathTable {
  /// What lies in a directory at any depth, of those paths that have an index's order.
  package func contents(of directory: PathID) -> Range<PathID> {
    if directory >= indexed { return indexed..<indexed }
    return index.contents(of: directory)
  }

  /// Whether a path lies in a directory, at any depth.
  package func path(_ path: PathID, isBelow directory: PathID) -> Bool {
    var current = path
    while current != .root {
      current = self.directory(of: current)
      if current == directory { return true }
    }
    return false
  }

  /// The paths that have their ids in the order of arrival; a directory before what lies in it.
  package var unsorted: Range<PathID> { indexed..<PathID(count) }
}
