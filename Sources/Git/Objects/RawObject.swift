internal import Basics
internal import CLibgit2

/// An object's bytes, exactly as git stores them.
///
/// A class, not a `~Copyable` handle, because a cache and the frames of a tree comparison hold the
/// same object at once; it owns its memory or one C object, and frees it with the last reference.
package final class RawObject {
  /// In bytes; larger objects are not read. An index can claim any size.
  static let sizeLimit = 256 << 20

  /// libgit2's object; nil where the bytes are this object's own.
  private let object: OpaquePointer?
  package let kind: ObjectKind
  /// Valid as long as this object is, which Swift may end after its last use: hold it with
  /// `withExtendedLifetime`, or use ``withBytes(_:)``.
  package let bytes: UnsafeRawBufferPointer

  /// Takes over `object`. Nil for a kind that no repository holds.
  init?(_ object: OpaquePointer) {
    guard let kind = ObjectKind(git_odb_object_type(object)) else {
      git_odb_object_free(object)
      return nil
    }
    self.object = object
    self.kind = kind
    bytes = UnsafeRawBufferPointer(
      start: git_odb_object_data(object), count: git_odb_object_size(object))
  }

  /// Allocates `size` bytes and has them filled; nil where `fill` does not succeed.
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

  /// Whether `id` is the name that git gives these bytes. Hashes all of them.
  func isNamed(_ id: ObjectID) throws(GitError) -> Bool {
    var found = git_oid()
    try check(
      withBytes { git_odb_hash(&found, $0.baseAddress, $0.count, kind.libraryType) },
      "git_odb_hash")
    return ObjectID(found) == id
  }
}
