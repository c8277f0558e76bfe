import Basics

/// What an area's `OWNERS.lead` said at each commit, moves followed, and what follows from that.
final class OracleOwnersHistory {
  /// What it says: a file that is not there has no leads.
  struct Saying: Equatable {
    var leads: Set<ByteString> = []
    var reviewed: CalendarDate?
    /// The file's entry; nil where it is not there.
    var entry: Entry?
    /// Whether some version that counts is what says so.
    var isVersion = false
  }

  private let history: OracleHistory
  private var versions: [Entry: OracleVersion?] = [:]
  let names: [OracleMoves.Name]
  /// By commit.
  private(set) var sayings: [Saying]

  init(_ history: OracleHistory, path: ByteString) throws {
    self.history = history
    names = history.moves.names(of: path, similar: true)
    sayings = Array(repeating: Saying(), count: history.commits.count)
    for index in history.commits.indices.reversed() {
      sayings[index] = try saying(at: index)
    }
  }

  private func saying(at commit: Int) throws -> Saying {
    // "a deletion is a version without leads"
    guard let entry = history.moves.entry(names, at: commit)?.entry else { return Saying() }
    if let version = try version(entry) {
      return Saying(
        leads: leads(version), reviewed: version.reviewed, entry: entry, isVersion: true)
    }
    // A version that does not count leaves what was said: by the parent that has it, else the first.
    let parents = history.graph.parents[commit]
    let before = parents.first { sayings[$0].entry == entry } ?? parents.first
    var said = before.map { sayings[$0] } ?? Saying()
    said.entry = entry
    return said
  }

  private func version(_ entry: Entry) throws -> OracleVersion? {
    if let known = versions[entry] { return known }
    let version =
      entry.isFile ? try history.blob(entry.object).flatMap { OracleVersion($0) } : nil
    versions[entry] = .some(version)
    return version
  }

  private func leads(_ version: OracleVersion) -> Set<ByteString> {
    Set(version.leads.map { history.people.email(of: $0) })
  }

  /// "a version with no `OWNERS.lead` in any ancestor"
  private(set) lazy var firstVersions: Set<Int> = {
    var found: Set<Int> = []
    // Whether a commit or an ancestor of it has a version.
    var isLater = Array(repeating: false, count: sayings.count)
    for commit in sayings.indices.reversed() {
      let hasVersion = sayings[commit].isVersion && sayings[commit].entry != nil
      let isAfter = history.graph.parents[commit].contains { isLater[$0] }
      if hasVersion, !isAfter { found.insert(commit) }
      isLater[commit] = hasVersion || isAfter
    }
    return found
  }()

  /// A change of what the file says, and from what.
  struct Change {
    let commit: Int
    let from: Saying
    let to: Saying
  }

  /// "A commit *changes* what an `OWNERS.lead` says (its leads, `reviewed:`) where that differs from
  /// what it says in **every parent**; a merge also where its entry is not what merging its parents'
  /// entries gives." In history order, first versions aside.
  func changes<Value: Equatable>(of value: (Saying) -> Value) throws -> [Change] {
    try history.commits.indices.reversed().compactMap { commit in
      let parents = history.graph.parents[commit]
      let said = sayings[commit]
      guard history.isThere(commit), let first = parents.first, !firstVersions.contains(commit)
      else {
        return nil
      }
      if parents.allSatisfy({ value(sayings[$0]) != value(said) }) {
        return Change(commit: commit, from: sayings[first], to: said)
      }
      guard parents.count == 2, parents.contains(where: { value(sayings[$0]) != value(said) }),
        let expected = try merged(parents), value(expected) != value(said)
      else { return nil }
      return Change(commit: commit, from: expected, to: said)
    }
  }

  /// What merging two parents by itself gives; nil where that is not certain.
  private func merged(_ parents: [Int]) throws -> Saying? {
    let (ours, theirs) = (sayings[parents[0]], sayings[parents[1]])
    if ours.entry == theirs.entry { return ours }
    let ids = parents.map { history.commits[$0].id }
    let bases = try history.git.mergeBases(ids[0], ids[1]).compactMap { history.index(of: $0) }
    guard let base = bases.first, bases.count == 1 else { return nil }
    let original = sayings[base]
    if ours.entry == original.entry { return theirs }
    if theirs.entry == original.entry { return ours }
    guard let a = ours.entry, let b = theirs.entry, a.isFile, b.isFile,
      let one = try history.blob(a.object), let other = try history.blob(b.object)
    else { return nil }
    let start = try original.entry.flatMap { try history.blob($0.object) } ?? []
    guard let text = try history.git.merged(one, base: start, other),
      let version = OracleVersion(text)
    else { return nil }
    return Saying(leads: leads(version), reviewed: version.reviewed, entry: nil, isVersion: true)
  }

  /// The commit with which a current lead's turn began; nil where that is before the floor.
  func turn(of lead: ByteString) throws -> Int? {
    guard !sayings.isEmpty else { return nil }
    func hasLead(_ commit: Int) -> Bool { sayings[commit].leads.contains(lead) }
    var commit = 0
    while history.isThere(commit) {
      let parents = history.graph.parents[commit]
      guard let first = parents.first else { return commit }
      if hasLead(first) {
        commit = first
        continue
      }
      // "where a first parent lacks them, on along the first parent that has them, if the merge base
      // lacks them too"
      guard let other = parents.dropFirst().first(where: hasLead) else { return commit }
      let bases = try history.git.mergeBases(
        history.commits[first].id, history.commits[other].id
      ).compactMap { history.index(of: $0) }
      guard !bases.contains(where: hasLead) else { return commit }
      commit = other
    }
    return nil
  }
}
