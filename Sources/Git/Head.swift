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
}
