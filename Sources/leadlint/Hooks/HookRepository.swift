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
      return try Repository.inHook(around: path)
    } catch {
      throw RunError.opening(ByteString(path ?? "."), error)
    }
  }
}
