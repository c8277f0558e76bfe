package import Basics
internal import CLibgit2
internal import CSystem

/// One repository, open for reading. Nothing in it is ever written through this type.
///
/// Not `Sendable`: libgit2's objects belong to one thread, so parallel work opens one a thread.
package final class Repository {
  private let handle: OpaquePointer
  package let objects: ObjectDatabase
  /// The repository's own directory, with a slash at its end.
  package let gitDirectory: ByteString
  /// Where objects and refs are; that of the main work tree for a linked one.
  package let commonDirectory: ByteString
  /// With a slash at its end; nil for a bare repository.
  package let workDirectory: ByteString?
  /// Whether the clone left objects at a remote to be fetched when they are needed.
  package let isPartialClone: Bool

  /// Opens the repository that `path` lies in, looking upwards as git does, but not past a
  /// directory of `GIT_CEILING_DIRECTORIES`.
  /// - Throws: `GitError`; code `notFound` where there is none, `owner` where it belongs to
  ///   a user whom git would not trust either, `objectFormat` or `referenceStorage` where its
  ///   format cannot be read.
  package convenience init(discovering path: String) throws(GitError) {
    try self.init(
      opening: path, flags: 0,
      ceilings: getenv("GIT_CEILING_DIRECTORIES").map { String(cString: $0) })
  }

  /// Opens the repository at `path` itself: its work tree, its `.git`, or a bare one.
  package convenience init(at path: String) throws(GitError) {
    try self.init(
      opening: path, flags: UInt32(GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue), ceilings: nil)
  }

  /// What another thread needs to open the same repository for itself.
  package struct Access: Sendable {
    fileprivate let path: String
    fileprivate let source: ObjectReader.Source
  }

  /// Nil where the path is not UTF-8, and so cannot be opened again.
  package var access: Access? {
    gitDirectory.text.map { Access(path: $0, source: objects.reader.source) }
  }

  /// Opens a repository that another thread has open, without mapping its packs again.
  package convenience init(_ access: Access) throws(GitError) {
    try self.init(
      opening: access.path, flags: UInt32(GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue), ceilings: nil,
      source: access.source)
  }

  private init(
    opening path: String, flags: UInt32, ceilings: String?, source: ObjectReader.Source? = nil
  ) throws(GitError) {
    try Library.start()
    let opened = try Self.open(path, flags, ceilings)
    handle = opened
    gitDirectory = ByteString(cString: git_repository_path(opened))
    commonDirectory = ByteString(cString: git_repository_commondir(opened))
    do {
      let configuration = try Configuration(of: opened)
      isPartialClone = try configuration.holdsName(
        matching: "(^extensions\\.partialclone$|^remote\\..*\\.promisor$)")
      let looksBare = try Self.looksBare(opened, configuration)
      let isBare = git_repository_is_bare(opened) == 1 || looksBare
      workDirectory = isBare ? nil : git_repository_workdir(opened).map { ByteString(cString: $0) }
      try Ownership.validate(opened, workDirectory: workDirectory)
      objects = try ObjectDatabase(
        of: opened, ObjectReader(source ?? .init(commonDirectory + "objects")))
    } catch {
      git_repository_free(opened)
      throw error
    }
  }

  deinit { git_repository_free(handle) }

  private static func open(
    _ path: String, _ flags: UInt32, _ ceilings: String?
  ) throws(GitError) -> OpaquePointer {
    do {
      return try newHandle("git_repository_open_ext") {
        git_repository_open_ext(&$0, path, flags, ceilings)
      }
    } catch {
      guard case .other = error.code,
        let format = try RepositoryFormat.unsupported(around: path, ceilings: ceilings)
      else { throw error }
      throw GitError(
        code: format, category: error.category, function: error.function, message: error.message)
    }
  }

  /// Whether git takes the repository for bare though its configuration says nothing of it: it is
  /// not called `.git`, and nothing points from a work tree to it. libgit2 would take the
  /// directory around it for the work tree.
  private static func looksBare(
    _ repository: OpaquePointer, _ configuration: borrowing Configuration
  ) throws(GitError) -> Bool {
    let directory = ByteString(cString: git_repository_path(repository))
    guard !directory.hasSuffix("/.git/"),
      directory == ByteString(cString: git_repository_commondir(repository))
    else { return false }
    if try configuration.string("core.bare") != nil { return false }
    return try configuration.string("core.worktree") == nil
  }

  package var isBare: Bool { workDirectory == nil }

  /// The configuration that applies here, as it is now.
  func configuration() throws(GitError) -> Configuration { try Configuration(of: handle) }

  /// Calls `body` with libgit2's repository, for parts of this type that stand in other files.
  func withHandle<Result>(_ body: (OpaquePointer) -> Result) -> Result { body(handle) }
}

extension ByteString {
  init(cString: UnsafePointer<CChar>) {
    self.init(UnsafeRawBufferPointer(start: cString, count: strlen(cString)))
  }
}

