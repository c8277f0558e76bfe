internal import Basics
internal import Dispatch
internal import Git

/// Compares commits with their parents, on as many threads as pay, while others are still read.
///
/// Each thread opens the repository for itself and takes one batch of neighbouring commits after
/// another, because neighbours share trees. The outcome does not depend on who took what.
final class ParallelScan {
  /// More threads than this have been of no use.
  private static let threadLimit = 4

  private let repository: Repository
  private let paths: PathTable
  private let queue = BatchQueue()
  private let group = DispatchGroup()
  private var hasHelpers = false
  private var taken = 0

  /// - Parameters:
  ///   - repository: what the calling thread reads from.
  ///   - paths: paths that have their ids already.
  init(_ repository: Repository, paths: PathTable) {
    self.repository = repository
    self.paths = paths
  }

  /// Has a batch compared, at once or later.
  func take(_ batch: CommitBatch) {
    taken += batch.count
    queue.push(batch)
    // A short history is done before a thread is ready for it.
    if !hasHelpers, batch.count == CommitBatch.fullCount { startHelpers() }
  }

  private func startHelpers() {
    hasHelpers = true
    guard let access = repository.access else { return }
    let queue = queue
    let index = paths.index
    for _ in 1..<Parallelism.threads(atMost: Self.threadLimit) {
      DispatchQueue.global(qos: .userInitiated).async(group: group) {
        // A helper that cannot open the repository does nothing; the calling thread does its work.
        guard let own = try? Repository(access) else { return }
        Self.work(queue, TreeComparison(cache: TreeCache(own), paths: PathTable(index))) { _ in }
      }
    }
  }

  /// Drops what is not compared yet.
  func cancel() {
    queue.stop()
    group.wait()
  }

  /// Compares what is left.
  /// - Returns: what every batch changed, and every path with its id.
  /// - Throws: `HistoryError` for a commit that cannot be compared.
  func finish(
    report: (ScanProgress) -> Void
  ) throws(HistoryError) -> (diffs: [CommitDiffs], PathTable) {
    queue.close()
    Self.work(queue, TreeComparison(cache: TreeCache(repository), paths: paths)) { left in
      report(.comparing(max(0, taken - left * CommitBatch.fullCount), of: taken))
    }
    group.wait()
    var diffs: [CommitDiffs] = []
    var paths = paths
    for var outcome in queue.outcomes {
      if let failure = outcome.failure { throw failure }
      let ids = paths.insert(outcome.paths)
      for index in outcome.diffs.indices {
        outcome.diffs[index].renumber(ids, from: paths.indexed)
      }
      diffs += outcome.diffs
    }
    return (diffs, paths)
  }

  /// Takes batches until none is left to come. `report` is told how many are.
  private static func work(
    _ queue: BatchQueue, _ comparison: consuming TreeComparison, report: (Int) -> Void
  ) {
    var outcome = BatchQueue.Outcome(paths: comparison.paths)
    while let (batch, left) = queue.next() {
      report(left)
      do {
        outcome.diffs.append(try compare(batch, &comparison))
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
    _ batch: CommitBatch, _ comparison: inout TreeComparison
  ) throws(HistoryError) -> CommitDiffs {
    var diffs = CommitDiffs(rows: batch.rows)
    for commit in 0..<batch.count {
      if batch.isWanted[commit] {
        do {
          try comparison.compare(
            tree: batch.trees[commit], parents: batch.parentTrees(of: commit))
        } catch {
          throw HistoryError.unreadable(
            commit: batch.ids[commit], object: batch.ids[commit], cause: error)
        }
      } else {
        comparison.clear()
      }
      diffs.append(
        comparison.differences, merged: comparison.merged, isTooDeep: comparison.isTooDeep,
        paths: comparison.paths)
    }
    return diffs
  }
}

/// Hands out batches of commits to threads and gathers what they found.
private final class BatchQueue: Sendable {
  /// What one thread found.
  struct Outcome: Sendable {
    var paths: PathTable
    var diffs: [CommitDiffs] = []
    var failure: HistoryError?
  }

  private struct State: Sendable {
    var batches: [CommitBatch] = []
    var head = 0
    var outcomes: [Outcome] = []
  }

  private let state = Locked(State())
  /// Counts batches that are there to be taken, and one more once there will be none.
  private let available = DispatchSemaphore(value: 0)

  func push(_ batch: CommitBatch) {
    state.withLock { $0.batches.append(batch) }
    available.signal()
  }

  /// Says that no batch will follow.
  func close() { available.signal() }

  /// Hands out nothing more.
  func stop() {
    state.withLock { $0.head = $0.batches.count }
    close()
  }

  /// The next batch and how many are left behind it; nil once there will be none.
  func next() -> (CommitBatch, left: Int)? {
    available.wait()
    let next: (CommitBatch, left: Int)? = state.withLock { state in
      guard state.head < state.batches.count else { return nil }
      state.head += 1
      return (state.batches[state.head - 1], state.batches.count - state.head)
    }
    // A thread that finds the end wakes the next one that waits for it.
    if next == nil { available.signal() }
    return next
  }

  func finish(_ outcome: Outcome) { state.withLock { $0.outcomes.append(outcome) } }

  var outcomes: [Outcome] { state.withLock { $0.outcomes } }
}
