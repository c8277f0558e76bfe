internal import Basics
internal import Dispatch
internal import Git
internal import GitHistory

/// Looks for a name in the directories of a work tree that the tip has too, on all processors at
/// once: the time goes into waiting for the system.
struct WorkTreeProbe {
  /// Fewer directories are looked into before another thread has begun.
  private static let fewest = 128
  private static let threadLimit = 4

  /// By directory; nil where it cannot be read.
  private var found: [PathID: FileReader.Probe] = [:]

  /// - Parameter root: the work tree, with a slash at its end.
  init(for name: ByteString, below root: ByteString, _ tip: TipListing) {
    let directories = tip.directories
    let threads = Parallelism.threads(atMost: Self.threadLimit)
    guard threads > 1, directories.count >= Self.fewest else { return }
    let paths = tip.paths
    let found = Locked<[(PathID, FileReader.Probe?)]>([])
    // Several parts a thread, since some directories are larger than others.
    let parts = threads * 4
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let range = (directories.count * part / parts)..<(directories.count * (part + 1) / parts)
      let part = directories[range].map {
        ($0, FileReader.probe(root + paths.path($0), for: name))
      }
      found.withLock { $0 += part }
    }
    self.found.reserveCapacity(directories.count)
    for (directory, probe) in found.withLock({ $0 }) { self.found[directory] = probe }
  }

  /// What is in a directory; nil where it was not looked into.
  subscript(directory: PathID?) -> FileReader.Probe? {
    directory.flatMap { found[$0] }
  }
}
