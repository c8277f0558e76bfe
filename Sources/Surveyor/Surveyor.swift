internal import Basics
internal import Git
internal import History
package import LeadFiles
internal import LeadModel

/// Reads one repository at one commit and instant, and joins its files and its history.
///
/// Made in two steps, so that the caller can check the rules' settings in `.lead-rules` before
/// history is read.
package struct Surveyor {
  /// The repository's configuration, or the defaults where it has none.
  package let rules: RulesFile
  /// The text of `.lead-rules`; empty where there is none.
  package let rulesSource: [UInt8]

  let request: SurveyRequest
  let repository: Repository
  let tip: ObjectID?
  let tipName: ByteString
  let files: FileSource
  let listing: TipListing
  var history: History
  var notes: [ByteString] = []

  /// Opens the repository, finds the commit to judge, and reads the configuration.
  /// - Throws: `CannotJudge`.
  package init(_ request: SurveyRequest) throws(CannotJudge) {
    self.request = request
    repository = try Self.open(request)
    guard repository.shallowBoundary.isEmpty else {
      throw CannotJudge(
        problem: "history is incomplete: this is a shallow clone, and what is older than its "
          + "boundary cannot be judged",
        mend: "git fetch --unshallow  (in GitHub Actions: fetch-depth: 0 at actions/checkout)")
    }
    (tip, tipName) = try Self.findTip(request, in: repository)
    var history = History.empty
    var listing = TipListing()
    if let tip {
      do {
        let tree = try repository.commitHeader(tip).0.tree
        listing = try TipListing(tree, in: repository, history: &history)
      } catch {
        throw CannotJudge.readingTree(
          of: tip, error, isPartialClone: repository.isPartialClone)
      }
    }
    self.history = history
    self.listing = listing
    let readsWorkTree = request.revision == nil && request.asOf == nil
    files = FileSource(repository, tip: listing, readsWorkTree: readsWorkTree)
    (rules, rulesSource) = try Self.readRules(files)
    if tip == nil {
      notes.append("no commit on \(tipName) yet: the files are judged, and history is empty")
    }
    if repository.hasReplacements {
      notes.append("replace refs and grafts are not applied: history is read as it was committed")
    }
  }

  private static func open(_ request: SurveyRequest) throws(CannotJudge) -> Repository {
    let path = request.repositoryPath ?? "."
    do {
      return try Repository(discovering: path)
    } catch {
      throw CannotJudge.opening(ByteString(path), error)
    }
  }

  private static func findTip(
    _ request: SurveyRequest, in repository: Repository
  ) throws(CannotJudge) -> (ObjectID?, ByteString) {
    if let revision = request.revision {
      do {
        return (try repository.commit(named: revision), revision)
      } catch {
        throw CannotJudge.naming(revision, error)
      }
    }
    let head: Head
    do {
      head = try repository.head()
    } catch {
      throw CannotJudge(
        problem: "HEAD cannot be read: \(ByteString(error.message))",
        mend: "find what is damaged:  git fsck")
    }
    switch head {
    case .unborn(let branch): return (nil, branch)
    case .branch(let branch, let id): return (try asOf(request, from: id, repository), branch)
    case .detached(let id): return (try asOf(request, from: id, repository), "detached")
    }
  }

  /// The first commit on the first-parent chain that is no later than `--as-of`, which is what
  /// `git rev-list -1 --first-parent --before` answers.
  private static func asOf(
    _ request: SurveyRequest, from head: ObjectID, _ repository: Repository
  ) throws(CannotJudge) -> ObjectID {
    guard let instant = request.asOf else { return head }
    var current = head
    while true {
      let header: CommitHeader
      var time: Int64 = 0
      do {
        let object: RawObject
        (header, object) = try repository.commitHeader(current)
        if let line = header.committer {
          time = object.withBytes {
            SignatureRange(UnsafeRawBufferPointer(rebasing: $0[line]))?.time ?? 0
          }
        }
      } catch {
        throw CannotJudge.reading(
          "commit \(current)", error, isPartialClone: repository.isPartialClone)
      }
      if time <= instant.seconds { return current }
      guard let parent = header.parents.first else {
        throw CannotJudge(
          problem: "there is no commit at or before \(instant)",
          mend: "the first commit of this branch is of \(Instant(seconds: time)): "
            + "ask for that day or a later one")
      }
      current = parent
    }
  }

  private static func readRules(
    _ files: FileSource
  ) throws(CannotJudge) -> (RulesFile, [UInt8]) {
    let name = RulesFile.fileName
    switch try files.content(of: name, limit: OwnersReader.sizeLimit) {
    case .missing: return (RulesFile(), [])
    case .bytes(let bytes):
      let parsed = RulesFile.parse(bytes, file: name)
      guard let rules = parsed.value else {
        throw CannotJudge(
          problem: "\(name) is not valid", mend: "mend what is shown above",
          diagnostics: parsed.diagnostics)
      }
      return (rules, bytes)
    case .symbolicLink:
      throw CannotJudge(
        problem: "\(name) is a symbolic link; leadlint follows none",
        mend: "put the file itself at the repository's root")
    case .notAFile:
      throw CannotJudge(problem: "\(name) is not an ordinary file", mend: "make it a text file")
    case .tooLarge(let size):
      throw CannotJudge(
        problem: "\(name) is too large: \(size) bytes, of at most \(OwnersReader.sizeLimit)",
        mend: "take out what is not needed")
    case .unreadable(let reason):
      throw CannotJudge(
        problem: "\(name) cannot be read: \(reason)", mend: "make it a file that you may read")
    }
  }
}
