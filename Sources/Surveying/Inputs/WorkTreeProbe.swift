internal import Basics
internal import CSystem
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
    let processors = min(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), Self.threadLimit)
    guard processors > 1, directories.count >= Self.fewest else { return }
    let paths = tip.paths
    let outcomes = Outcomes()
    // Several parts a thread, since some directories are larger than others.
    let parts = processors * 4
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let range = (directories.count * part / parts)..<(directories.count * (part + 1) / parts)
      outcomes.add(
        directories[range].map { ($0, FileReader.probe(root + paths.path($0), for: name)) })
    }
    found.reserveCapacity(directories.count)
    for (directory, glance) in outcomes.all { found[directory] = glance }
  }

  /// What is in a directory; nil where it was not looked into.
  subscript(directory: PathID?) -> FileReader.Probe? {
    directory.flatMap { found[$0] }
  }

  // Sendable because every access to its state is made under its lock.
  private final class Outcomes: @unchecked Sendable {
    typealias Outcome = (PathID, FileReader.Probe?)

    private let lock = DispatchSemaphore(value: 1)
    private var outcomes: [Outcome] = []

    func add(_ part: [Outcome]) {
      lock.wait()
      outcomes += part
      lock.signal()
    }

    var all: [Outcome] {
      lock.wait()
      defer { lock.signal() }
      return outcomes
    }
  }
}
