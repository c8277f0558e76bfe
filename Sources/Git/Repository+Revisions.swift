package import Basics
internal import CLibgit2

extension Repository {
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

  /// The commit that a tag leads to; the id itself where it names no tag, or one that cannot be read.
  package func peeled(_ id: ObjectID) -> ObjectID {
    do {
      return try objects.header(id).kind == .tag ? commit(behind: id) : id
    } catch {
      return id
    }
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

  /// The best commit that is reachable from both; nil where they share none.
  /// - Throws: `GitError` where a commit on the way cannot be read.
  package func mergeBase(of one: ObjectID, _ other: ObjectID) throws(GitError) -> ObjectID? {
    var found = git_oid()
    do {
      try check(
        withGitOID(one) { one in
          withGitOID(other) { git_merge_base(&found, handle, one, $0) }
        }, "git_merge_base")
    } catch  where error.code == .notFound {
      return nil
    }
    return ObjectID(found)
  }
}
