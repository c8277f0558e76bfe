internal import Basics
internal import CLibgit2

/// Puts an `ObjectReader` behind libgit2's object database: C callbacks and nothing else.
///
/// libgit2 calls a backend under the database's lock, on the thread that asks; a database belongs
/// to one repository handle, and that to one thread.
enum ObjectBackend {
  /// Backends of a higher priority are asked first.
  static let priority: Int32 = 1

  /// Adds the reader to `database`, which holds it until it is freed.
  static func add(_ reader: ObjectReader, to database: OpaquePointer) throws(GitError) {
    let backend = UnsafeMutablePointer<leadlint_odb_backend>.allocate(capacity: 1)
    backend.initialize(
      to: leadlint_odb_backend(
        parent: callbacks, reader: Unmanaged.passRetained(reader).toOpaque()))
    let parent = UnsafeMutableRawPointer(backend).assumingMemoryBound(to: git_odb_backend.self)
    do {
      try check(git_odb_add_backend(database, parent, priority), "git_odb_add_backend")
    } catch {
      freeBackend(parent)
      throw error
    }
  }

  private static var callbacks: git_odb_backend {
    var backend = git_odb_backend()
    backend.version = UInt32(GIT_ODB_BACKEND_VERSION)
    backend.read = { data, size, type, backend, id in
      answer(backend) { reader throws(GitError) in
        guard let id, let object = try reader.read(ObjectID(id.pointee)) else {
          return GIT_ENOTFOUND.rawValue
        }
        return copy(object, data, size, type, backend)
      }
    }
    backend.read_prefix = { found, data, size, type, backend, prefix, length in
      answer(backend) { reader throws(GitError) in
        guard let prefix else { return GIT_ENOTFOUND.rawValue }
        let id = try reader.id(startingWith: ObjectID(prefix.pointee), digits: length)
        guard let id, let object = try reader.read(id) else { return GIT_ENOTFOUND.rawValue }
        found?.pointee = withGitOID(id) { $0.pointee }
        return copy(object, data, size, type, backend)
      }
    }
    backend.read_header = { size, type, backend, id in
      answer(backend) { reader throws(GitError) in
        guard let id, let header = try reader.header(ObjectID(id.pointee)) else {
          return GIT_ENOTFOUND.rawValue
        }
        size?.pointee = header.size
        type?.pointee = header.kind?.libraryType ?? GIT_OBJECT_INVALID
        return GIT_OK.rawValue
      }
    }
    backend.exists = { backend, id in
      answer(backend) { reader in
        id.map { reader.contains(ObjectID($0.pointee)) } == true ? 1 : 0
      }
    }
    backend.exists_prefix = { found, backend, prefix, length in
      answer(backend) { reader throws(GitError) in
        guard let prefix,
          let id = try reader.id(startingWith: ObjectID(prefix.pointee), digits: length)
        else { return GIT_ENOTFOUND.rawValue }
        found?.pointee = withGitOID(id) { $0.pointee }
        return GIT_OK.rawValue
      }
    }
    backend.refresh = { backend in
      answer(backend) { reader in
        reader.refresh()
        return GIT_OK.rawValue
      }
    }
    backend.foreach = { backend, call, payload in
      answer(backend) { reader in
        for id in reader.allIDs() {
          let status = withGitOID(id) { call?($0, payload) } ?? GIT_OK.rawValue
          if status != GIT_OK.rawValue { return status }
        }
        return GIT_OK.rawValue
      }
    }
    backend.free = { freeBackend($0) }
    return backend
  }
}

// C functions cannot capture anything, so the helpers of the callbacks are no members.

/// Calls `body` with a backend's reader, and tells libgit2 of an error that it throws.
private func answer(
  _ backend: UnsafeMutablePointer<git_odb_backend>?,
  _ body: (ObjectReader) throws(GitError) -> Int32
) -> Int32 {
  guard let reader = own(backend)?.pointee.reader else { return GIT_ERROR.rawValue }
  do {
    return try body(Unmanaged<ObjectReader>.fromOpaque(reader).takeUnretainedValue())
  } catch {
    _ = git_error_set_str(Int32(GIT_ERROR_ODB.rawValue), error.message)
    return error.code == .ambiguous ? GIT_EAMBIGUOUS.rawValue : GIT_ERROR.rawValue
  }
}

/// Hands an object to libgit2 in memory that libgit2 frees.
private func copy(
  _ object: RawObject, _ data: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
  _ size: UnsafeMutablePointer<Int>?, _ type: UnsafeMutablePointer<git_object_t>?,
  _ backend: UnsafeMutablePointer<git_odb_backend>?
) -> Int32 {
  object.withBytes { bytes in
    // A zero follows: before 1.9.3, libgit2's own parsers read up to it.
    guard let memory = git_odb_backend_data_alloc(backend, bytes.count + 1) else {
      return GIT_ERROR.rawValue
    }
    let target = UnsafeMutableRawBufferPointer(start: memory, count: bytes.count + 1)
    target.copyMemory(from: bytes)
    target[bytes.count] = 0
    data?.pointee = memory
    size?.pointee = bytes.count
    type?.pointee = object.kind.libraryType
    return GIT_OK.rawValue
  }
}

private func freeBackend(_ backend: UnsafeMutablePointer<git_odb_backend>?) {
  guard let backend = own(backend) else { return }
  if let reader = backend.pointee.reader {
    Unmanaged<ObjectReader>.fromOpaque(reader).release()
  }
  backend.deallocate()
}

private func own(
  _ backend: UnsafeMutablePointer<git_odb_backend>?
) -> UnsafeMutablePointer<leadlint_odb_backend>? {
  backend.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: leadlint_odb_backend.self) }
}
