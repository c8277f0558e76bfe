internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

extension AreaFactsBuilder {
  /// When the turn of each lead began; nil for one who stands only in a file that is not committed.
  func turns(
    _ entry: OwnersEntry, _ owners: OwnersHistory
  ) throws(RunError) -> [CommitPosition?] {
    var turns: [CommitPosition?] = []
    let isCommitted = inputs.listing[entry.ownersPath]?.type == .file
    for lead in entry.leads {
      turns.append(isCommitted ? try owners.turnStart(of: lead) : nil)
    }
    return turns
  }

  /// When the turns that first versions begin began by the file's `since:`: the beginning of that day, and
  /// never later than the version. A day after all of them is an error in the file.
  func statedStarts(
    _ file: OwnersFile, _ owners: OwnersHistory, _ entry: OwnersEntry, to area: inout Area
  ) -> [CommitPosition: Instant] {
    guard let since = file.since else { return [:] }
    let dates = owners.firstVersions.map { ($0, inputs.references.date(of: $0)) }
    let limit = dates.compactMap(\.1).max() ?? inputs.now
    if since.value > limit.date {
      area.conflicts.append(
        entry.diagnostic(
          at: since.position, length: 10,
          "'since' is \(since.value), after the file's first version of \(limit.date)",
          suggestion: "leave it out: without it the turn begins with that version"))
    }
    var starts: [CommitPosition: Instant] = [:]
    for case (let commit, let date?) in dates where since.value <= date.date {
      starts[commit] = min(since.value.start, date)
    }
    return starts
  }

  /// Those of some reviews that are the area's: before a move that took less than half of the files along
  /// the file was another area's.
  func own(
    _ reviews: [CommitPosition], of area: Int, _ entry: OwnersEntry, _ owners: OwnersHistory
  ) throws(RunError) -> [CommitPosition] {
    if owners.names.count == 1 { return reviews }
    var own: [CommitPosition] = []
    for commit in reviews {
      guard let path = try owners.place(in: commit)?.path else { continue }
      let directory = inputs.history.paths.directory(of: path)
      if path == entry.pathID
        || inputs.former.contains(where: { $0.area == area && $0.directory == directory })
      {
        own.append(commit)
      }
    }
    return own
  }

  /// - Parameters:
  ///   - stated: when the turns that first versions begin began by the file's own word.
  ///   - first: the commits with which the file said for the first time who leads.
  func attention(
    _ looks: Looks, _ turns: [CommitPosition?], _ stated: [CommitPosition: Instant],
    first: Set<CommitPosition>, _ entry: OwnersEntry
  ) -> (CommitPosition, Attention)? {
    let tenure = newest(turns.filter { $0.map { !first.contains($0) } ?? false })
    var (how, commit) = (looks.newest?.how ?? .tenure, looks.newest?.commit)
    let isLast = { (tenure: CommitPosition, look: CommitPosition) in
      inputs.credits.isNewer(tenure, than: look)
        && !inputs.credits.areSimultaneous(tenure, look)
    }
    if let tenure, commit.map({ isLast(tenure, $0) }) ?? true {
      (how, commit) = (.tenure, tenure)
    }
    if commit == nil { (how, commit) = (.never, newest(turns)) }
    guard let commit else { return nil }
    let by =
      how.isLook
      ? looks.newest?.by : zip(entry.leads, turns).filter { $0.1 == commit }.map(\.0).min()
    return by.map { by in
      let date = how == .never ? stated[commit] : nil
      return (commit, Attention(how: how, commit: inputs.references[commit], by: by, date: date))
    }
  }

  func newest(_ commits: [CommitPosition?]) -> CommitPosition? {
    commits.compactMap(\.self).min { inputs.credits.isNewer($0, than: $1) }
  }
}
