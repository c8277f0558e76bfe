internal import Basics
internal import Git
internal import GitHistory
internal import LeadFiles
internal import LeadModel

/// What surveys of several commits and instants of one repository have in common.
final class SharedWork {
  let repository: Repository
  let rules: RulesFile
  let contents: DocContents
  let kept: KeptHistory
  /// Texts of `OWNERS.lead` files that parse, and what they say, wherever they stand.
  private var parsed: [[UInt8]: OwnersFile] = [:]
  private var identities: IdentityMap?

  init(_ repository: Repository, _ kept: KeptHistory, _ rules: RulesFile) {
    self.repository = repository
    self.kept = kept
    self.rules = rules
    contents = DocContents(repository)
  }

  var archive: Archive {
    get { kept.archive }
    _modify { yield &kept.archive }
  }

  /// The history of a commit, from the floor that the configuration sets.
  /// - Parameter keepsHistory: whether what is scanned shall serve later runs.
  func history(
    of tip: ObjectID?, keepsHistory: Bool, _ progress: (ScanProgress) -> Void
  ) throws(RunError) -> History {
    guard let tip else { return .empty(keeping: OwnersFile.fileName) }
    let floor = rules.since?.value.start.seconds ?? .min
    do {
      return try archive.history(
        of: tip, floor: floor, scansAll: keepsHistory, report: progress)
    } catch {
      guard keepsHistory, floor > .min else {
        throw RunError.reading(error, isPartialClone: repository.isPartialClone)
      }
    }
    // What cannot be read may lie before the floor.
    archive = Archive(repository, keeping: OwnersFile.fileName)
    return try history(of: tip, keepsHistory: false, progress)
  }

  /// What an `OWNERS.lead` says. Each text is parsed once, but for one that does not parse: what is
  /// wrong with it names the file.
  func parse(_ bytes: [UInt8], file: ByteString) -> ParsedFile<OwnersFile> {
    if let known = parsed[bytes] { return ParsedFile(value: known, diagnostics: []) }
    let result = OwnersFile.parse(bytes, file: file)
    if result.diagnostics.isEmpty, let value = result.value { parsed[bytes] = value }
    return result
  }

  /// The first lines of messages that were asked for.
  var subjects: [ObjectID: ByteString] = [:]

  /// Who is who, once a survey has asked.
  var knownIdentities: IdentityMap? { identities }

  /// Who is who, as the configuration of the first survey says.
  func identities(
    _ history: History, _ mailmap: () throws(RunError) -> Mailmap
  ) throws(RunError) -> IdentityMap {
    if let identities {
      identities.update(history.persons)
      return identities
    }
    let made = IdentityMap(history.persons, mailmap: try mailmap(), rules: rules)
    identities = made
    return made
  }
}

extension Archive {
  /// The first commit on the first-parent chain that is no later than `instant`, which is what
  /// `git rev-list -1 --first-parent --before` answers; nil where all are later.
  /// - Returns: also the date of the last commit that was looked at, in seconds since 1970.
  func commit(
    asOf instant: Instant, from head: ObjectID
  ) throws(RunError) -> (ObjectID?, time: Int64) {
    var current = head
    while true {
      if let known = indexedCommit(notAfter: instant.seconds, from: current) {
        return (known.time <= instant.seconds ? known.commit : nil, known.time)
      }
      let found: (time: Int64, parent: ObjectID?)
      do {
        found = try firstParent(of: current)
      } catch {
        throw RunError.reading(
          "commit \(current)", error, isPartialClone: repository.isPartialClone)
      }
      if found.time <= instant.seconds { return (current, found.time) }
      guard let parent = found.parent else { return (nil, found.time) }
      current = parent
    }
  }
}
