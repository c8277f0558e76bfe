internal import Basics
internal import GitHistory
internal import LeadModel

/// Makes the references to commits that facts carry.
final class CommitReferences {
  private let history: History
  private let identities: IdentityMap
  private let credits: Credits
  private var made: [CommitPosition: CommitReference] = [:]
  /// The commit that is about to be made.
  private let pending: ObjectID?

  init(
    _ history: History, _ identities: IdentityMap, _ credits: Credits, pending: ObjectID? = nil
  ) {
    self.pending = pending
    self.history = history
    self.identities = identities
    self.credits = credits
  }

  subscript(commit: CommitPosition) -> CommitReference {
    if let reference = made[commit] { return reference }
    var reference = CommitReference(
      id: history.id(of: commit), date: date(of: commit),
      people: credits.people(of: commit).map { identities.emails[Int($0)] }.sorted())
    reference.isPending = reference.id == pending
    made[commit] = reference
    return reference
  }

  func date(of commit: CommitPosition) -> Instant? {
    let time = credits.time(of: commit)
    return time == CommitTime.unknown ? nil : Instant(seconds: time)
  }

  /// The newest of `commits`, at most `count`, newest first.
  func newest(_ commits: [CommitPosition], _ count: Int = 10) -> [CommitReference] {
    commits.sorted { credits.isNewer($0, than: $1) }.prefix(count).map { self[$0] }
  }
}
