internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

extension HistoryStore {
  /// The first commit on the first-parent chain that is no later than `instant`, which is what
  /// `git rev-list -1 --first-parent --before` answers; nil where all are later.
  /// - Returns: also the date of the last commit that was looked at, in seconds since 1970.
  func commit(
    asOf instant: Instant, from head: ObjectID
  ) throws(RunError) -> (ObjectID?, time: Int64) {
    var current = head
    while true {
      if let known = indexedCommit(notAfter: instant.seconds, from: current) {
        return (known.time <= instant.seconds ? known.commit : nil, known.time)
      }
      let found: (time: Int64, parent: ObjectID?)
      do {
        found = try firstParent(of: current)
      } catch {
        throw RunError.reading(
          "commit \(current)", error, isPartialClone: repository.isPartialClone)
      }
      if found.time <= instant.seconds { return (current, found.time) }
      guard let parent = found.parent else { return (nil, found.time) }
      current = parent
    }
  }
}
