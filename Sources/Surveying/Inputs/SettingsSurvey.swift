package import Basics
internal import Git
internal import LeadFiles
package import LeadModel

/// How a repository is set now: its configuration and its `OWNERS.lead` files, without any history.
///
/// Reads the working tree; in a bare repository, the tree of `HEAD`. What is refused is left out and
/// counted, so that `leadlint explain` works in a repository with a mistake in one file.
package struct SettingsSurvey: Sendable {
  /// An `OWNERS.lead` that parses.
  package struct File: Sendable {
    /// From the repository's root.
    package let path: ByteString
    package let file: OwnersFile
  }

  /// The defaults where there is no `.lead-rules`, or none that can be read.
  package let rules: RulesFile
  /// Ascending by path.
  package let files: [File]
  /// How many `OWNERS.lead` files do not parse or cannot be read.
  package let unreadable: Int
  /// Why `.lead-rules` was not read, where there is one.
  package let problem: ByteString?

  /// - Parameters:
  ///   - repositoryPath: the repository, or a directory in it; nil: the one around the current
  ///     directory.
  ///   - readsOwnersFiles: whether the `OWNERS.lead` files are looked for, which takes as long as
  ///     going through the working tree.
  /// - Throws: `RunError` where there is no repository that may be read.
  package init(repositoryPath: String?, readsOwnersFiles: Bool) throws(RunError) {
    let repository: Repository
    do {
      repository = try Repository.around(repositoryPath)
    } catch {
      throw RunError.opening(ByteString(repositoryPath ?? "."), error)
    }
    let tree = Self.tree(ofHead: repository)
    let source = FileSource(repository, tree: tree, readsWorkTree: true)
    (rules, problem) = Self.rules(source)
    var files: [File] = []
    var unreadable = 0
    if readsOwnersFiles {
      for path in Self.ownersPaths(source, repository, tree) {
        guard let content = Self.content(of: path, source) else { continue }
        if let file = OwnersFile.parse(content, file: path).value {
          files.append(File(path: path, file: file))
        } else {
          unreadable += 1
        }
      }
    }
    self.files = files
    self.unreadable = unreadable
  }
}

extension SettingsSurvey {
  private static func tree(ofHead repository: Repository) -> ObjectID? {
    do {
      switch try repository.head() {
      case .unborn: return nil
      case .branch(_, let id), .detached(let id):
        return try repository.commitHeader(id).0.tree
      }
    } catch {
      // The files of the working tree can be read without it.
      return nil
    }
  }

  /// What `.lead-rules` says, or the defaults and why it could not be read.
  private static func rules(_ source: FileSource) -> (RulesFile, ByteString?) {
    let name = RulesFile.fileName
    do {
      switch try source.content(of: name, limit: OwnersReader.sizeLimit) {
      case .missing: return (RulesFile(), nil)
      case .bytes(let bytes):
        if let rules = RulesFile.parse(bytes, file: name).value { return (rules, nil) }
        return (RulesFile(), "\(name) is not valid, as `leadlint check` shows")
      case .symbolicLink, .notAFile, .tooLarge, .unreadable:
        return (RulesFile(), "\(name) cannot be read, as `leadlint check` shows")
      }
    } catch {
      return (RulesFile(), error.problem)
    }
  }

  /// Nil where the file is not there.
  private static func content(of path: ByteString, _ source: FileSource) -> [UInt8]? {
    do {
      switch try source.content(of: path, limit: OwnersReader.sizeLimit) {
      case .bytes(let bytes): return bytes
      case .missing: return nil
      case .symbolicLink, .notAFile, .tooLarge, .unreadable: return []
      }
    } catch {
      return []
    }
  }

  /// Those that lie in the working tree, and those of `HEAD`, which may be ignored, left out by a
  /// sparse checkout, or gone since.
  private static func ownersPaths(
    _ source: FileSource, _ repository: Repository, _ tree: ObjectID?
  ) -> [ByteString] {
    var found: Set<ByteString> = []
    if let tree {
      var search = TreeSearch(repository: repository)
      search.visit(tree, "", depth: 0)
      found.formUnion(search.found)
    }
    do {
      found.formUnion(try source.paths(named: OwnersFile.fileName, TipListing()))
    } catch {
      // An index that cannot be read hides only what a sparse checkout leaves out.
    }
    return found.filter { !$0.isBorrowed(below: "") }.sorted()
  }
}

/// Looks for `OWNERS.lead` files in a tree; what cannot be read is passed over.
private struct TreeSearch {
  let repository: Repository
  private(set) var found: [ByteString] = []
  /// A hostile tree can stand for any number of directories.
  private var budget = 1_000_000
  /// Trees in and below which there is none.
  private var empty: Set<ObjectID> = []

  init(repository: Repository) { self.repository = repository }

  mutating func visit(_ tree: ObjectID, _ prefix: ByteString, depth: Int) {
    guard depth < 256, budget > 0, !empty.contains(tree) else { return }
    budget -= 1
    let items: [TreeItem]
    do { items = try repository.entries(of: tree) } catch { return }
    let before = found.count
    for item in items {
      if item.name == OwnersFile.fileName {
        found.append(prefix + item.name)
      } else if item.type == .directory, Self.isSafe(item.name) {
        visit(item.id, prefix + item.name + "/", depth: depth + 1)
      }
    }
    if found.count == before { empty.insert(tree) }
  }

  private static func isSafe(_ name: ByteString) -> Bool {
    !["", ".", ".."].contains(name) && name.asciiLowercased != ".git" && !name.contains("/")
  }
}
