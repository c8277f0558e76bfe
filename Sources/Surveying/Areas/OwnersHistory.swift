internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// What one area's `OWNERS.lead` said in each commit, and what follows from that.
///
/// A version is compared with what each parent of its commit has, never with its neighbour by date: on
/// two branches a file is two files.
final class OwnersHistory {
  /// A version that can be read and names a `lead`; a deletion is one without leads.
  struct Version {
    let commit: CommitPosition
    /// Canonical e-mails, ascending.
    let leads: [ByteString]
    let names: [ByteString: ByteString]
    let reviewed: CalendarDate?
    /// Nil for a deletion.
    let status: AreaStatus?
  }

  /// A change of the file, whether it can be read or not.
  private struct Entry {
    let commit: CommitPosition
    /// Zero for a deletion.
    let blob: ObjectID
    let version: Version?
  }

  private let history: History
  private let reader: OwnersReader
  /// The newest first.
  private var entries: [Entry] = []
  /// The names that the file had, the newest first.
  let names: [Lineage.Name]
  /// By commit: the index in `entries` of what was last done to the file there, -1 for nothing.
  private var known: [CommitPosition: Int] = [:]

  private var ancestry: Ancestry { history.ancestry }

  /// - Throws: `RunError` where a version cannot be read from the repository: a turn must not be guessed.
  init(
    of path: PathID, in history: History, lineages: Lineages, reader: OwnersReader
  ) throws(RunError) {
    self.history = history
    self.reader = reader
    let lineage = lineages[path]
    names = lineage.names
    for change in lineage.changes {
      let isNew = change.kind == .added && lineage.similarSources[change] == nil
      if isNew { try reader.requireDeleted(besides: change, history) }
      entries.append(try entry(change))
    }
    try addMerges()
  }

  private func entry(_ change: Change) throws(RunError) -> Entry {
    let blobs = try reader.blobs(of: change, history)
    if change.kind == .deleted {
      return Entry(commit: change.commit, blob: .zero, version: deletion(in: change.commit))
    }
    let content =
      change.isFile
      ? try reader.content(
        of: blobs.new, at: change.path, commit: change.commit, history) : nil
    return Entry(
      commit: change.commit, blob: blobs.new,
      version: content.map { version($0, at: change.commit) })
  }

  private func version(_ content: OwnersReader.Content, at commit: CommitPosition) -> Version {
    Version(
      commit: commit, leads: content.leads, names: content.names, reviewed: content.reviewed,
      status: content.status)
  }

  private func deletion(in commit: CommitPosition) -> Version {
    Version(commit: commit, leads: [], names: [:], reviewed: nil, status: nil)
  }

  /// All versions, oldest first.
  var versions: [Version] { entries.reversed().compactMap(\.version) }

  // MARK: - What a commit has

  /// The version that a commit has; nil where it has none that can be read.
  func version(at commit: CommitPosition) throws(RunError) -> Version? {
    var commit = commit
    while true {
      let index = try entryIndex(at: commit)
      guard index >= 0 else { return nil }
      if let version = entries[index].version { return version }
      guard let parent = ancestry.firstParent(of: entries[index].commit) else { return nil }
      commit = parent
    }
  }

  private func entryIndex(at commit: CommitPosition) throws(RunError) -> Int {
    if let index = known[commit] { return index }
    let index = newestEntries(in: commit).first ?? -1
    known[commit] = index
    return index
  }

  /// The changes that a commit has and no later one that it has too descends from.
  private func newestEntries(in commit: CommitPosition) -> [Int] {
    var found: [Int] = []
    for (index, entry) in entries.enumerated() {
      guard ancestry.isAncestor(entry.commit, of: commit),
        !found.contains(where: { ancestry.isAncestor(entry.commit, of: entries[$0].commit) })
      else { continue }
      found.append(index)
    }
    return found
  }

  /// What stands in a commit under any of the file's names; nil for nothing.
  private func blob(in commit: CommitPosition) throws(RunError) -> ObjectID? {
    for name in names {
      if let entry = try reader.entry(at: name.path, in: commit, history) { return entry }
    }
    return nil
  }

  /// Adds the merges at which the file is another than the one branch left it: where branches that changed
  /// it come together, and where a merge has it as an older branch does. No comparison of a merge with
  /// each of its parents shows these.
  private func addMerges() throws(RunError) {
    guard let oldest = entries.last?.commit else { return }
    let merges = ancestry.merges
    for merge in merges[..<merges.partitioningIndex { $0 >= oldest }].reversed() {
      if !isMeeting(merge) || entries.contains(where: { $0.commit == merge }) { continue }
      let blob = try blob(in: merge) ?? .zero
      let found = newestEntries(in: merge)
      if found.count == 1, entries[found[0]].blob == blob { continue }
      let entry = Entry(
        commit: merge, blob: blob, version: try version(of: blob, in: merge))
      entries.insert(entry, at: entries.partitioningIndex { $0.commit > merge })
    }
    known = [:]
  }

  /// Whether one parent of a merge has a change of the file that another has not.
  private func isMeeting(_ merge: CommitPosition) -> Bool {
    let parents = history.parents(of: merge)
    guard let first = parents.first else { return false }
    return entries.contains { entry in
      entry.commit > merge
        && parents.dropFirst().contains {
          ancestry.isAncestor(entry.commit, of: $0) != ancestry.isAncestor(entry.commit, of: first)
        }
    }
  }

