package import Basics
internal import Git
internal import GitHistory
package import LeadModel

/// The file that keeps what was read of a repository's history, as people see it.
///
/// It can go at any time: the next run reads history anew.
package struct HistoryFile {
  /// What was found where the file should be.
  package enum State: Hashable, Sendable {
    case missing
    /// There, but the user may not read it.
    case unreadable
    /// Damaged, or written by another version.
    case unusable
    case usable(commits: Int, tip: ObjectID)
  }

  /// Where the file stands, whether or not it is there.
  package let path: ByteString
  /// In bytes; nil where nothing stands at the path.
  package let size: Int?
  package let state: State
  /// The commit that would be judged; nil where there is none yet, or none that can be found.
  package let head: ObjectID?
  /// How many files runs that were stopped left beside it.
  package let leftovers: Int

  private let cache: IndexCache

  /// Looks at the file, and changes nothing.
  /// - Parameter repositoryPath: the repository, or a directory in it; nil: the one around the
  ///   current directory.
  /// - Throws: `RunError` where there is no repository that may be read.
  package init(repositoryPath: String?) throws(RunError) {
    let repository: Repository
    do {
      repository = try Repository.around(repositoryPath)
    } catch {
      throw RunError.opening(ByteString(repositoryPath ?? "."), error)
    }
    cache = IndexCache(repository)
    path = cache.path
    size = cache.size
    state =
      switch cache.state() {
      case .missing: .missing
      case .unreadable: .unreadable
      case .unusable: .unusable
      case .usable(let commits, let tip): .usable(commits: commits, tip: tip)
      }
    do {
      switch try repository.head() {
      case .unborn: head = nil
      case .branch(_, let id), .detached(let id): head = id
      }
    } catch {
      // A HEAD that is damaged says nothing of the file.
      head = nil
    }
    leftovers = Self.leftovers(beside: cache.path)
  }

  /// Takes the file away, and whatever runs that were stopped and earlier versions left beside it.
  /// - Throws: `RunError` where something is left that could not be taken away.
  package func clear() throws(RunError) {
    if cache.clear(), cache.size == nil { return }
    throw RunError(
      problem: "the history index \(path) cannot be removed",
      remedy: "remove it yourself; nothing else is kept there")
  }

  private static func leftovers(beside path: ByteString) -> Int {
    guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else { return 0 }
    let stem = ByteString(path.bytes[(slash + 1)...]) + "."
    let listing = FileReader.list(ByteString(path.bytes[..<slash]))
    return ((listing?.files ?? []) + (listing?.links ?? [])).count { $0.hasPrefix(stem) }
  }
}