// MARK: - HEAD and revisions

/// What `HEAD` stands for.
package enum Head: Hashable, Sendable {
  /// A branch without a commit yet; its short name.
  case unborn(ByteString)
  /// A branch's short name and its commit.
  case branch(ByteString, ObjectID)
  case detached(ObjectID)
}

extension Repository {
  /// Reads `HEAD`. Decided by what it names, never by whether the repository looks empty.
  package func head() throws(GitError) -> Head {
    if let head = plainHead { return head }
    let reference = try newHandle("git_reference_lookup") {
      git_reference_lookup(&$0, handle, "HEAD")
    }
    defer { git_reference_free(reference) }
    if git_reference_type(reference) == GIT_REFERENCE_DIRECT {
      guard let target = git_reference_target(reference) else {
        throw GitError(code: .other(0), function: "git_reference_target", message: "HEAD is empty")
      }
      return .detached(ObjectID(target.pointee))
    }
    let name = git_reference_symbolic_target(reference).map { ByteString(cString: $0) } ?? ""
    let prefix: ByteString = "refs/heads/"
    let short = name.hasPrefix(prefix) ? ByteString(name.bytes.dropFirst(prefix.count)) : name
    var oid = git_oid()
    do {
      try check(git_reference_name_to_id(&oid, handle, "HEAD"), "git_reference_name_to_id")
    } catch  where error.code == .notFound || error.code == .unbornBranch {
      return .unborn(short)
    }
    return .branch(short, ObjectID(oid))
  }

  /// `HEAD` where it names a branch whose file holds a commit's id, as nearly always; else nil, and
  /// libgit2 is asked, which reads all packed references.
  private var plainHead: Head? {
    let prefix: ByteString = "ref: refs/heads/"
    guard let text = FileReader.contents(of: gitDirectory + "HEAD", limit: 4096),
      text.hasPrefix(prefix), text.bytes.last == UInt8(ascii: "\n")
    else { return nil }
    let branch = ByteString(text.bytes.dropFirst(prefix.count).dropLast())
    let isPlain = branch.bytes.allSatisfy { byte in
      byte.isASCIILetter || byte.isASCIIDigit || [0x2D, 0x2F, 0x5F].contains(byte)
    }
    guard isPlain, !branch.isEmpty,
      let id = FileReader.contents(of: commonDirectory + "refs/heads/" + branch, limit: 64),
      id.bytes.count == 41, id.bytes.last == UInt8(ascii: "\n")
    else { return nil }
    return ObjectID(hex: id.bytes.dropLast()).map { .branch(branch, $0) }
  }

  /// The commit that a revision names, tags followed.
  /// - Throws: `GitError`; code `notFound` where nothing has this name, `unbornBranch` for a `HEAD`
  ///   without a commit, `ambiguous` for a short id that several objects begin with,
  ///   `invalidSpecification` for a search by message, which the library is not trusted with;
  ///   another for what is called so and cannot be read.
  package func commit(named revision: ByteString) throws(GitError) -> ObjectID {
    guard let text = revision.text, !text.isEmpty, !text.contains(":/"), !text.contains("^{/"),
      !text.utf8.contains(0)
    else {
      throw GitError(
        code: .invalidSpecification, function: "git_revparse_single",
        message: "a revision is a branch, a tag or a commit id")
    }
    if text == "HEAD" || text == "@" {
      switch try head() {
      case .unborn(let branch):
        throw GitError(
          code: .unbornBranch, function: "git_reference_lookup",
          message: "there is no commit on \(branch.lossyText) yet")
      case .branch(_, let id), .detached(let id): return try commit(behind: id)
      }
    }
    if let id = ObjectID(hex: revision.bytes) {
      guard objects.contains(id) else {
        throw GitError(
          code: .notFound, function: "git_odb_exists", message: "no object has this id")
      }
      return try commit(behind: id)
    }
    if let id = try target(ofReference: text) { return try commit(behind: id) }
    if let (base, generations) = Self.ancestor(text) {
      var id = try commit(named: base)
      for _ in 0..<generations {
        guard let parent = try parents(of: id).first else {
          throw GitError(
            code: .notFound, function: "commit(named:)", message: "the history is not so long")
        }
        id = try commit(behind: parent)
      }
      return id
    }
    let object = try newHandle("git_revparse_single") { git_revparse_single(&$0, handle, text) }
    defer { git_object_free(object) }
    guard let id = git_object_id(object) else {
      throw GitError(code: .notFound, function: "git_object_id", message: "no such commit")
    }
    return try commit(behind: ObjectID(id.pointee))
  }

