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
  /// What does not descend from all of these is another file's under the name that this one has.
  private let begins: [CommitPosition]
  /// The commits of versions without another in any ancestor: they describe what was so before.
  private(set) var firstVersions: Set<CommitPosition> = []
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
    begins = lineage.begins
    for change in lineage.changes {
      let isNew = change.kind == .added && lineage.similarSources[change] == nil
      if isNew { try reader.requireDeleted(besides: change, history) }
      entries.append(try entry(change))
    }
    for exit in lineage.exits where !entries.contains(where: { $0.commit == exit.commit }) {
      entries.insert(
        Entry(commit: exit.commit, blob: .zero, version: deletion(in: exit.commit)),
        at: entries.partitioningIndex { $0.commit > exit.commit })
    }
    try addMerges()
    firstVersions = try findFirstVersions()
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
      let index = entryIndex(at: commit)
      guard index >= 0 else { return try versionWithoutChange(at: commit) }
      if let version = entries[index].version { return version }
      // One that cannot be read leaves what was said.
      let blob = entries[index].blob
      let parents = history.parents(of: entries[index].commit)
      guard var next = parents.first else { return nil }
      for parent in parents.reversed() where try blobWritten(at: parent) == blob { next = parent }
      commit = next
    }
  }

  private func entryIndex(at commit: CommitPosition) -> Int {
    if let index = known[commit] { return index }
    let index = newestEntries(in: commit).first ?? -1
    known[commit] = index
    return index
  }

  /// The version that a commit has which no change of the file made, or the last before it that can be read:
  /// one from before the floor, or from a branch beside the move of another file away from here. Nil where
  /// it has none.
  private func versionWithoutChange(at commit: CommitPosition) throws(RunError) -> Version? {
    var next: CommitPosition? = mayStandWithoutChange ? commit : nil
    while let commit = next {
      guard let blob = try place(in: commit)?.blob else { return nil }
      if let version = try version(of: blob, in: commit) { return version }
      next = ancestry.firstParent(of: commit)
    }
    return nil
  }

  private var mayStandWithoutChange: Bool { history.floor > .min || !begins.isEmpty }

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

  /// Under which of its names the file stands in a commit, and what it is there; nil for nothing.
  func place(in commit: CommitPosition) throws(RunError) -> (path: PathID, blob: ObjectID)? {
    for name in names
    where !name.departures.contains(where: { ancestry.isAncestor($0, of: commit) })
      && (name.next != nil || begins.allSatisfy { ancestry.isAncestor($0, of: commit) })
    {
      if let blob = try reader.entry(at: name.path, in: commit, history) {
        return (name.path, blob)
      }
    }
    return nil
  }

  /// Adds the merges at which the file is another than the one branch left it: where branches that changed
  /// it come together, and where a merge has it as an older branch does. No comparison of a merge with
  /// each of its parents shows these.
  private func addMerges() throws(RunError) {
    guard let oldest = (entries.map(\.commit) + begins).max() else { return }
    let merges = ancestry.merges
    for merge in merges[..<merges.partitioningIndex { $0 >= oldest }].reversed() {
      if !isMeeting(merge) || entries.contains(where: { $0.commit == merge }) { continue }
      let blob = try place(in: merge)?.blob ?? .zero
      let found = newestEntries(in: merge)
      if found.count == 1, entries[found[0]].blob == blob { continue }
      if found.isEmpty, blob == .zero { continue }
      let entry = Entry(
        commit: merge, blob: blob, version: try version(of: blob, in: merge))
      entries.insert(entry, at: entries.partitioningIndex { $0.commit > merge })
    }
    known = [:]
  }

  /// Whether one parent of a merge has a change of the file that another has not, or descends from where it
  /// may begin and another does not.
  private func isMeeting(_ merge: CommitPosition) -> Bool {
    let parents = history.parents(of: merge)
    guard let first = parents.first else { return false }
    func isApart(_ commit: CommitPosition) -> Bool {
      let isInFirst = ancestry.isAncestor(commit, of: first)
      return commit > merge
        && parents.dropFirst().contains { ancestry.isAncestor(commit, of: $0) != isInFirst }
    }
    return entries.contains { isApart($0.commit) } || begins.contains(where: isApart)
  }

  private func version(
    of blob: ObjectID, in commit: CommitPosition
  ) throws(RunError) -> Version? {
    if blob == .zero { return deletion(in: commit) }
    return try reader.content(of: blob, at: names[0].path, commit: commit, history)
      .map { version($0, at: commit) }
  }

  // MARK: - Turns

  private func findFirstVersions() throws(RunError) -> Set<CommitPosition> {
    var first: Set<CommitPosition> = []
    let versions = versions.filter { $0.status != nil }
    for (index, version) in versions.enumerated() {
      if versions[..<index].contains(where: { ancestry.isAncestor($0.commit, of: version.commit) })
      {
        continue
      }
      var isOlder = false
      for parent in history.parents(of: version.commit) where mayStandWithoutChange {
        if try self.version(at: parent) != nil { isOlder = true }
      }
      if !isOlder { first.insert(version.commit) }
    }
    return first
  }

  /// The commit with which the unbroken turn of somebody who leads at the tip began; nil for somebody
  /// who does not.
  func turnStart(of lead: ByteString) throws(RunError) -> CommitPosition? {
    guard history.count > 0 else { return nil }
    var commit = CommitPosition(0)
    guard try isLed(by: lead, at: commit) else { return nil }
    let arrivals = Set(entries.map { ancestry.landing(of: $0.commit) }).sorted()
    while history.counts(commit) {
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
      for base in history.mergeBases(of: first, next) where try isLed(by: lead, at: base) {
        return commit
      }
      commit = next
    }
    return nil
  }

  private func isLed(by lead: ByteString, at commit: CommitPosition) throws(RunError) -> Bool {
    try version(at: commit)?.leads.contains(lead) ?? false
  }

  // MARK: - Changes

  /// What was said before a version that changes it; nil where a version leaves it as it was, or where the
  /// file says for the first time who leads.
  /// - Parameter value: what is compared. A version that is not there says what a deletion does.
  private func before<Value: Equatable>(
    _ version: Version, of value: (Version) -> Value
  ) throws(RunError) -> Version? {
    if firstVersions.contains(version.commit) { return nil }
    let said = value(version)
    var parents: [Version] = []
    for parent in history.parents(of: version.commit) {
      parents.append(try self.version(at: parent) ?? deletion(in: parent))
    }
    if parents.allSatisfy({ value($0) != said }) { return parents.first }
    guard parents.contains(where: { value($0) != said }),
      let merged = try merge(in: version.commit), value(merged) != said
    else { return nil }
    return merged
  }

  /// What merging the parents of a merge by itself gives; nil for a conflict, for several merge bases, and
  /// for any other number of parents than two.
  private func merge(in commit: CommitPosition) throws(RunError) -> Version? {
    let parents = history.parents(of: commit)
    guard parents.count == 2 else { return nil }
    let bases = history.mergeBases(of: parents[0], parents[1])
    guard let base = bases.first, bases.count == 1 else { return nil }
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
    let index = entryIndex(at: commit)
    if index >= 0 { return entries[index].blob }
    return mayStandWithoutChange ? try place(in: commit)?.blob ?? .zero : .zero
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
      if let before = try before(version, of: \.leads) { changes.append((before, version)) }
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
    for version in versions where version.reviewed != nil {
      let before = try before(version, of: \.reviewed)
      if before != nil || firstVersions.contains(version.commit) { commits.append(version.commit) }
    }
    return commits
  }
}
