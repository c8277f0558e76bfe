internal import Basics
internal import Git
internal import History
internal import LeadFiles
internal import LeadModel

/// The versions of one area's `OWNERS.lead` in history order, and what follows from them.
struct OwnersHistory {
  /// A version that parses; a deletion is one without leads.
  struct Version {
    let commit: CommitTable.Position
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
    of path: PathTable.Number, in history: History, lineages: Lineages, reader: OwnersReader
  ) throws(CannotJudge) {
    let lineage = lineages[path]
    segments = lineage.segments
    let changes = history.changes
    for change in lineage.changes.reversed() {
      let commit = changes.commits[Int(change)]
      if changes.kinds[Int(change)] == .added, lineage.similarSources[change] == nil {
        try reader.requireDeleted(besides: change, at: path, history)
      }
      if changes.kinds[Int(change)] == .deleted {
        versions.append(
          Version(commit: commit, leads: [], names: [:], reviewed: nil, status: nil))
      } else if changes.areFiles[Int(change)],
        let content = try reader.content(
          of: changes.newIDs[Int(change)], at: path, commit: history.commits.ids[Int(commit)],
          history)
      {
        versions.append(
          Version(
            commit: commit, leads: content.leads, names: content.names,
            reviewed: content.reviewed, status: content.status))
      }
    }
  }

  /// The commit with which the newest unbroken turn of `lead` began.
  func turnStart(of lead: ByteString) -> CommitTable.Position? {
    guard var index = versions.lastIndex(where: { $0.leads.contains(lead) }) else { return nil }
    while index > 0, versions[index - 1].leads.contains(lead) { index -= 1 }
    return versions[index].commit
  }

  /// Versions whose leads are others than in the version before, with that version.
  var changes: [(before: Version, after: Version)] {
    zip(versions, versions.dropFirst()).filter { $0.leads != $1.leads }
      .map { (before: $0, after: $1) }
  }

  /// Commits that set `reviewed:` to another day.
  var reviews: [CommitTable.Position] {
    var previous: CalendarDate?
    var commits: [CommitTable.Position] = []
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

  init(_ repository: Repository, _ identities: IdentityMap) {
    self.repository = repository
    self.identities = identities
  }

  /// Makes sure that a file which seems new could have been recognised as one that was moved and
  /// edited in the same commit.
  /// - Throws: `CannotJudge` where a partial clone left out an `OWNERS.lead` that was deleted there:
  ///   the turn of a lead must not be cut short.
  func requireDeleted(
    besides change: ChangeTable.Number, at path: PathTable.Number, _ history: History
  ) throws(CannotJudge) {
    let changes = history.changes
    let commit = changes.commits[Int(change)]
    for other in changes.ofCommit(commit)
    where changes.kinds[other] == .deleted && changes.areFiles[other]
      && history.paths.name(of: changes.paths[other]).elementsEqual(OwnersFile.fileName.bytes)
      && !repository.objects.contains(changes.oldIDs[other])
    {
      throw CannotJudge.reading(
        "\(history.paths.path(changes.paths[other])), deleted by commit "
          + "\(history.commits.ids[Int(commit)]),",
        GitError(code: .notFound, function: "git_odb_exists", message: "object not found"),
        isPartialClone: repository.isPartialClone)
    }
  }

  /// What a version says; nil where it does not parse.
  /// - Throws: `CannotJudge` where the blob cannot be read: a turn must not be guessed.
  func content(
    of blob: ObjectID, at path: PathTable.Number, commit: ObjectID, _ history: History
  ) throws(CannotJudge) -> Content? {
    if let content = known[blob] { return content }
    let bytes: [UInt8]?
    do {
      bytes = try repository.blob(blob, limit: Self.sizeLimit)
    } catch {
      throw CannotJudge.reading(
        "\(history.paths.path(path)) as of commit \(commit)", error,
        isPartialClone: repository.isPartialClone)
    }
    let file = bytes.flatMap { OwnersFile.parse($0, file: history.paths.path(path)).value }
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