  /// What a reference points at that has this name, or one with `refs/heads/` or the like before
  /// it; nil where there is none, or the text can be no reference's name.
  private func target(ofReference text: String) throws(GitError) -> ObjectID? {
    let reference: OpaquePointer
    do {
      reference = try newHandle("git_reference_dwim") { git_reference_dwim(&$0, handle, text) }
    } catch  where error.code == .notFound || error.code == .invalidSpecification {
      return nil
    }
    defer { git_reference_free(reference) }
    let resolved = try newHandle("git_reference_resolve") { git_reference_resolve(&$0, reference) }
    defer { git_reference_free(resolved) }
    return git_reference_target(resolved).map { ObjectID($0.pointee) }
  }

  /// Splits `BASE~3`: walked here, because libgit2 would read damaged commits without an end.
  private static func ancestor(_ text: String) -> (base: ByteString, generations: Int)? {
    guard let tilde = text.lastIndex(of: "~"), tilde > text.startIndex else { return nil }
    let digits = text[text.index(after: tilde)...]
    guard digits.utf8.allSatisfy(\.isASCIIDigit),
      let generations = digits.isEmpty ? 1 : Int(digits)
    else { return nil }
    return (ByteString(text[..<tilde]), generations)
  }

  /// Follows tags to a commit.
  private func commit(behind start: ObjectID) throws(GitError) -> ObjectID {
    var id = start
    // A tag of a tag is rare; a longer chain is damage or malice.
    for _ in 0..<16 {
      let object: RawObject
      do {
        object = try objects.read(id)
      } catch  where error.code == .notFound {
        throw GitError(
          code: .other(-1), function: "git_odb_read",
          message: "object \(id) is missing from the repository")
      }
      if object.kind == .commit { return id }
      let prefix = Array("object ".utf8)
      guard object.kind == .tag,
        let target = object.withBytes({ bytes in
          bytes.starts(with: prefix) ? ObjectID(hex: bytes, at: prefix.count) : nil
        })
      else { break }
      id = target
    }
    throw GitError(
      code: .invalidSpecification, function: "git_odb_read",
      message: "it names \(id), which is no commit")
  }

  /// The commit's parents, in the order written.
  /// - Throws: `GitError`, as `commitHeader`.
  package func parents(of id: ObjectID) throws(GitError) -> [ObjectID] {
    let (header, object) = try commitHeader(id)
    return object.withBytes { bytes in
      (0..<header.parentCount).map { header.parent($0, in: bytes) }
    }
  }

  /// The commit's parts.
  /// - Throws: `GitError`; code `notFound` where it is missing, another where it is no commit.
  package func commitHeader(_ id: ObjectID) throws(GitError) -> (CommitHeader, RawObject) {
    let object = try objects.read(id)
    guard object.kind == .commit, let header = object.withBytes({ CommitHeader($0) }) else {
      throw GitError(
        code: .other(0), function: "git_odb_read", message: "\(id) is no readable commit")
    }
    return (header, object)
  }
}

// MARK: - What changes how history reads

extension Repository {
  /// Commits at which a shallow clone ends; empty for a whole one.
  ///
  /// Read from the common directory's file, because libgit2 does not notice a shallow clone in a
  /// linked work tree.
  package var shallowBoundary: [ObjectID] {
    guard let text = FileReader.contents(of: commonDirectory + "shallow", limit: 1 << 24) else {
      return []
    }
    return text.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID(hex: $0.bytes) }
  }

  /// Whether the repository has replacements (`refs/replace`, `info/grafts`), which git applies and
  /// leadlint does not.
  package var hasReplacements: Bool {
    FileReader.exists(commonDirectory + "info/grafts")
      || FileReader.list(commonDirectory + "refs/replace").map { listing in
        !listing.files.isEmpty || !listing.directories.isEmpty
      } ?? false
      || MappedFile(commonDirectory + "packed-refs").map { file in
        withExtendedLifetime(file) { PackedReferences(file.bytes).hold("refs/replace/") }
      } ?? false
  }

  /// Whether git ignores `path` (from the work tree's root); a directory's ends with a slash.
  /// False where that cannot be told: git, too, passes over a `.gitignore` that it cannot read.
  package func isIgnored(_ path: ByteString) -> Bool {
    var ignored: Int32 = 0
    do {
      try check(
        path.withCString { git_ignore_path_is_ignored(&ignored, handle, $0) },
        "git_ignore_path_is_ignored")
    } catch {
      return false
    }
    return ignored == 1
  }

  /// Paths that a sparse checkout leaves out of the work tree, with their blobs.
  /// - Throws: `GitError` where the index is of a form that libgit2 cannot read.
  package func skippedPaths() throws(GitError) -> [ByteString: ObjectID] {
    let index = try newHandle("git_repository_index") { git_repository_index(&$0, handle) }
    defer { git_index_free(index) }
    var result: [ByteString: ObjectID] = [:]
    for position in 0..<git_index_entrycount(index) {
      guard let entry = git_index_get_byindex(index, position),
        UInt32(entry.pointee.flags_extended) & UInt32(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) != 0
      else { continue }
      result[ByteString(cString: entry.pointee.path)] = ObjectID(entry.pointee.id)
    }
    return result
  }
}
