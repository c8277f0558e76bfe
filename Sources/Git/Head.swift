package import Basics
internal import CLibgit2

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
    // A symbolic link, as git made it once: libgit2 would read through it.
    if let name = FileReader.linkTarget(gitDirectory + "HEAD"), name.hasPrefix("refs/") {
      return try branch(name)
    }
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
    return try branch(
      git_reference_symbolic_target(reference).map { ByteString(cString: $0) } ?? "")
  }

  /// What a `HEAD` that stands for the reference `name` leads to.
  private func branch(_ name: ByteString) throws(GitError) -> Head {
    var isValid: Int32 = 0
    _ = name.withCString { git_reference_name_is_valid(&isValid, $0) }
    guard name.hasPrefix("refs/"), isValid == 1 else {
      throw GitError(
        code: .other(0), function: "head",
        message: "it names \(name.lossyText), which is no reference")
    }
    let prefix: ByteString = "refs/heads/"
    let short = name.hasPrefix(prefix) ? ByteString(name.bytes.dropFirst(prefix.count)) : name
    var oid = git_oid()
    do {
      try check(
        name.withCString { git_reference_name_to_id(&oid, handle, $0) }, "git_reference_name_to_id")
    } catch  where error.code == .notFound || error.code == .unbornBranch {
      return .unborn(short)
    }
    return .branch(short, ObjectID(oid))
  }
}
