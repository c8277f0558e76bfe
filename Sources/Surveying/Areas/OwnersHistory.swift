internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// The versions of one area's `OWNERS.lead` in history order, and what follows from them.
struct OwnersHistory {
  /// A version that parses; a deletion is one without leads.
  struct Version {
    let commit: CommitPosition
    /// Canonical e-mails, ascending.
    let leads: [ByteString]
    let names: [ByteString: ByteString]
    let reviewed: CalendarDate?
    let status: AreaStatus?
  }

  /// Oldest first.
  private(set) var versions: [Version] = []
  let segments: [Lineage.Segment]

  init(
    of path: PathID, in history: History, lineages: Lineages, reader: OwnersReader
  ) throws(RunError) {
    let lineage = lineages[path]
    segments = lineage.segments
    for change in lineage.changes.reversed() {
      if change.kind == .added, lineage.similarSources[change] == nil {
        try reader.requireDeleted(besides: change, history)
      }
      if change.kind == .deleted {
        versions.append(
          Version(commit: change.commit, leads: [], names: [:], reviewed: nil, status: nil))
      } else if change.isFile, let content = try reader.content(after: change, history) {
        versions.append(
          Version(
            commit: change.commit, leads: content.leads, names: content.names,
            reviewed: content.reviewed, status: content.status))
      }
    }
  }

  /// The commit with which the newest unbroken turn of `lead` began.
  func turnStart(of lead: ByteString) -> CommitPosition? {
    guard var index = versions.lastIndex(where: { $0.leads.contains(lead) }) else { return nil }
    while index > 0, versions[index - 1].leads.contains(lead) { index -= 1 }
    return versions[index].commit
  }

  /// Versions whose leads are others than in the version before, with that version.
  ///
  /// The commits of a change that is judged count as one: its result is what is merged, and no
  /// detour through a vacant post makes a handoff unnecessary.
  func changes(
    under isPending: (CommitPosition) -> Bool
  ) -> [(before: Version, after: Version)] {
    var versions = versions
    if let last = versions.last, isPending(last.commit) {
      versions.removeAll { isPending($0.commit) }
      versions.append(last)
    }
    return zip(versions, versions.dropFirst()).filter { $0.leads != $1.leads }
      .map { (before: $0, after: $1) }
  }

  /// Commits that set `reviewed:` to another day.
  var reviews: [CommitPosition] {
    var previous: CalendarDate?
    var commits: [CommitPosition] = []
    for version in versions {
      if let day = version.reviewed, day != previous { commits.append(version.commit) }
      previous = version.reviewed
    }
    return commits
  }
}
