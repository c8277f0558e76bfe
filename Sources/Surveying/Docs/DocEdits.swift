internal import GitHistory
internal import LeadModel

/// The edits of one doc: a person's own changes in the 30 days up to the last of them are one.
struct DocEdits {
  /// In seconds.
  private static let span: Int64 = 30 * 86_400

  /// The doc's changes, newest first.
  let changes: [Change]
  private let lineage: Lineage
  private let credits: Credits
  private let versions: DocVersions
  private let sweeps: Sweeps
  /// In words: an edit by fewer is trivial.
  private let limit: Int
  /// By person: the indices of changes that belong to an edit already.
  private var taken: [IdentityMap.ID: Set<Int>] = [:]

  init(
    _ lineage: Lineage, _ credits: Credits, _ versions: DocVersions, _ sweeps: Sweeps, limit: Int
  ) {
    self.lineage = lineage
    self.credits = credits
    self.versions = versions
    self.sweeps = sweeps
    self.limit = limit
    let isSorted = zip(lineage.changes, lineage.changes.dropFirst()).allSatisfy {
      !credits.isNewer($1.commit, than: $0.commit)
    }
    // Nearly always they are.
    changes =
      isSorted
      ? lineage.changes : lineage.changes.sorted { credits.isNewer($0.commit, than: $1.commit) }
  }

  /// The edit of a person whose last change stands at an index.
  ///
  /// Must be asked for a person's changes from the newest one on.
  /// - Returns: the index of the change by which the edit is dated; nil for one that is trivial, or where
  ///   the change belongs to an edit already.
  /// - Throws: `RunError` where a version is needed and cannot be read.
  mutating func edit(by person: IdentityMap.ID, from last: Int) throws(RunError) -> Int? {
    guard try counts(last, of: person) else { return nil }
    let end = credits.time(of: changes[last].commit)
    var members: [(index: Int, effect: DocEffect)] = []
    for index in last..<changes.count {
      let commit = changes[index].commit
      let time = credits.time(of: commit)
      // What has no date is an edit by itself.
      guard index == last || min(end, time) >= 0 && end - time <= Self.span,
        credits.people(of: commit).contains(person),
        try counts(index, of: person)
      else { continue }
      members.append((index, try effect(index)))
    }
    taken[person, default: []].formUnion(members.map(\.index))
    let alone = members.first { $0.effect.isSubstantive(from: limit) }
    if try !isSubstantive(members) { return nil }
    return (alone ?? members.first { !$0.effect.isRestored && !$0.effect.saysNothing })?.index
  }

  /// Whether a change is one of a person's own: a merge is one where it says something.
  private func counts(_ index: Int, of person: IdentityMap.ID) throws(RunError) -> Bool {
    let change = changes[index]
    if change.kind == .deleted || !change.isFile || taken[person]?.contains(index) == true
      || sweeps.ofDocs(change.commit)
    {
      return false
    }
    if !credits.history.isMerge(change.commit) { return true }
    return try !effect(index).saysNothing
  }

  /// What the change at an index says anew.
  func effect(_ index: Int) throws(RunError) -> DocEffect {
    try versions.effect(of: changes[index], lineage)
  }

  /// How many words the change at an index brings, where that is why it does not count.
  func trivialWords(of index: Int) throws(RunError) -> Int? {
    let change = changes[index]
    guard change.kind != .deleted, change.isFile, !sweeps.ofDocs(change.commit),
      !credits.history.isMerge(change.commit)
    else { return nil }
    let effect = try effect(index)
    return effect.isRestored || effect.isCreation || effect.words >= limit ? nil : effect.words
  }

  /// Whether the words of an edit, added up, are enough, and enough differ from its first version to its
  /// last.
  private func isSubstantive(_ members: [(index: Int, effect: DocEffect)]) throws(RunError) -> Bool
  {
    let brought = members.map(\.effect).filter { !$0.isRestored && !$0.saysNothing }
    if brought.isEmpty { return false }
    if brought.contains(where: \.isCreation) { return true }
    guard brought.reduce(0, { $0 + $1.words }) >= limit else { return false }
    if members.count == 1 { return true }
    // The largest change may outweigh all others together, whatever they say.
    let most = brought.map(\.words).max() ?? 0
    let others = members.reduce(-most) { $0 + $1.effect.words }
    if most - others >= limit { return true }
    return try versions.words(of: members.map { changes[$0.index] }, lineage) >= limit
  }
}
