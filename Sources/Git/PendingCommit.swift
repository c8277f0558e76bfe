package import Basics
internal import CLibgit2

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#endif

/// The commit that `git commit` is about to make, as it can be known before it is made.
package struct PendingCommit: Hashable, Sendable {
  /// Names it among the repository's objects for as long as that is open; nothing is written.
  package let id: ObjectID
  /// What the index holds.
  package let tree: ObjectID
  /// `HEAD`, and, while a merge is under way, what is merged; empty for a first commit.
  package let parents: [ObjectID]
  /// By whom it would be made; nil where git knows no identity.
  package let author: Signature?
}

extension Repository {
  /// Opens the repository as git means it in a hook: at `GIT_DIR` where that is set, else the one
  /// around `path`. Objects of `GIT_OBJECT_DIRECTORY` and `GIT_ALTERNATE_OBJECT_DIRECTORIES` are
  /// found too.
  /// - Throws: `GitError`, as the other ways of opening do.
  package static func inHook(around path: String?) throws(GitError) -> Repository {
    let repository: Repository
    if path == nil, let directory = environment("GIT_DIR") {
      repository = try Repository(at: directory)
    } else {
      repository = try Repository(discovering: path ?? ".")
    }
    try repository.addObjectDirectories()
    return repository
  }

  /// Reads the index as one commit on `HEAD`, made at `time`, in seconds since 1970. Nothing is
  /// written, and no lock is taken: git holds the index while hooks run.
  ///
  /// The index is that of `GIT_INDEX_FILE`, which git sets for `commit -a`, `-p`, `-i` and `PATH`; a
  /// relative one is taken from the work tree's root, as hooks are run there.
  /// - Throws: `GitError`: code `notFound` where `GIT_INDEX_FILE` names no file.
  package func pendingCommit(
    on head: ObjectID?, at time: Int64
  ) throws(GitError) -> PendingCommit {
    let tree = try indexTree()
    var parents = head.map { [$0] } ?? []
    if head != nil, let merged = FileReader.contents(of: gitDirectory + "MERGE_HEAD", limit: 65_536)
    {
      parents += merged.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID(hex: $0.bytes) }
    }
    let author = configuredAuthor()
    let line: ByteString = "\(author?.name ?? "") <\(author?.email ?? "")> \(max(0, time)) +0000"
    var text: ByteString = "tree \(tree)\n"
    for parent in parents { text.append("parent \(parent)\n") }
    text.append("author \(line)\ncommitter \(line)\n\nwhat is staged\n")
    let id = try objects.write(text.bytes, GIT_OBJECT_COMMIT)
    return PendingCommit(id: id, tree: tree, parents: parents, author: author)
  }

  /// The path of the index that git means, absolute or as the environment has it.
  private func indexPath() throws(GitError) -> String? {
    guard let path = Self.environment("GIT_INDEX_FILE") else { return nil }
    var absolute = path
    if !path.hasPrefix("/") {
      let root = Self.environment("GIT_WORK_TREE") ?? workDirectory?.text ?? ""
      absolute = root.isEmpty || root.hasSuffix("/") ? root + path : root + "/" + path
    }
    guard FileReader.exists(ByteString(absolute)) else {
      throw GitError(
        code: .notFound, function: "git_index_open",
        message: "GIT_INDEX_FILE names \(path), which is not there")
    }
    return absolute
  }

  private func indexTree() throws(GitError) -> ObjectID {
    var index: OpaquePointer?
    if let path = try indexPath() {
      try check(git_index_open(&index, path), "git_index_open")
    } else {
      let name = gitDirectory + "index"
      try check(git_index_open(&index, name.text ?? ""), "git_index_open")
    }
    defer { git_index_free(index) }
    if git_index_has_conflicts(index) == 1 {
      throw GitError(
        code: .other(GIT_EUNMERGED.rawValue), function: "git_index_has_conflicts",
        message: "the index has paths that are not merged yet")
    }
    try removePathsWithoutContent(index)
    try objects.keepNewObjectsInMemory()
    var tree = git_oid()
    try check(
      withHandle { git_index_write_tree_to(&tree, index, $0) }, "git_index_write_tree_to")
    return ObjectID(tree)
  }

  /// Takes out what `git add -N` only announced: git commits nothing of it.
  private func removePathsWithoutContent(_ index: OpaquePointer?) throws(GitError) {
    var position = git_index_entrycount(index)
    while position > 0 {
      position -= 1
      guard let entry = git_index_get_byindex(index, position),
        UInt32(entry.pointee.flags_extended) & UInt32(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue) != 0
      else { continue }
      try check(git_index_remove(index, entry.pointee.path, 0), "git_index_remove")
    }
  }

  private func addObjectDirectories() throws(GitError) {
    var directories: [String] = []
    if let own = Self.environment("GIT_OBJECT_DIRECTORY") { directories.append(own) }
    if let others = Self.environment("GIT_ALTERNATE_OBJECT_DIRECTORIES") {
      directories += others.split(separator: ":").map(String.init)
    }
    for directory in directories { try objects.add(directory: directory) }
  }

  /// Who the commit would be by: what git tells its hooks, else what is configured.
  private func configuredAuthor() -> Signature? {
    if let email = Self.environment("GIT_AUTHOR_EMAIL") {
      return Signature(
        name: ByteString(Self.environment("GIT_AUTHOR_NAME") ?? ""), email: ByteString(email))
    }
    var signature: UnsafeMutablePointer<git_signature>?
    guard withHandle({ git_signature_default(&signature, $0) }) == 0, let signature else {
      return nil
    }
    defer { git_signature_free(signature) }
    return Signature(
      name: ByteString(cString: signature.pointee.name),
      email: ByteString(cString: signature.pointee.email))
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
