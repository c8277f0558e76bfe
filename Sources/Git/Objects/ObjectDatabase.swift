package import Basics
internal import CLibgit2

/// The objects of one repository: libgit2's object database, with leadlint's reader of packs and
/// loose objects as its only backend on disk. All that libgit2 reads itself (revisions, merge bases)
/// comes through the same reader.
///
/// Not `Sendable`: a thread that reads objects opens the repository for itself.
package final class ObjectDatabase {
  private let database: OpaquePointer
  let reader: ObjectReader

  /// Makes `reader` what `repository` reads its objects with.
  init(of repository: OpaquePointer, _ reader: ObjectReader) throws(GitError) {
    self.reader = reader
    database = try newHandle("git_odb_new") { git_odb_new(&$0) }
    try ObjectBackend.add(reader, to: database)
    try check(git_repository_set_odb(repository, database), "git_repository_set_odb")
  }

  deinit { git_odb_free(database) }

  /// Reads one object whole.
  /// - Throws: `GitError` with code `notFound` where the repository does not hold it.
  package func read(_ id: ObjectID) throws(GitError) -> RawObject {
    let handle = try newHandle("git_odb_read") { handle in
      withGitOID(id) { git_odb_read(&handle, database, $0) }
    }
    guard let object = RawObject(handle) else {
      throw GitError(code: .other(0), function: "git_odb_read", message: "object of unknown kind")
    }
    return object
  }

  /// Reads one object whole, for the scan of a whole history: straight from the backend.
  ///
  /// The one exception from the rule that every object is read through libgit2's object database. It
  /// is the same reader with the same checks, but its bytes are shared, not copied. Through
  /// `git_odb_read`, a whole cold run takes 19 % longer on git/git and 10 % on moby/moby.
  /// - Throws: as ``read(_:)``.
  package func readForScan(_ id: ObjectID) throws(GitError) -> RawObject {
    if let object = try reader.read(id) { return object }
    // An object that is in memory alone, or has been written since the packs were listed.
    return try read(id)
  }

  /// An object's kind and size in bytes, without reading it whole.
  /// - Throws: `GitError` with code `notFound` where the repository does not hold it.
  package func header(_ id: ObjectID) throws(GitError) -> (kind: ObjectKind?, size: Int) {
    var size = 0
    var type = GIT_OBJECT_INVALID
    try check(
      withGitOID(id) { git_odb_read_header(&size, &type, database, $0) }, "git_odb_read_header")
    return (ObjectKind(type), size)
  }

  /// Whether the repository holds an object; whether it is whole shows only when it is read.
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
    try check(
      git_odb_add_backend(database, backend, ObjectBackend.priority + 1), "git_odb_add_backend")
    isInMemory = true
  }

  /// Keeps an object in memory and returns its id.
  func write(_ bytes: [UInt8], _ kind: ObjectKind) throws(GitError) -> ObjectID {
    try keepNewObjectsInMemory()
    var id = git_oid()
    try check(
      git_odb_write(&id, database, bytes, bytes.count, kind.libraryType), "git_odb_write")
    return ObjectID(id)
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
