package import Basics

/// Every path that history knows, directories included, as numbers.
///
/// Those of an index come first; in them what lies in a directory is one run.
package struct PathTable: Sendable {
  let index: HistoryIndex
  let indexed: Int32
  private var names = ByteInterner()

  package init() { self.init(.empty) }

  init(_ index: HistoryIndex) {
    self.index = index
    indexed = Int32(index.pathCount)
  }

  package var count: Int { Int(indexed) + names.count }

  /// Gives a name in a directory its number.
  package mutating func insert(_ name: UnsafeRawBufferPointer, in directory: PathID) -> PathID {
    if indexed > 0, directory < indexed, let known = index.child(name, in: directory) {
      return known
    }
    return indexed + names.intern(name, under: directory).0
  }

  package func directory(of path: PathID) -> PathID {
    path < indexed ? index.directory(of: path) : names.parents[Int(path - indexed)]
  }

  /// The last component.
  package func name(of path: PathID) -> ByteString {
    withName(of: path) { ByteString($0) }
  }

  /// Calls `body` with the last component, valid for the call.
  package func withName<Result>(
    of path: PathID, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard path < indexed else { return names.bytes(of: path - indexed).withUnsafeBytes(body) }
    return withExtendedLifetime(index) { body(index.name(of: path)) }
  }

  /// As `withName`, without a result: a caller in another module pays nothing for its being generic.
  package func visitName(of path: PathID, _ body: (UnsafeRawBufferPointer) -> Void) {
    if path < indexed {
      withExtendedLifetime(index) { body(index.name(of: path)) }
    } else {
      names.bytes(of: path - indexed).withUnsafeBytes(body)
    }
  }

  /// Whether the last component is `name`.
  package func isNamed(_ path: PathID, _ name: ByteString) -> Bool {
    withName(of: path) { $0.count == name.count && $0.elementsEqual(name.bytes) }
  }

  /// Whether the last components of a path are those of `ending`, which has no slash too many.
  package func path(_ number: PathID, endsWith ending: UnsafeRawBufferPointer) -> Bool {
    var current = number
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

  /// Whether the last component ends with `ending`.
  package func name(of path: PathID, endsWith ending: ByteString) -> Bool {
    if ending.isEmpty { return true }
    return withName(of: path) { name in
      guard name.count >= ending.count else { return false }
      let start = name.count - ending.count
      for index in 0..<ending.count where name[start + index] != ending.bytes[index] {
        return false
      }
      return true
    }
  }

  /// The whole path from the root, without a slash at either end.
  package func path(_ number: PathID) -> ByteString {
    guard number != PathID.root else { return ByteString() }
    var components: [PathID] = []
    var current = number
    while current != PathID.root {
      components.append(current)
      current = directory(of: current)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(components.count * 12)
    for component in components.reversed() {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "/")) }
      withName(of: component) { bytes.append(contentsOf: $0) }
    }
    return ByteString(bytes)
  }

  /// Whether `text`, which `number(of:)` found this path by, has no slash too many.
  package func isExact(_ number: PathID, _ text: ByteString) -> Bool {
    var length = -1
    var current = number
    while current != PathID.root {
      length += withName(of: current, \.count) + 1
      current = directory(of: current)
    }
    return length == text.count
  }

  /// Whether the bytes of a path come before `stem`.
  /// - Parameter buffer: memory to build the path in, used again and again.
  func isPath(_ number: PathID, before stem: ByteString, _ buffer: inout [UInt8]) -> Bool {
    var length = 0
    var current = number
    while current != PathID.root {
      length += withName(of: current, \.count) + 1
      current = directory(of: current)
    }
    while buffer.count < length { buffer.append(0) }
    return buffer.withUnsafeMutableBytes { buffer in
      var end = length - 1
      var current = number
      while current != PathID.root {
        withName(of: current) { name in
          end -= name.count
          UnsafeMutableRawBufferPointer(rebasing: buffer[end..<(end + name.count)])
            .copyMemory(from: name)
        }
        current = directory(of: current)
        if current != PathID.root {
          end -= 1
          buffer[end] = UInt8(ascii: "/")
        }
      }
      let path = UnsafeRawBufferPointer(rebasing: buffer[..<max(0, length - 1)])
      return stem.bytes.withUnsafeBytes { HistoryIndex.compare(path, $0) < 0 }
    }
  }

  /// The number of a path; nil where history does not know it. The empty path is the root.
  package func number(of path: ByteString) -> PathID? {
    let (number, isWhole) = deepest(of: path)
    return isWhole ? number : nil
  }

  /// The number of a path, or else of the last of the directories to it that history knows.
  package func deepest(of path: ByteString) -> (number: PathID, isWhole: Bool) {
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

  /// What is called `name` in a directory; nil where history does not know it.
  package func number(of name: ByteString, in directory: PathID) -> PathID? {
    name.bytes.withUnsafeBytes { find($0, in: directory) }
  }

  private func find(_ name: UnsafeRawBufferPointer, in directory: PathID) -> PathID? {
    if indexed > 0, directory < indexed, let known = index.child(name, in: directory) {
      return known
    }
    return names.find(name, under: directory).map { indexed + $0 }
  }

  package mutating func insert(_ path: ByteString) -> PathID {
    var current = PathID.root
    for component in path.bytes.split(separator: UInt8(ascii: "/")) {
      current = component.withUnsafeBytes { insert($0, in: current) }
    }
    return current
  }

  /// Adds all paths of another table over the same index; gives the numbers here of those that are
  /// not the index's.
  mutating func insert(_ other: PathTable) -> [PathID] {
    var numbers: [PathID] = []
    numbers.reserveCapacity(other.names.count)
    for local in 0..<PathID(other.names.count) {
      // A directory is numbered before what lies in it.
      let parent = other.names.parents[Int(local)]
      let directory = parent < indexed ? parent : numbers[Int(parent - indexed)]
      numbers.append(
        other.names.bytes(of: local).withUnsafeBytes {
          indexed + names.intern($0, under: directory).0
        })
    }
    return numbers
  }

  /// Below zero where `left` comes first in the order of components.
  func order(_ left: PathID, _ right: PathID) -> Int {
    if left < indexed, right < indexed { return Int(left) - Int(right) }
    let one = lineOfDirectories(to: left)
    let two = lineOfDirectories(to: right)
    for (left, right) in zip(one, two) where left != right {
      let order = withName(of: left) { left in
        withName(of: right) { right in HistoryIndex.compare(left, right) }
      }
      if order != 0 { return order }
    }
    return one.count - two.count
  }

  private func lineOfDirectories(to path: PathID) -> [PathID] {
    var line: [PathID] = []
    var current = path
    while current != PathID.root {
      line.append(current)
      current = directory(of: current)
    }
    return line.reversed()
  }
}

extension PathTable {
  /// What lies in a directory at any depth, of those paths that have an index's order.
  package func contents(of directory: PathID) -> Range<PathID> {
    if directory >= indexed { return indexed..<indexed }
    return index.contents(of: directory)
  }

  /// The paths that were numbered as they came; a directory before what lies in it.
  package var unsorted: Range<PathID> { indexed..<PathID(count) }
}
