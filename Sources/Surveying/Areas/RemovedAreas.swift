internal import Basics
internal import GitHistory
internal import LeadModel

/// Finds directories whose `OWNERS.lead` was deleted or renamed and that still hold files.
struct RemovedAreas {
  let inputs: AreaInputs

  /// - Parameter entries: the `OWNERS.lead` files that are there.
  /// - Returns: ascending by path.
  /// - Throws: `RunError` where a version of a file that was deleted cannot be read.
  func found(beside entries: [OwnersEntry]) throws(RunError) -> [RemovedArea] {
    let (history, listing) = (inputs.history, inputs.listing)
    let present = Set(entries.map(\.pathID))
    var removed: [RemovedArea] = []
    for pathID in history.recordedPaths {
      guard !present.contains(pathID), let newest = history.changes(of: pathID).first,
        newest.kind == .deleted || newest.kind == .movedOut
      else { continue }
      let path = history.paths.path(pathID)
      let directory = ByteString(path.bytes.dropLast(OwnersFile.fileName.count + 1))
      guard listing[path] == nil, !path.isBorrowed(below: ""),
        listing.holdsFiles(below: directory), try !isMoved(newest)
      else {
        continue
      }
      let owners = try OwnersHistory(
        of: pathID, in: history, lineages: inputs.lineages, reader: inputs.ownersReader)
      guard let last = owners.versions.last(where: { $0.status != nil }) else { continue }
      removed.append(
        RemovedArea(
          path: directory.isEmpty ? "." : directory, ownersPath: path,
          commit: inputs.references[newest.commit],
          lastLeads: last.leads.map { email in
            let person = inputs.people.person(email)
            return Person(email: email, name: person.name ?? last.names[email])
          },
          lastStatus: last.status ?? .active))
    }
    return removed.sorted { $0.path < $1.path }
  }

  /// Whether the area went on elsewhere: its file did, and at least half of what lay under it.
  private func isMoved(_ departure: Change) throws(RunError) -> Bool {
    let (history, lineages) = (inputs.history, inputs.lineages)
    let goesOn: Bool
    if departure.kind == .movedOut {
      goesOn =
        history.otherEnd(of: departure)
        .map { history.paths.isNamed($0, OwnersFile.fileName) } ?? false
    } else {
      goesOn = history.changes(ofCommit: departure.commit).contains { other in
        other.kind == .added && history.paths.isNamed(other.path, OwnersFile.fileName)
          && lineages[other.path].similarSources[other] == departure.path
      }
    }
    if !goesOn { return false }
    return try inputs.moves.hasMoved(departure.path, [departure.commit])
  }
}
