internal import Basics

/// New ids for paths, in the order of their components, so that what lies in a directory is one run
/// behind it.
struct PathNumbering {
  /// By old id.
  private var ids: [PathID]
  /// Old ids by new.
  private(set) var ordered: [PathID] = []
  /// By new id: one past the last path within.
  private(set) var ends: [UInt32]

  init(_ paths: PathTable) {
    let count = paths.count
    ids = Array(repeating: .root, count: count)
    ends = Array(repeating: 0, count: count)
    ordered.reserveCapacity(count)
    // Children by directory; the root's at the end.
    var starts = [Int32](repeating: 0, count: count + 2)
    func slot(_ directory: PathID) -> Int { directory == .root ? count : directory.index }
    var parents = [PathID](repeating: .root, count: count)
    for path in PathID(0)..<PathID(count) {
      parents[path.index] = paths.directory(of: path)
      starts[slot(parents[path.index]) + 1] += 1
    }
    for slot in 1..<starts.count { starts[slot] += starts[slot - 1] }
    var next = starts
    var children = [Child](repeating: Child(prefix: 0, path: .root), count: count)
    for path in PathID(0)..<PathID(count) {
      let slot = slot(parents[path.index])
      children[Int(next[slot])] = Child(prefix: paths.withName(of: path, Self.prefix), path: path)
      next[slot] += 1
    }
    func sortChildren(of slot: Int) -> Range<Int32> {
      let range = starts[slot]..<starts[slot + 1]
      if range.count > 1 {
        children[Int(range.lowerBound)..<Int(range.upperBound)].sort { left, right in
          if left.prefix != right.prefix { return left.prefix < right.prefix }
          return paths.withName(of: left.path) { one in
            paths.withName(of: right.path) { HistoryIndex.compare(one, $0) < 0 }
          }
        }
      }
      return range
    }
    var stack = [(path: PathID.root, left: sortChildren(of: count))]
    while let (path, left) = stack.last {
      guard let first = left.first else {
        if path != .root { ends[ids[path.index].index] = UInt32(ordered.count) }
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].left = left.dropFirst()
      let child = children[Int(first)].path
      ids[child.index] = PathID(ordered.count)
      ordered.append(child)
      stack.append((child, sortChildren(of: child.index)))
    }
  }

  /// The new id of a path.
  subscript(path: PathID) -> PathID { ids[path.index] }

  private struct Child {
    /// The first eight bytes of the name, which most names differ in.
    let prefix: UInt64
    let path: PathID
  }

  private static func prefix(_ name: UnsafeRawBufferPointer) -> UInt64 {
    var result: UInt64 = 0
    for index in 0..<8 {
      result = result << 8 | (index < name.count ? UInt64(name[index]) : 0)
    }
    return result
  }
}
