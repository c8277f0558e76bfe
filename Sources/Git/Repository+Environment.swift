internal import Basics
internal import CLibgit2

extension Repository {
  /// Opens the repository as git does: at `GIT_DIR` where that is set, with the work tree of
  /// `GIT_WORK_TREE`, else the one around the current directory. Objects of `GIT_OBJECT_DIRECTORY`
  /// (a push's, before it is accepted) and `GIT_ALTERNATE_OBJECT_DIRECTORIES` are found too.
  /// - Parameter path: the repository, or a directory in it, where one was named. If that is another
  ///   one than the environment's, nothing of the environment counts.
  /// - Throws: `GitError`, as the other ways of opening do.
  package static func around(_ path: String?) throws(GitError) -> Repository {
    let repository: Repository
    if let path {
      repository = try Repository(discovering: path)
      let names = ["GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"]
      guard names.contains(where: { variable($0) != nil }), repository.isMeantByEnvironment else {
        return repository
      }
    } else {
      repository = try meantByEnvironment()
    }
    if let own = variable("GIT_OBJECT_DIRECTORY") { repository.objects.reader.add(own) }
    let others = variable("GIT_ALTERNATE_OBJECT_DIRECTORIES") ?? ""
    AlternateDirectories.entries(others, separator: UInt8(ascii: ":"))
      .forEach(repository.objects.reader.add)
    return repository
  }

  private static func meantByEnvironment() throws(GitError) -> Repository {
    guard let directory = variable("GIT_DIR") else { return try Repository(discovering: ".") }
    guard let text = directory.text else {
      throw GitError(
        code: .other(-1), function: "around", message: "GIT_DIR is not UTF-8")
    }
    let repository = try Repository(at: text)
    if let tree = variable("GIT_WORK_TREE") {
      try repository.setWorkDirectory(tree)
    } else if !repository.isBare, repository.configuration.entry("core.worktree") == nil {
      // With GIT_DIR alone git takes the current directory for the work tree.
      try repository.setWorkDirectory(".")
    }
    return repository
  }

  /// Whether the variables that git sets are about this repository and not about another one.
  var isMeantByEnvironment: Bool {
    do {
      return try Self.meantByEnvironment().gitDirectory == gitDirectory
    } catch {
      return false
    }
  }

  /// A variable of the environment; nil where it is not set or empty.
  static func variable(_ name: String) -> ByteString? {
    environment(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
