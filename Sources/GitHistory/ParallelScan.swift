internal import Basics
internal import CSystem
internal import Dispatch
internal import Git

/// Compares commits with their parents, on as many threads as pay, while others are still read.
///
/// Each thread opens the repository for itself and takes one run of neighbouring commits after
/// another, because neighbours share trees. The outcome does not depend on who took what.
final class ParallelScan {
  /// More threads than this have been of no use.
  private static let threadLimit = 4
  private static let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  private let repository: Repository
  private let paths: PathTable
  private let queue = RunQueue()
  private let group = DispatchGroup()
  private var hasHelpers = false
  private var taken = 0

  /// - Parameters:
  ///   - repository: what the calling thread reads from.
  ///   - paths: paths that have their numbers already.
  init(_ repository: Repository, paths: PathTable) {
    self.repository = repository
    self.paths = paths
  }

  /// Has a run compared, at once or later.
  func take(_ run: CommitRun) {
    taken += run.count
    queue.push(run)
    // A short history is done before a thread is ready for it.
    if !hasHelpers, run.count == CommitRun.length { startHelpers() }
  }

  private func startHelpers() {
    hasHelpers = true
    guard let access = repository.access else { return }
    let queue = queue
    let index = paths.index
    for _ in 0..<max(0, min(Self.threadLimit, Self.processors) - 1) {
      DispatchQueue.global(qos: .userInitiated).async(group: group) {
        // Without a repository of its own the thread has nothing to do; the caller's goes on.
        guard let own = try? Repository(access) else { return }
        Self.work(queue, TreeComparison(cache: TreeCache(own), paths: PathTable(index))) { _ in }
      }
    }
  }

  /// Lets go of what is not compared yet.
  func cancel() {
    queue.stop()
    group.wait()
  }

  /// Compares what is left.
  /// - Returns: what every run changed, and every path that has a number.
  /// - Throws: `HistoryError` for a commit that cannot be compared.
  func finish(
    report: (ScanProgress) -> Void
  ) throws(HistoryError) -> (parts: [ScanPart], PathTable) {
    queue.close()
    Self.work(queue, TreeComparison(cache: TreeCache(repository), paths: paths)) { left in
      report(.comparing(max(0, taken - left * CommitRun.length), of: taken))
    }
    group.wait()
    var parts: [ScanPart] = []
    var paths = paths
    for var outcome in queue.outcomes() {
      if let failure = outcome.failure { throw failure }
      let numbers = paths.insert(outcome.paths)
      for place in outcome.parts.indices {
        outcome.parts[place].renumber(numbers, from: paths.indexed)
      }
      parts += outcome.parts
    }
    return (parts, paths)
  }

  /// Takes runs until none is left to come. `report` is told how many are.
  private static func work(
    _ queue: RunQueue, _ comparison: consuming TreeComparison, report: (Int) -> Void
  ) {
    var outcome = RunQueue.Outcome(paths: comparison.paths)
    while let (run, left) = queue.next() {
      report(left)
      do {
        outcome.parts.append(try compare(run, &comparison))
      } catch {
        outcome.failure = error
        queue.stop()
        break
      }
    }
    outcome.paths = comparison.paths
    queue.finish(outcome)
  }

  private static func compare(
    _ run: CommitRun, _ comparison: inout TreeComparison
  ) throws(HistoryError) -> ScanPart {
    var part = ScanPart(rows: run.rows)
    for commit in 0..<run.count {
      if run.isWanted[commit] {
        do {
          try comparison.compare(
            tree: run.trees[commit], parents: run.parentTrees(of: commit))
        } catch {
          throw HistoryError.unreadable(
            commit: run.ids[commit], object: run.ids[commit], cause: error)
        }
      } else {
        comparison.clear()
      }
      part.append(
        comparison.differences, isTooDeep: comparison.isTooDeep, paths: comparison.paths)
    }
    return part
  }
}

/// Hands out runs of commits to threads and gathers what they found.
// Sendable because every access to its state is made under its lock.
private final class RunQueue: @unchecked Sendable {
  /// What one thread found.
  struct Outcome: Sendable {
    var paths: PathTable
    var parts: [ScanPart] = []
    var failure: HistoryError?
  }

  private let lock = DispatchSemaphore(value: 1)
  /// Counts runs that are there to be taken, and one more once there will be none.
  private let available = DispatchSemaphore(value: 0)
  private var runs: [CommitRun] = []
  private var head = 0
  private var isClosed = false
  private var found: [Outcome] = []

  private func locked<Result>(_ body: () -> Result) -> Result {
    lock.wait()
    defer { lock.signal() }
    return body()
  }

  func push(_ run: CommitRun) {
    locked { runs.append(run) }
    available.signal()
  }

  /// Says that no run will follow.
  func close() {
    locked { isClosed = true }
    available.signal()
  }

  /// Hands out nothing more.
  func stop() {
    locked { head = runs.count }
    close()
  }

  /// The next run and how many are left behind it; nil once there will be none.
  func next() -> (CommitRun, left: Int)? {
    available.wait()
    let next: (CommitRun, Int)? = locked {
      guard head < runs.count else { return nil }
      head += 1
      return (runs[head - 1], runs.count - head)
    }
    // Whoever finds the end wakes the next thread that waits for it.
    if next == nil { available.signal() }
    return next
  }

  func finish(_ outcome: Outcome) { locked { found.append(outcome) } }

  func outcomes() -> [Outcome] { locked { found } }
}
