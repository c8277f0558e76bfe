package import Basics
internal import CLibgit2

/// What an object is.
package enum ObjectKind: Hashable, Sendable {
  case commit, tree, blob, tag
}

/// An object's bytes, exactly as git stores them.
///
/// A class, not a `~Copyable` handle, because a cache and the frames of a tree comparison hold the
/// same object at once; it owns its memory or one C object, and frees it with the last reference.
package final class RawObject {
  /// libgit2's object; nil where the bytes are this object's own.
  private let object: OpaquePointer?
  package let kind: ObjectKind
  /// Valid as long as this object is, which Swift may end after its last use: hold it with
  /// `withExtendedLifetime`, or use ``withBytes(_:)``.
  package let bytes: UnsafeRawBufferPointer

  /// Takes over `object`. Nil for a kind that no repository holds.
  fileprivate init?(_ object: OpaquePointer) {
    self.object = object
    bytes = UnsafeRawBufferPointer(
      start: git_odb_object_data(object), count: git_odb_object_size(object))
    switch git_odb_object_type(object) {
    case GIT_OBJECT_COMMIT: kind = .commit
    case GIT_OBJECT_TREE: kind = .tree
    case GIT_OBJECT_BLOB: kind = .blob
    case GIT_OBJECT_TAG: kind = .tag
    default: return nil
    }
  }

  /// Takes memory of its own and has it filled; nil where `fill` does not succeed.
  init?(_ kind: ObjectKind, size: Int, fill: (UnsafeMutableRawBufferPointer) -> Bool) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
    guard fill(memory) else {
      memory.deallocate()
      return nil
    }
    object = nil
    self.kind = kind
    bytes = UnsafeRawBufferPointer(memory)
  }

  deinit {
    if let object { git_odb_object_free(object) } else { bytes.deallocate() }
  }

  /// Calls `body` with the object's bytes, which are valid for the call.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withExtendedLifetime(self) { body(bytes) }
  }

  /// The object's bytes, copied.
  package var copiedBytes: [UInt8] { withBytes(Array.init) }
}

/// The objects of one repository.
///
/// Not `Sendable`: a thread that reads objects opens the repository for itself.
package final class ObjectDatabase {
  private let database: OpaquePointer
  let packs: PackReader
  private let loose: LooseObjects

  init(
    of repository: OpaquePointer, packs: [Pack], loose: LooseObjects
  ) throws(GitError) {
    self.packs = PackReader(packs)
    self.loose = loose
    var handle: OpaquePointer?
    try check(git_repository_odb(&handle, repository), "git_repository_odb")
    guard let handle else {
      throw GitError(code: .other(0), function: "git_repository_odb", message: "no database")
    }
    database = handle
  }

  deinit { git_odb_free(database) }

  /// Reads one object whole.
  /// - Throws: `GitError` with code `notFound` where the repository does not hold it.
  package func read(_ id: ObjectID) throws(GitError) -> RawObject {
    if let object = try packs.read(id) { return object }
    if let object = try loose.read(id) { return object }
    var handle: OpaquePointer?
    try check(
      withGitOID(id) { git_odb_read(&handle, database, $0) }, "git_odb_read")
    guard let handle, let object = RawObject(handle) else {
      throw GitError(code: .other(0), function: "git_odb_read", message: "object of unknown kind")
    }
    return object
  }

  /// An object's kind and size in bytes, without reading it whole.
  /// - Throws: `GitError` with code `notFound` where the repository does not hold it.
  package func header(_ id: ObjectID) throws(GitError) -> (kind: ObjectKind?, size: Int) {
    if let header = try packs.header(id) { return header }
    if let header = try loose.header(id) { return header }
    var size = 0
    var type = GIT_OBJECT_INVALID
    try check(
      withGitOID(id) { git_odb_read_header(&size, &type, database, $0) }, "git_odb_read_header")
    let kind: ObjectKind? =
      switch type {
      case GIT_OBJECT_COMMIT: .commit
      case GIT_OBJECT_TREE: .tree
      case GIT_OBJECT_BLOB: .blob
      case GIT_OBJECT_TAG: .tag
      default: nil
      }
    return (kind, size)
  }

  package func contains(_ id: ObjectID) -> Bool {
    withGitOID(id) { git_odb_exists(database, $0) } == 1
  }

  /// Whether new objects stay in memory.
  private var isInMemory = false

  /// From here on what is written stays in memory, for as long as the repository is open.
  private func keepNewObjectsInMemory() throws(GitError) {
    if isInMemory { return }
    var backend: UnsafeMutablePointer<git_odb_backend>?
    try check(git_mempack_new(&backend), "git_mempack_new")
    // Above the backends that write to disk.
    try check(git_odb_add_backend(database, backend, 1000), "git_odb_add_backend")
    isInMemory = true
  }

  /// Keeps an object in memory and answers its id.
  func write(_ bytes: [UInt8], _ kind: ObjectKind) throws(GitError) -> ObjectID {
    try keepNewObjectsInMemory()
    let type =
      switch kind {
      case .commit: GIT_OBJECT_COMMIT
      case .tree: GIT_OBJECT_TREE
      case .blob: GIT_OBJECT_BLOB
      case .tag: GIT_OBJECT_TAG
      }
    var id = git_oid()
    try check(git_odb_write(&id, database, bytes, bytes.count, type), "git_odb_write")
    return ObjectID(id)
  }

  /// Looks for objects in another directory too.
  func add(directory: String) throws(GitError) {
    try check(git_odb_add_disk_alternate(database, directory), "git_odb_add_disk_alternate")
  }
}

/// Calls `body` with the id as libgit2 wants it: the same 20 bytes.
func withGitOID<Result>(_ id: ObjectID, _ body: (UnsafePointer<git_oid>) -> Result) -> Result {
  withUnsafePointer(to: id) { pointer in
    pointer.withMemoryRebound(to: git_oid.self, capacity: 1, body)
  }
}

extension ObjectID {
  init(_ oid: git_oid) {
    self = withUnsafeBytes(of: oid) { raw in raw.baseAddress.map { ObjectID(at: $0) } ?? .zero }
  }
}
