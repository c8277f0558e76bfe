package import Basics
internal import Git
package import GitHistory
internal import LeadFiles
package import LeadModel

/// Reads one repository at one commit and instant, and joins its files and its history.
///
/// Made in two steps, so that the caller can check the rules' settings in `.lead-rules` before
/// history is read.
package struct Surveyor {
  /// The repository's configuration, or the defaults where it has none.
  package private(set) var rules: RulesFile
  /// The text of `.lead-rules`; empty where there is none.
  package private(set) var rulesSource: [UInt8]
  /// The configuration that the change itself holds, where it is judged by the base's.
  package private(set) var ownRules: RulesFile?

  let request: SurveyRequest
  let repository: Repository
  let tip: ObjectID?
  /// What the tip is called: a branch, `detached`, or the revision asked for.
  package let tipName: ByteString
  let files: FileSource
  /// What the change is compared with, where one is judged.
  let base: ComparedBase?
  let session: SurveySession
  private let cache: IndexCache
  /// Notes on the repository itself.
  private(set) var notes: [ByteString] = []

  /// Opens the repository, finds the commit to judge, and reads the configuration.
  /// - Throws: `RunError`.
  package init(_ request: SurveyRequest) throws(RunError) {
    self.request = request
    repository = try Self.open(request)
    guard repository.shallowBoundary.isEmpty else {
      throw RunError(
        problem: "history is incomplete: this is a shallow clone, and what is older than its "
          + "boundary cannot be checked",
        remedy: request.shallowRemedy)
    }
    cache = IndexCache(repository)
    let (store, indexNotes) = SurveySession.openHistory(
      of: repository, usesCache: request.usesCache)
    let (found, name) = try Self.findTip(request, in: repository, store)
    base = try ComparedBase(request, in: repository, tip: found)
    let pending = base?.pending
    tip = pending?.id ?? found
    tipName = pending == nil ? name : "what is staged on " + name
    let readsWorkTree =
      request.revision == nil && request.asOf == nil && request.change == nil
      && !request.isOfCommitted
    files = FileSource(
      repository, tree: try Self.tree(of: tip, in: repository), readsWorkTree: readsWorkTree,
      proposed: request.proposed)
    // The base's is judged first: where it is not valid, the change may be what fixes it.
    (rules, rulesSource) =
      base?.policyFiles == nil ? try Self.readRules(files) : (RulesFile(), [])
    if let policy = base?.policyFiles {
      (rules, rulesSource) = try Self.readRules(policy, of: base?.name)
      // The change's own must be valid too: it will be the policy of the next one.
      ownRules = try Self.readRules(files).0
    }
    session = SurveySession(repository, store, rules)
    if tip != nil { notes = indexNotes }
    if found == nil {
      notes.append("no commit on \(tipName) yet: only the files are checked")
    }
    if repository.hasReplacements {
      notes.append("replace refs and grafts are not applied: history is read as it was committed")
    }
  }

  /// Reads the files and the history, and joins them.
  /// - Throws: `RunError` where something that is needed cannot be read.
  package func survey(
    _ settings: Settings, progress: @escaping (ScanProgress) -> Void = { _ in }
  ) throws(RunError) -> Survey {
    let history = try session.history(of: tip, keepsHistory: request.usesCache, progress)
    var builder = SurveyBuilder(
      settings: settings, session: session, files: files, now: request.now, history: history)
    builder.notes = notes
    builder.people = request.people ?? []
    var survey = try builder.survey(tip: tip, tipName: tipName)
    if let note = noteOfAge(history) { survey.notes.append(note) }
    if request.people != nil {
      survey.pendingAuthor = repository.pendingAuthor().flatMap(builder.person)
    }
    return survey
  }

  /// That the newest commit is more than 30 days old, where the present is judged: a clone that nobody
  /// updated says that everybody has left.
  private func noteOfAge(_ history: History) -> ByteString? {
    guard request.revision == nil, request.asOf == nil, request.change == nil,
      let tip = history.commits.first, history.time(of: tip) != CommitTime.unknown,
      case let newest = Instant(seconds: history.time(of: tip)),
      newest < request.now.earlier(days: 30)
    else { return nil }
    let age = plural(request.now.days(since: newest), "day") as ByteString
    return "the newest commit is \(age) old (\(newest.date)); if this clone is behind:  git pull"
  }

  /// The first line of a commit's message; empty for a commit that has been lost since history was
  /// read.
  package func subject(of commit: ObjectID) -> ByteString {
    if let known = session.subjects[commit] { return known }
    guard let (header, object) = try? repository.commitHeader(commit) else { return "" }
    let subject = object.withBytes { header.withText(of: $0) { $0.subject(in: $1) } }
    session.subjects[commit] = subject
    return subject
  }

  /// What `notes` of a handoff are in an area, as the rules will see them.
  /// - Parameter area: its path; `.` for the root.
  /// - Throws: `RunError` where a file of the tip is needed and cannot be read.
  package func handoffNotes(
    _ notes: ByteString, in area: ByteString
  ) throws(RunError) -> HandoffRecord.Notes {
    try HandoffNotes(files: files).state(of: notes, in: area == "." ? "" : area)
  }

  /// Whether a file or a directory stands at a path, from the root.
  package func holds(_ path: ByteString) throws(RunError) -> Bool { try files.holds(path) }

  /// Where the work tree stands, with a slash at its end; nil for a bare repository.
  package var workDirectory: ByteString? { repository.workDirectory }

  /// The instant of judgement.
  package var now: Instant { request.now }

  /// Keeps what was read of history, so that the next run need not read it again.
  /// - Returns: why that was not possible, where the user should know.
  package func keepHistory() -> ByteString? {
    guard request.usesCache else { return nil }
    let judgesPresent = request.revision == nil && request.asOf == nil
    let present = base?.pending == nil ? tip : base?.commit
    return session.store.save(to: cache, movingTo: judgesPresent ? present : nil).map { reason in
      "the history index \(cache.path) cannot be written: \(reason); until it can be, every run "
        + "reads all of history; to do without it: --no-cache"
    }
  }

  private static func open(_ request: SurveyRequest) throws(RunError) -> Repository {
    do {
      return try Repository.around(request.repositoryPath)
    } catch {
      throw RunError.opening(ByteString(request.repositoryPath ?? "."), error)
    }
  }

  private static func findTip(
    _ request: SurveyRequest, in repository: Repository, _ store: HistoryStore
  ) throws(RunError) -> (ObjectID?, ByteString) {
    if let revision = request.revision {
      do {
        return (try repository.commit(named: revision), revision)
      } catch {
        throw RunError.naming(revision, error)
      }
    }
    let head: Head
    do {
      head = try repository.head()
    } catch {
      throw RunError(
        problem: "HEAD cannot be read: \(ByteString(error.message))",
        remedy: "find what is damaged:  git fsck")
    }
    switch head {
    case .unborn(let branch): return (nil, branch)
    case .branch(let branch, let id): return (try asOf(request, from: id, store), branch)
    case .detached(let id): return (try asOf(request, from: id, store), "detached")
    }
  }

  private static func asOf(
    _ request: SurveyRequest, from head: ObjectID, _ store: HistoryStore
  ) throws(RunError) -> ObjectID {
    guard let instant = request.asOf else { return head }
    let (commit, time) = try store.commit(asOf: instant, from: head)
    if let commit { return commit }
    throw RunError(
      problem: "there is no commit at or before \(instant)",
      remedy: "the first commit of this branch is of \(Instant(seconds: time)): "
        + "ask for that day or a later one")
  }

  static func tree(
    of commit: ObjectID?, in repository: Repository
  ) throws(RunError) -> ObjectID? {
    guard let commit else { return nil }
    do {
      return try repository.commitHeader(commit).0.tree
    } catch {
      throw RunError.readingTree(
        of: commit, error, isPartialClone: repository.isPartialClone)
    }
  }

  /// - Parameter base: what the base is called whose configuration it is; nil for the one judged.
  private static func readRules(
    _ files: FileSource, of base: ByteString? = nil
  ) throws(RunError) -> (RulesFile, [UInt8]) {
    let name = RulesFile.fileName
    if let base {
      do throws(RunError) {
        return try readRules(files)
      } catch {
        throw error.ofBase(base)
      }
    }
    switch try files.content(of: name, limit: OwnersReader.sizeLimit) {
    case .missing: return (RulesFile(), [])
    case .bytes(let bytes):
      let parsed = RulesFile.parse(bytes, file: name)
      guard let rules = parsed.value else {
        throw RunError(
          problem: "\(name) is not valid", remedy: "fix the errors above",
          diagnostics: parsed.diagnostics)
      }
      return (rules, bytes)
    case .symbolicLink:
      throw RunError(
        problem: "\(name) is a symbolic link; leadlint follows none",
        remedy: "put the file itself at the repository's root")
    case .notAFile:
      throw RunError(problem: "\(name) is not an ordinary file", remedy: "make it a text file")
    case .tooLarge(let size):
      throw RunError(
        problem: "\(name) is too large: \(size) bytes, of at most \(OwnersReader.sizeLimit)",
        remedy: "remove what is not needed")
    case .unreadable(let reason):
      throw RunError(
        problem: "\(name) cannot be read: \(reason)", remedy: "make it readable")
    }
  }
}