  private func version(
    of blob: ObjectID, in commit: CommitPosition
  ) throws(RunError) -> Version? {
    if blob == .zero { return deletion(in: commit) }
    return try reader.content(of: blob, at: names[0].path, commit: commit, history)
      .map { version($0, at: commit) }
  }

  // MARK: - Turns

  /// Versions without another in any ancestor: they describe what was so before.
  private(set) lazy var firstVersions: Set<CommitPosition> = {
    let versions = versions
    return Set(
      versions.enumerated().filter { index, version in
        !versions[..<index].contains { ancestry.isAncestor($0.commit, of: version.commit) }
      }
      .map(\.element.commit))
  }()

  /// The commit with which the unbroken turn of somebody who leads at the tip began; nil for somebody
  /// who does not.
  func turnStart(of lead: ByteString) throws(RunError) -> CommitPosition? {
    guard history.count > 0 else { return nil }
    var commit = CommitPosition(0)
    guard try isLed(by: lead, at: commit) else { return nil }
    let arrivals = Set(entries.map { ancestry.landing(of: $0.commit) }).sorted()
    while true {
      if ancestry.isOnLine(commit) {
        // Between two arrivals of a change nothing changes on the line.
        let index = arrivals.partitioningIndex { $0 >= commit }
        guard index < arrivals.count else { return nil }
        commit = arrivals[index]
      }
      let parents = history.parents(of: commit)
      guard let first = parents.first else { return commit }
      if try isLed(by: lead, at: first) {
        commit = first
        continue
      }
      var next: CommitPosition?
      for parent in parents.dropFirst() where next == nil {
        if try isLed(by: lead, at: parent) { next = parent }
      }
      guard let next else { return commit }
      if let base = history.mergeBases(of: first, next).first, try isLed(by: lead, at: base) {
        return commit
      }
      commit = next
    }
  }

  private func isLed(by lead: ByteString, at commit: CommitPosition) throws(RunError) -> Bool {
    try version(at: commit)?.leads.contains(lead) ?? false
  }

  // MARK: - Changes

  /// The leads that a version changes; nil where it leaves them as they were, or where the file says for
  /// the first time who leads.
  private func leadsBefore(_ version: Version) throws(RunError) -> Version? {
    let parents = try parentVersions(of: version.commit)
    guard let first = parents.lazy.compactMap(\.self).first else { return nil }
    // A parent without the file has no leads.
    if parents.allSatisfy({ ($0?.leads ?? []) != version.leads }) { return first }
    guard let merged = try merge(in: version.commit), merged.leads != version.leads else {
      return nil
    }
    return merged
  }

  private func parentVersions(of commit: CommitPosition) throws(RunError) -> [Version?] {
    var versions: [Version?] = []
    for parent in history.parents(of: commit) { versions.append(try version(at: parent)) }
    return versions
  }

  /// What merging the parents of a merge by itself gives; nil for a conflict, and for any other number of
  /// parents than two.
  private func merge(in commit: CommitPosition) throws(RunError) -> Version? {
    let parents = history.parents(of: commit)
    guard parents.count == 2, let base = history.mergeBases(of: parents[0], parents[1]).first else {
      return nil
    }
    let (old, one, two) = (
      try blobWritten(at: base), try blobWritten(at: parents[0]),
      try blobWritten(at: parents[1])
    )
    if one == two || two == old { return try version(at: parents[0]) ?? deletion(in: commit) }
    if one == old { return try version(at: parents[1]) ?? deletion(in: commit) }
    guard let content = try reader.merged(old, one, two, at: names[0].path, commit, history) else {
      return nil
    }
    return version(content, at: commit)
  }

  private func blobWritten(at commit: CommitPosition) throws(RunError) -> ObjectID {
    let index = try entryIndex(at: commit)
    return index < 0 ? .zero : entries[index].blob
  }

  /// Commits that change the leads, in history order, with what they changed.
  ///
  /// The commits of a change that is judged count as one: its result is what is merged, and no
  /// detour through a vacant post makes a handoff unnecessary.
  func changes(
    under isPending: (CommitPosition) -> Bool
  ) throws(RunError) -> [(before: Version, after: Version)] {
    var changes: [(before: Version, after: Version)] = []
    for version in versions where !isPending(version.commit) {
      if let before = try leadsBefore(version) { changes.append((before, version)) }
    }
    guard let last = versions.last(where: { isPending($0.commit) }),
      let base = history.commits.first(where: { !isPending($0) }),
      let before = try version(at: base), let after = try version(at: CommitPosition(0)),
      before.leads != after.leads
    else { return changes }
    changes.append(
      (
        before,
        Version(
          commit: last.commit, leads: after.leads, names: after.names, reviewed: after.reviewed,
          status: after.status)
      ))
    return changes
  }

  /// Commits that set `reviewed:` to another day than every parent has.
  func reviews() throws(RunError) -> [CommitPosition] {
    var commits: [CommitPosition] = []
    for version in versions {
      guard let day = version.reviewed else { continue }
      let parents = try parentVersions(of: version.commit)
      if parents.contains(where: { $0?.reviewed == day }) {
        guard let merged = try merge(in: version.commit), merged.reviewed != day else { continue }
      }
      commits.append(version.commit)
    }
    return commits
  }
}
