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
    /// What the commit's first parent has at the path; nil where that says nothing of the file.
    let oldBlob: ObjectID?
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
    try addMergesThatTookBack()
  }

  private func entry(_ change: Change) throws(RunError) -> Entry {
    let blobs = try reader.blobs(of: change, history)
    if change.kind == .deleted {
      return Entry(
        commit: change.commit, blob: .zero, oldBlob: nil, version: deletion(in: change.commit))
    }
    let content =
      change.isFile
      ? try reader.content(
        of: blobs.new, at: change.path, commit: change.commit, history) : nil
    return Entry(
      commit: change.commit, blob: blobs.new,
      oldBlob: change.kind == .modified && blobs.old != .zero ? blobs.old : nil,
      version: content.map { version($0, at: change.commit) })
  }

  private func version(_ content: OwnersReader.Content, at commit: CommitPosition) -> Version {
    Version(
      commit: commit, leads: content.leads, names: content.names, reviewed: content.reviewed,
      status: content.status)
  }

  private func deletion(in commit: CommitPosition) -> Version? {
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
    var found: [Int] = []
    for (index, entry) in entries.enumerated() {
      guard ancestry.isAncestor(entry.commit, of: commit),
        !found.contains(where: { ancestry.isAncestor(entry.commit, of: entries[$0].commit) })
      else { continue }
      found.append(index)
      if entry.commit == commit { break }
    }
    var index = found.first ?? -1
    if found.count > 1 {
      // Branches came together in a merge that took the file as one of them has it.
      let blob = try blob(in: commit) ?? .zero
      index = found.first { entries[$0].blob == blob } ?? index
    }
    known[commit] = index
    return index
  }

  /// What stands in a commit under any of the file's names; nil for nothing.
  private func blob(in commit: CommitPosition) throws(RunError) -> ObjectID? {
    for name in names {
      if let entry = try reader.entry(at: name.path, in: commit, history) { return entry }
    }
    return nil
  }

  /// Finds merges that took the file as an older branch has it, although the other one had changed it:
  /// no comparison of a merge with its parents shows them, but the next change does, whose old object is
  /// another than the last one written.
  private func addMergesThatTookBack() throws(RunError) {
    guard entries.count > 1 else { return }
    var tips: [(commit: CommitPosition, blob: ObjectID)] = []
    for entry in entries {
      if let old = entry.oldBlob, let parent = ancestry.firstParent(of: entry.commit) {
        tips.append((parent, old))
      }
    }
    let tip = CommitPosition(0)
    tips.insert((tip, try blob(in: tip) ?? .zero), at: 0)
    for (commit, blob) in tips {
      let index = try entryIndex(at: commit)
      guard index >= 0, entries[index].blob != blob,
        let merge = try mergeThatTookBack(from: commit, entries[index])
      else { continue }
      let found = try reader.entry(at: merge.path, in: merge.commit, history)
      var version = deletion(in: merge.commit)
      if let found {
        let content =
          try reader.content(of: found, at: merge.path, commit: merge.commit, history)
        version = content.map { self.version($0, at: merge.commit) }
      }
      let entry = Entry(
        commit: merge.commit, blob: found ?? .zero, oldBlob: nil, version: version)
      entries.insert(
        entry, at: entries.partitioningIndex { $0.commit > merge.commit })
      known = [:]
    }
  }

  /// The oldest merge on the first-parent line from a commit on that has something else than an entry
  /// wrote, where its first parent has that.
  private func mergeThatTookBack(
    from commit: CommitPosition, _ entry: Entry
  ) throws(RunError) -> (commit: CommitPosition, path: PathID)? {
    var last = commit
    var next: CommitPosition? = commit
    while let current = next, ancestry.isAncestor(entry.commit, of: current),
      try blob(in: current) ?? .zero != entry.blob
    {
      last = current
      next = ancestry.firstParent(of: current)
    }
    guard history.isMerge(last), !entries.contains(where: { $0.commit == last }) else { return nil }
    for name in names where try reader.entry(at: name.path, in: last, history) != nil {
      return (last, name.path)
    }
    // The merge took a deletion back.
    return names.last.map { (last, $0.path) }
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
      if let base = ancestry.mergeBase(first, next), try isLed(by: lead, at: base) { return commit }
      commit = next
    }
  }

  private func isLed(by lead: ByteString, at commit: CommitPosition) throws(RunError) -> Bool {
    try version(at: commit)?.leads.contains(lead) ?? false
  }

  // MARK: - Changes

  /// What a commit changed the leads from; nil where it left them as they were, or where the file says
  /// for the first time who leads.
  private func leadsBefore(_ version: Version) throws(RunError) -> Version? {
    let parents = try parentVersions(of: version.commit)
    let others = parents.compactMap(\.self).filter { $0.leads != version.leads }
    guard let before = others.first else { return nil }
    // A parent without the file has nothing that would be the same.
    if others.count == parents.compactMap(\.self).count { return before }
    guard let merged = try merge(of: version.commit, parents), merged.leads != Set(version.leads)
    else { return nil }
    return before
  }

  private func parentVersions(of commit: CommitPosition) throws(RunError) -> [Version?] {
    var versions: [Version?] = []
    for parent in history.parents(of: commit) { versions.append(try version(at: parent)) }
    return versions
  }

  /// What merging two parents by itself gives; nil for any other number of parents.
  private func merge(
    of commit: CommitPosition, _ versions: [Version?]
  ) throws(RunError) -> (leads: Set<ByteString>, reviewed: CalendarDate?)? {
    let parents = history.parents(of: commit)
    guard parents.count == 2, let base = ancestry.mergeBase(parents[0], parents[1]) else {
      return nil
    }
    let before = try version(at: base)
    let (old, one, two) = (
      Set(before?.leads ?? []), Set(versions[0]?.leads ?? []), Set(versions[1]?.leads ?? [])
    )
    let leads = one.intersection(two).union(one.symmetricDifference(two).subtracting(old))
    let (left, right) = (versions[0]?.reviewed, versions[1]?.reviewed)
    let reviewed =
      left == right || right == before?.reviewed ? left : left == before?.reviewed ? right : nil
    return (leads, reviewed)
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
        guard let merged = try merge(of: version.commit, parents), merged.reviewed != day else {
          continue
        }
      }
      commits.append(version.commit)
    }
    return commits
  }
}
