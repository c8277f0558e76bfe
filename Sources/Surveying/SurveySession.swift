internal import Basics
internal import Git
internal import GitHistory
internal import LeadFiles
internal import LeadModel

/// What surveys of several commits and instants of one repository have in common.
final class SurveySession {
  let repository: Repository
  let rules: RulesFile
  let contents: DocContents
  /// What is known of the repository's history.
  private(set) var store: HistoryStore
  /// Texts of `OWNERS.lead` files that parse, and what they say, wherever they stand.
  private var parsed: [[UInt8]: OwnersFile] = [:]
  private var identities: IdentityMap?
  private var mailmap: Mailmap?

  init(_ repository: Repository, _ store: HistoryStore, _ rules: RulesFile) {
    self.repository = repository
    self.store = store
    self.rules = rules
    contents = DocContents(repository)
  }

  /// Opens a repository's history with its index, where one is used.
  /// - Returns: also notes on an index that cannot be used.
  static func openHistory(
    of repository: Repository, usesCache: Bool
  ) -> (HistoryStore, notes: [ByteString]) {
    guard usesCache else { return (HistoryStore(repository, recording: OwnersFile.fileName), []) }
    let cache = IndexCache(repository)
    let (store, state) = HistoryStore.open(
      cache, repository, recording: OwnersFile.fileName)
    switch state {
    case .missing, .usable: return (store, [])
    case .unreadable:
      return (
        store,
        ["you may not read the history index \(cache.path): history is read without it"]
      )
    case .unusable:
      return (
        store,
        [
          "the history index \(cache.path) is damaged or from another version: it is written "
            + "again"
        ]
      )
    }
  }

  /// The history of a commit, from the floor that the configuration sets.
  /// - Parameter keepsHistory: whether what is scanned shall serve later runs.
  func history(
    of tip: ObjectID?, keepsHistory: Bool, _ progress: (ScanProgress) -> Void
  ) throws(RunError) -> History {
    guard let tip else { return .empty(recording: OwnersFile.fileName) }
    let floor = rules.since?.value.start.seconds ?? .min
    do {
      return try store.history(
        of: tip, floor: floor, scansAll: keepsHistory, report: progress)
    } catch {
      guard keepsHistory, floor > .min else {
        throw RunError.reading(error, isPartialClone: repository.isPartialClone)
      }
    }
    // What cannot be read may lie before the floor.
    store = HistoryStore(repository, recording: OwnersFile.fileName)
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

  /// Who is who in a history, as the configuration of the first survey says.
  func identities(
    _ history: History, now: Instant, _ read: () throws(RunError) -> Mailmap
  ) throws(RunError) -> IdentityMap {
    if let identities, identities.history?.isSame(as: history) ?? false,
      identities.now == now.seconds
        || CommitDates(history, now: min(identities.now, now.seconds)).futureDates == 0
    {
      return identities
    }
    let mailmap: Mailmap
    if let known = self.mailmap { mailmap = known } else { mailmap = try read() }
    self.mailmap = mailmap
    let made = IdentityMap(history, mailmap: mailmap, rules: rules, now: now.seconds)
    identities = made
    return made
  }
}
