internal import Basics

/// Numbers paths anew in the order of their components, so that what lies in a directory is one run
/// behind it.
struct PathNumbering {
  /// By old number.
  private(set) var numbers: [PathID]
  /// Old numbers by new.
  private(set) var ordered: [PathID] = []
  /// By new number: one past the last path within.
  private(set) var ends: [UInt32]

  init(_ paths: PathTable) {
    let count = paths.count
    numbers = Array(repeating: -1, count: count)
    ends = Array(repeating: 0, count: count)
    ordered.reserveCapacity(count)
    // Children by directory; the root's at the end.
    var starts = [Int32](repeating: 0, count: count + 2)
    func slot(_ directory: PathID) -> Int {
      directory == PathID.root ? count : Int(directory)
    }
    var parents = [PathID](repeating: 0, count: count)
    for path in 0..<Int32(count) {
      parents[Int(path)] = paths.directory(of: path)
      starts[slot(parents[Int(path)]) + 1] += 1
    }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var children = [Child](repeating: Child(prefix: 0, path: 0), count: count)
    for path in 0..<Int32(count) {
      let slot = slot(parents[Int(path)])
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
      guard let place = left.first else {
        if path != PathID.root { ends[Int(numbers[Int(path)])] = UInt32(ordered.count) }
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].left = left.dropFirst()
      let child = children[Int(place)].path
      numbers[Int(child)] = Int32(ordered.count)
      ordered.append(child)
      stack.append((child, sortChildren(of: Int(child))))
    }
  }

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
