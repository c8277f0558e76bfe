internal import Basics
internal import Dispatch
internal import Git

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#endif

/// Compares all commits with their parents, on as many threads as pay.
///
/// Each thread opens the repository for itself and takes one run of neighbouring commits after
/// another, because neighbours share trees. The outcome does not depend on who took what.
struct ParallelScan {
  /// More threads than this only wait for libgit2's locks.
  private static let threadLimit = 4
  /// Commits taken at a time.
  private static let runLength = 2048

  private static let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  private let commits: CommitTable
  private let floor: Int64

  init(_ commits: CommitTable, floor: Int64) {
    self.commits = commits
    self.floor = floor
  }

  /// - Parameters:
  ///   - repository: what the calling thread reads from.
  ///   - paths: gains every path that a commit changed.
  /// - Returns: all changes in walk order, and how many directories lay too deep.
  /// - Throws: `HistoryError` for a commit that cannot be compared.
  func run(
    _ repository: Repository, paths: inout PathTable,
    report: (HistoryScanner.Progress) -> Void
  ) throws(HistoryError) -> (ChangeTable, skippedDirectories: Int) {
    let queue = RunQueue(commits.count, length: Self.runLength)
    let helpers = min(Self.threadLimit, Self.processors, queue.runs) - 1
    let group = DispatchGroup()
    if let access = repository.access {
      for _ in 0..<max(0, helpers) {
        DispatchQueue.global(qos: .userInitiated).async(group: group) {
          // Without a repository of its own the thread has nothing to do; the caller's goes on.
          guard let own = try? Repository(access) else { return }
          work(queue, TreeComparison(cache: TreeCache(own), paths: PathTable())) { _ in }
        }
      }
    }
    work(queue, TreeComparison(cache: TreeCache(repository), paths: paths)) {
      report(.comparing($0, of: commits.count))
    }
    group.wait()
    var parts: [(start: Int, part: ScanPart, numbers: [PathTable.Number])] = []
    var skipped = 0
    for outcome in queue.outcomes() {
      if let failure = outcome.failure { throw failure }
      let numbers = paths.insert(outcome.paths)
      parts += outcome.parts.map { ($0.start, $0.part, numbers) }
      skipped += outcome.skippedDirectories
    }
    var merged = ScanPart()
    for item in parts.sorted(by: { $0.start < $1.start }) {
      merged.append(item.part, numbers: item.numbers)
    }
    return (merged.changes, skipped)
  }

  /// Takes runs until none is left.
  private func work(
    _ queue: RunQueue, _ comparison: consuming TreeComparison, report: (Int) -> Void
  ) {
    var outcome = RunQueue.Outcome()
    while let run = queue.next() {
      report(run.lowerBound)
      var part = ScanPart()
      do {
        for position in run.lazy.map(CommitTable.Position.init) {
          try compare(position, &comparison)
          part.append(comparison.differences, of: position, paths: comparison.paths)
        }
      } catch {
        outcome.failure = error
        queue.stop()
        break
      }
      outcome.parts.append((run.lowerBound, part))
    }
    outcome.paths = comparison.paths
    outcome.skippedDirectories = comparison.skippedDirectories
    queue.finish(outcome)
  }

  private func compare(
    _ position: CommitTable.Position, _ comparison: inout TreeComparison
  ) throws(HistoryError) {
    guard commits.times[Int(position)] >= floor else {
      comparison.differences.removeAll(keepingCapacity: true)
      return
    }
    do {
      try comparison.compare(
        tree: commits.trees[Int(position)],
        parents: commits.parents(of: position).map { commits.trees[Int($0)] })
    } catch {
      let id = commits.ids[Int(position)]
      throw HistoryError.unreadable(commit: id, object: id, cause: error)
    }
  }
}

/// Hands out runs of commits to threads and gathers what they found.
// Sendable because every access to its state is made under its lock.
private final class RunQueue: @unchecked Sendable {
  /// What one thread found.
  struct Outcome: Sendable {
    var paths = PathTable()
    var parts: [(start: Int, part: ScanPart)] = []
    var skippedDirectories = 0
    var failure: HistoryError?
  }

  let runs: Int
  private let count: Int
  private let length: Int
  private let lock = DispatchSemaphore(value: 1)
  private var handedOut = 0
  private var found: [Outcome] = []

  init(_ count: Int, length: Int) {
    self.count = count
    self.length = length
    runs = (count + length - 1) / length
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    lock.wait()
    defer { lock.signal() }
    return body()
  }

  func next() -> Range<Int>? {
    locked {
      guard handedOut < runs else { return nil }
      let start = handedOut * length
      handedOut += 1
      return start..<min(start + length, count)
    }
  }

  /// Hands out nothing more.
  func stop() { locked { handedOut = runs } }

  func finish(_ outcome: Outcome) { locked { found.append(outcome) } }

  func outcomes() -> [Outcome] { locked { found } }
}
