package import Basics
internal import CLibgit2

/// Makes a repository and writes raw objects into it: for the demo and for tests. leadlint never
/// writes objects into a repository that it judges.
///
/// Owns the handle; belongs to one thread.
package struct RepositoryWriter: ~Copyable {
  private let repository: OpaquePointer
  private let database: OpaquePointer

  /// What can be written.
  package enum ObjectKind: Sendable {
    case blob, tree, commit

    fileprivate var type: git_object_t {
      switch self {
      case .blob: GIT_OBJECT_BLOB
      case .tree: GIT_OBJECT_TREE
      case .commit: GIT_OBJECT_COMMIT
      }
    }
  }

  /// Makes a repository at `path`, with its directories, whose `HEAD` names `branch`.
  /// - Throws: `GitError`, also where a repository stands there already.
  package init(creating path: String, bare: Bool, branch: String) throws(GitError) {
    try Library.start()
    var options = git_repository_init_options()
    try check(
      git_repository_init_options_init(
        &options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)),
      "git_repository_init_options_init")
    options.flags =
      GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_NO_REINIT.rawValue
      | (bare ? GIT_REPOSITORY_INIT_BARE.rawValue : 0)
    let made = try newHandle("git_repository_init_ext") { handle in
      branch.withCString { name in
        options.initial_head = name
        return git_repository_init_ext(&handle, path, &options)
      }
    }
    do {
      database = try newHandle("git_repository_odb") { git_repository_odb(&$0, made) }
    } catch {
      git_repository_free(made)
      throw error
    }
    repository = made
  }

  deinit {
    git_odb_free(database)
    git_repository_free(repository)
  }

  /// Writes one object, byte for byte, and returns its id.
  /// - Throws: `GitError` where it cannot be written.
  package borrowing func write(
    _ kind: ObjectKind, _ bytes: [UInt8]
  ) throws(GitError) -> ObjectID {
    var id = git_oid()
    try check(
      git_odb_write(&id, database, bytes, bytes.count, kind.type), "git_odb_write")
    return ObjectID(id)
  }

  /// Points `refs/heads/NAME` at a commit, whatever it pointed at before.
  /// - Throws: `GitError` where the reference cannot be written.
  package borrowing func setBranch(
    _ name: String, to commit: ObjectID
  ) throws(GitError) {
    let reference = try newHandle("git_reference_create") { reference in
      withGitOID(commit) {
        git_reference_create(&reference, repository, "refs/heads/\(name)", $0, 1, nil)
      }
    }
    git_reference_free(reference)
  }

  /// Writes the files of `HEAD` into the work tree and the index.
  /// - Throws: `GitError` where a file cannot be written.
  package borrowing func checkOutHead() throws(GitError) {
    var options = git_checkout_options()
    try check(
      git_checkout_options_init(&options, UInt32(GIT_CHECKOUT_OPTIONS_VERSION)),
      "git_checkout_options_init")
    options.checkout_strategy = GIT_CHECKOUT_FORCE.rawValue
    try check(git_checkout_head(repository, &options), "git_checkout_head")
  }
}
