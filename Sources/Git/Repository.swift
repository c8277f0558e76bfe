package import Basics
internal import CLibgit2
internal import CSystem

/// One repository, open for reading. Nothing in it is ever written through this type.
///
/// Not `Sendable`: libgit2's objects belong to one thread, so parallel work opens one a thread.
package final class Repository {
  /// Valid as long as this object is.
  let handle: OpaquePointer
  /// The objects of the repository and its alternates.
  package let objects: ObjectDatabase
  /// The repository's own directory, with a slash at its end.
  package let gitDirectory: ByteString
  /// Where objects and refs are; that of the main work tree for a linked one.
  package let commonDirectory: ByteString
  /// With a slash at its end; nil for a bare repository.
  package private(set) var workDirectory: ByteString?
  /// git's configuration, as it was when the repository was opened.
  package let configuration: Configuration
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
    fileprivate let configuration: Configuration
  }

  /// Nil where the path is not UTF-8, and so cannot be opened again.
  package var access: Access? {
    gitDirectory.text.map {
      Access(path: $0, source: objects.reader.source, configuration: configuration)
    }
  }

  /// Opens a repository that another thread has open, without mapping its packs again.
  package convenience init(_ access: Access) throws(GitError) {
    try self.init(
      opening: access.path, flags: UInt32(GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue), ceilings: nil,
      source: access.source, configuration: access.configuration)
  }

  private init(
    opening path: String, flags: UInt32, ceilings: String?, source: ObjectReader.Source? = nil,
    configuration known: Configuration? = nil
  ) throws(GitError) {
    try Library.start()
    let opened = try Self.open(path, flags, ceilings)
    handle = opened
    gitDirectory = ByteString(cString: git_repository_path(opened))
    commonDirectory = ByteString(cString: git_repository_commondir(opened))
    do {
      if let known {
        configuration = known
      } else {
        configuration = try Configuration(
          gitDirectory: gitDirectory, commonDirectory: commonDirectory)
      }
      isPartialClone = configuration.entries.contains {
        $0.name == "extensions.partialclone"
          || $0.name.hasPrefix("remote.") && $0.name.hasSuffix(".promisor")
      }
      let looksBare = Self.looksBare(opened, configuration)
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

  /// Takes another directory for the work tree; a relative path counts from the current directory.
  /// - Throws: `GitError` where there is no such directory.
  func setWorkDirectory(_ path: ByteString) throws(GitError) {
    let real = ConfigurationPath.real(path)
    try check(
      real.withCString { git_repository_set_workdir(handle, $0, 0) }, "git_repository_set_workdir")
    workDirectory = real == "/" ? real : real + "/"
  }

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
    _ repository: OpaquePointer, _ configuration: Configuration
  ) -> Bool {
    let directory = ByteString(cString: git_repository_path(repository))
    guard !directory.hasSuffix("/.git/"),
      directory == ByteString(cString: git_repository_commondir(repository))
    else { return false }
    return configuration.entry("core.bare") == nil && configuration.entry("core.worktree") == nil
  }

  /// Whether it has no work tree.
  package var isBare: Bool { workDirectory == nil }
}

extension ByteString {
  init(cString: UnsafePointer<CChar>) {
    self.init(UnsafeRawBufferPointer(start: cString, count: strlen(cString)))
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
      || MappedFile(commonDirectory + "packed-refs").map(Self.holdsReplacement) ?? false
  }

  /// Whether `packed-refs` has a name below `refs/replace/`. Searched as text: libgit2 would parse
  /// and sort all references, which takes 80 ms for 100,000 of them.
  private static func holdsReplacement(_ packedReferences: MappedFile) -> Bool {
    defer { withExtendedLifetime(packedReferences) {} }
    let prefix: StaticString = "refs/replace/"
    let length = prefix.utf8CodeUnitCount
    guard var rest = packedReferences.bytes.baseAddress else { return false }
    let end = rest + packedReferences.bytes.count
    // No name holds a space, so that one begins after each.
    while let space = memchr(rest, 0x20, end - rest) {
      rest = UnsafeRawPointer(space) + 1
      if end - rest >= length, memcmp(rest, prefix.utf8Start, length) == 0 { return true }
    }
    return false
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
