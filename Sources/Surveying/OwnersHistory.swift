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
  /// The commits of a change that is judged count as one: what it comes to is what is merged, and
  /// no detour through a vacant post makes a handoff unnecessary.
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

/// Reads versions of `OWNERS.lead` files, each blob once.
final class OwnersReader {
  /// In bytes: what FORMATS allows a file.
  static let sizeLimit = 256 << 10

  struct Content {
    let leads: [ByteString]
    let names: [ByteString: ByteString]
    let reviewed: CalendarDate?
    let status: AreaStatus
  }

  private let repository: Repository
  private let identities: IdentityMap
  private var known: [ObjectID: Content?] = [:]
  private var deletions: [ObjectID: [Change]] = [:]
  private let parse: ([UInt8], ByteString) -> ParsedFile<OwnersFile>

  init(
    _ repository: Repository, _ identities: IdentityMap,
    parse: @escaping ([UInt8], ByteString) -> ParsedFile<OwnersFile>
  ) {
    self.parse = parse
    self.repository = repository
    self.identities = identities
  }

  /// Makes sure that a file which seems new could have been recognised as one that was moved and
  /// edited in the same commit.
  /// - Throws: `RunError` where a partial clone left out an `OWNERS.lead` that was deleted there:
  ///   the turn of a lead must not be cut short.
  func requireDeleted(besides change: Change, _ history: History) throws(RunError) {
    for other in deletions(in: change.commit, history) {
      let blob = try blobs(of: other, history).old
      if repository.objects.contains(blob) { continue }
      throw RunError.reading(
        "\(history.paths.path(other.path)), deleted by commit \(history.id(of: other.commit)),",
        GitError(code: .notFound, function: "git_odb_exists", message: "object not found"),
        isPartialClone: repository.isPartialClone)
    }
  }

  /// The files of this name that a commit deleted. A commit that adds thousands is asked as often.
  private func deletions(in commit: CommitPosition, _ history: History) -> [Change] {
    let id = history.id(of: commit)
    if let known = deletions[id] { return known }
    let found = history.changes(ofCommit: commit).filter {
      $0.kind == .deleted && $0.isFile && history.paths.isNamed($0.path, OwnersFile.fileName)
    }
    deletions[id] = found
    return found
  }

  private func blobs(
    of change: Change, _ history: History
  ) throws(RunError) -> (old: ObjectID, new: ObjectID) {
    do {
      return try history.blobs(of: change, repository)
    } catch {
      throw RunError.reading(
        "a tree of commit \(history.id(of: change.commit))", error,
        isPartialClone: repository.isPartialClone)
    }
  }

  /// What the version that a change made says; nil where it does not parse.
  /// - Throws: `RunError` where the blob cannot be read: a turn must not be guessed.
  func content(after change: Change, _ history: History) throws(RunError) -> Content? {
    try content(
      of: try blobs(of: change, history).new, at: change.path, commit: change.commit, history)
  }

  /// What a version says; nil where it does not parse.
  /// - Throws: `RunError` where the blob cannot be read: a turn must not be guessed.
  func content(
    of blob: ObjectID, at path: PathID, commit: CommitPosition, _ history: History
  ) throws(RunError) -> Content? {
    if let content = known[blob] { return content }
    let bytes: [UInt8]?
    do {
      bytes = try repository.blob(blob, limit: Self.sizeLimit)
    } catch {
      throw RunError.reading(
        "\(history.paths.path(path)) as of commit \(history.id(of: commit))", error,
        isPartialClone: repository.isPartialClone)
    }
    let file = bytes.flatMap { parse($0, history.paths.path(path)).value }
    let content = file.map { file in
      var names: [ByteString: ByteString] = [:]
      for lead in file.leads {
        if let name = lead.value.name { names[identities.email(of: lead.value)] = name }
      }
      return Content(
        leads: Set(file.leads.map { identities.email(of: $0.value) }).sorted(), names: names,
        reviewed: file.reviewed?.value, status: file.status)
    }
    known[blob] = .some(content)
    return content
  }
}
