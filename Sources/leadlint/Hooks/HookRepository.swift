internal import Basics
internal import Git
internal import LeadModel
internal import Surveying

/// Opens the repository that a hook runs in.
enum HookRepository {
  /// - Parameter path: the repository; nil: the one that git means, by `GIT_DIR` or the directory.
  /// - Throws: `RunError` where there is none that may be read.
  static func open(_ path: String? = nil) throws(RunError) -> Repository {
    do {
      return try Repository.around(path)
    } catch {
      throw RunError.opening(ByteString(path ?? "."), error)
    }
  }

  /// Whether leadlint has anything to judge here. A hook may run in every repository of a user: one
  /// without any `OWNERS.lead` is never stopped by it, whatever state it is in.
  /// - Parameter commits: those to look in; nil: `HEAD`.
  static func isConcerned(_ path: String? = nil, commits: [ObjectID]? = nil) -> Bool {
    let name = OwnersFile.fileName
    do {
      let repository = try Repository.around(path)
      if let commits { return try repository.holdsFile(named: name, at: commits) }
      switch try repository.head() {
      case .unborn: return try repository.holdsFile(named: name, at: [])
      case .branch(_, let tip), .detached(let tip):
        return try repository.holdsFile(named: name, at: [tip])
      }
    } catch  where error.code == .objectFormat || error.code == .referenceStorage {
      // Of a repository that cannot be read, the bytes of the index tell what it lists.
      guard let git = FileReader.nearestGit(ByteString(path ?? ".")), !git.isFile,
        let index = MappedFile(git.path + "/index")
      else { return true }
      return withExtendedLifetime(index) { ByteString(index.bytes).contains(".lead") }
    } catch {
      // Why it cannot be read is said when it is judged.
      return true
    }
  }
}
