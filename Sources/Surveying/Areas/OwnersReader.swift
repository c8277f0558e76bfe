internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

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
  private let parse: ([UInt8], ByteString) -> OwnersFile?

  /// - Parameter parse: reads a version; nil for one that does not count.
  init(
    _ repository: Repository, _ identities: IdentityMap,
    parse: @escaping ([UInt8], ByteString) -> OwnersFile?
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

  func blobs(
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

  /// The object of the file at a path in a commit; nil where none stands there.
  /// - Throws: `RunError` where the commit or a tree cannot be read.
  func entry(
    at path: PathID, in commit: CommitPosition, _ history: History
  ) throws(RunError) -> ObjectID? {
    do {
      let tree = try repository.commitHeader(history.id(of: commit)).0.tree
      return try repository.entry(at: history.paths.path(path), in: tree)?.id
    } catch {
      throw RunError.reading(
        "a tree of commit \(history.id(of: commit))", error,
        isPartialClone: repository.isPartialClone)
    }
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
    let content = bytes.flatMap { self.content($0, at: path, history) }
    known[blob] = .some(content)
    return content
  }

  private func content(
    _ bytes: [UInt8], at path: PathID, _ history: History
  ) -> Content? {
    parse(bytes, history.paths.path(path)).map { file in
      var names: [ByteString: ByteString] = [:]
      for lead in file.leads {
        if let name = lead.value.name { names[identities.email(of: lead.value)] = name }
      }
      return Content(
        leads: Set(file.leads.map { identities.email(of: $0.value) }).sorted(), names: names,
        reviewed: file.reviewed?.value, status: file.status)
    }
  }

  /// What merging two versions by itself says; nil for a conflict, or where that does not parse.
  /// - Throws: `RunError` where a version cannot be read.
  func merged(
    _ base: ObjectID, _ ours: ObjectID, _ theirs: ObjectID, at path: PathID,
    _ commit: CommitPosition, _ history: History
  ) throws(RunError) -> Content? {
    if ours == .zero || theirs == .zero { return nil }
    do {
      let old = base == .zero ? [] : try repository.blob(base, limit: Self.sizeLimit)
      guard let old, let left = try repository.blob(ours, limit: Self.sizeLimit),
        let right = try repository.blob(theirs, limit: Self.sizeLimit),
        let bytes = try FileMerge.merge(base: old, left, right)
      else { return nil }
      return content(bytes, at: path, history)
    } catch {
      throw RunError.reading(
        "\(history.paths.path(path)) as of commit \(history.id(of: commit))", error,
        isPartialClone: repository.isPartialClone)
    }
  }
}
