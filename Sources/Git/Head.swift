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
}
