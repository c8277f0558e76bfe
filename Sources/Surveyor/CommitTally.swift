internal import History

/// A number for each commit, all zero but while somebody counts: whoever does leaves them so.
final class CommitTally {
  let counts: UnsafeMutableBufferPointer<Int32>

  init(_ count: Int) {
    counts = .allocate(capacity: count)
    counts.initialize(repeating: 0)
  }

  deinit { counts.deallocate() }
}
