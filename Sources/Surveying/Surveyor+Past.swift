package import Basics
internal import Dispatch
internal import Git
package import GitHistory
package import LeadModel

extension Surveyor {
  /// Instants that a thread of its own is worth.
  private static let instantsPerThread = 6
  private static let threadLimit = 4

  /// Surveys the past: at each instant the commit, and the files of its tree, that `--as-of` would
  /// judge, but with the configuration of today. At the instant of judgement that is the tip, even
  /// where a clock that goes wrong dated it later.
  /// - Parameters:
  ///   - instants: in any order; those before the first commit are left out.
  ///   - transform: makes of each survey what is wanted of it. Called on several threads.
  /// - Returns: what was made, in the order of the instants.
  /// - Throws: `RunError` where something that is needed cannot be read.
  package func past<Value: Sendable>(
    at instants: [Instant], _ settings: Settings,
    progress: @escaping (ScanProgress) -> Void = { _ in },
    _ transform: @escaping @Sendable (Survey) -> Value
  ) throws(RunError) -> [Value] {
    guard let tip else { return [] }
    // Everything up to the tip, so that nothing is scanned again for the points before it.
    _ = try session.history(of: tip, keepsHistory: request.usesCache, progress)
    // Another thread reads the index for itself, which pays only where that holds everything.
    let threads = min(
      Parallelism.threads(atMost: Self.threadLimit), instants.count / Self.instantsPerThread)
    guard threads > 1, request.usesCache, session.store.isIndexed(tip) else {
      return try outcome(of: Shares(instants), before: tip, settings, transform)
        .values.map(\.value)
    }
    let shares = Shares(instants)
    let results = Locked([Result<Outcome<Value>, RunError>?](repeating: nil, count: threads))
    let group = DispatchGroup()
    for thread in 1..<threads {
      DispatchQueue.global(qos: .userInitiated).async(group: group) { [request] in
        let result = Result { () throws(RunError) -> Outcome<Value> in
          let other = try Surveyor(request)
          return try other.outcome(of: shares, before: tip, settings, transform)
        }
        results.withLock { $0[thread] = result }
      }
    }
    let own = Result { () throws(RunError) -> Outcome<Value> in
      try outcome(of: shares, before: tip, settings, transform)
    }
    group.wait()
    results.withLock { $0[0] = own }
    var values: [(index: Int, value: Value)] = []
    for case let result? in results.withLock({ $0 }) {
      let outcome = try result.get()
      values += outcome.values
      session.store.merge(outcome.learned)
    }
    return values.sorted { $0.index < $1.index }.map(\.value)
  }

  /// The commit that everything at the tip goes back to: of several beginnings, the oldest in the
  /// order of history. Nil before the first commit.
  /// - Throws: `RunError` where history cannot be read.
  package func firstCommit() throws(RunError) -> ObjectID? {
    guard let tip else { return nil }
    let history = try session.history(of: tip, keepsHistory: request.usesCache) { _ in }
    return history.commits.last.map(history.id)
  }

  private struct Outcome<Value: Sendable>: Sendable {
    /// What was made of each instant, by its index among all.
    var values: [(index: Int, value: Value)] = []
    let learned: HistoryStore.SharedFindings
  }

  private func outcome<Value>(
    of shares: Shares, before tip: ObjectID, _ settings: Settings,
    _ transform: (Survey) -> Value
  ) throws(RunError) -> Outcome<Value> {
    var values: [(index: Int, value: Value)] = []
    while let index = shares.next() {
      if let survey = try survey(at: shares.instants[index], before: tip, settings) {
        values.append((index, transform(survey)))
      }
    }
    return Outcome(values: values, learned: session.store.sharedFindings)
  }

  /// Hands the instants out to threads, one after another.
  private final class Shares: Sendable {
    let instants: [Instant]
    private let taken = Locked(0)

    init(_ instants: [Instant]) { self.instants = instants }

    /// The index of an instant that nobody has taken yet; nil where none is left.
    func next() -> Int? {
      taken.withLock { taken in
        guard taken < instants.count else { return nil }
        taken += 1
        return taken - 1
      }
    }
  }

  /// Nil for an instant before the first commit.
  private func survey(
    at instant: Instant, before tip: ObjectID, _ settings: Settings
  ) throws(RunError) -> Survey? {
    guard
      let commit = instant == now
        ? tip : try session.store.commit(asOf: instant, from: tip).0
    else { return nil }
    let tree: ObjectID
    do {
      tree = try repository.commitHeader(commit).0.tree
    } catch {
      throw RunError.readingTree(
        of: commit, error, isPartialClone: repository.isPartialClone)
    }
    let past = FileSource(repository, tree: tree, readsWorkTree: false)
    let history = try session.history(of: commit, keepsHistory: request.usesCache) { _ in }
    var builder = SurveyBuilder(
      settings: settings, session: session, files: past, now: instant, history: history)
    builder.configurationFiles = files
    return try builder.survey(tip: commit, tipName: tipName)
  }
}
