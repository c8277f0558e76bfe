/// The changes of one commit, in the order of its trees. Each is written as how far its path lies
/// from the one before it, and what was done. Distances are doubled, and odd for a path that lies
/// before.
struct CommitChanges: Sequence, IteratorProtocol {
  private var reader: ChangeReader
  private var path: UInt32 = 0
  private let pathCount: UInt32

  /// - Parameters:
  ///   - bytes: followed by at least four more that may be read.
  ///   - pathCount: the end of the path ids; a damaged list ends before it gives out another.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, pathCount: Int) {
    reader = ChangeReader(bytes)
    self.pathCount = UInt32(truncatingIfNeeded: pathCount)
  }

  /// A path, packed with what was done.
  @inline(__always)
  mutating func next() -> UInt32? {
    if reader.isAtEnd { return nil }
    let (distance, flags) = reader.change()
    path = distance & 1 == 0 ? path &+ distance >> 1 : path &- distance >> 1
    guard path < pathCount else {
      reader.end()
      return nil
    }
    return path << 4 | flags
  }

  /// Adds the changes of one commit.
  /// - Parameter packed: paths, packed with what was done.
  static func append(_ packed: some Sequence<UInt32>, to bytes: inout [UInt8]) {
    var last: UInt32 = 0
    for change in packed {
      let path = change >> 4
      let distance = path >= last ? (path - last) << 1 : (last - path) << 1 | 1
      ChangeReader.append(distance: distance, flags: change & 15, to: &bytes)
      last = path
    }
  }
}
