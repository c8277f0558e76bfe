internal import CSystem

/// A number for each commit, all zero but while somebody counts: whoever does leaves them so.
final class CommitTally {
  let counts: UnsafeMutableBufferPointer<Int32>

  init(_ count: Int) {
    // Pages that nobody writes to take no memory: most of a long history is never counted.
    guard let memory = calloc(max(count, 1), MemoryLayout<Int32>.stride) else {
      preconditionFailure("there is no memory for \(count) numbers")
    }
    counts = UnsafeMutableBufferPointer(
      start: memory.bindMemory(to: Int32.self, capacity: count), count: count)
  }

  deinit { free(counts.baseAddress) }
}
