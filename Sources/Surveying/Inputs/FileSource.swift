internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Where `OWNERS.lead` files and configuration are read from.
struct FileSource {
  private let repository: Repository
  /// The tree of the commit judged; nil before the first commit.
  private let tree: ObjectID?
  /// Nil where the tip's tree is judged.
  private let workTree: ByteString?
  private let skipped = SkippedPaths()
  /// Files that stand nowhere, by their paths: what is judged before anybody writes it.
  private let proposed: [ByteString: [UInt8]]

  init(
    _ repository: Repository, tree: ObjectID?, readsWorkTree: Bool,
    proposed: [ByteString: [UInt8]] = [:]
  ) {
    self.proposed = proposed
    self.repository = repository
    self.tree = tree
    workTree = readsWorkTree ? repository.workDirectory : nil
  }

  var readsWorkTree: Bool { workTree != nil }

  /// The commit that an id leads to, tags followed.
  func peeled(_ id: ObjectID) -> ObjectID { repository.peeled(id) }

  /// What stands at `path`.
  /// - Parameter limit: in bytes.
  /// - Throws: `RunError` where the tip's blob is needed and cannot be read.
  func content(of path: ByteString, limit: Int) throws(RunError) -> FileReader.Content {
    if let bytes = proposed[path] { return .bytes(bytes) }
    if let workTree {
      let content = FileReader.read(path, below: workTree, limit: limit)
      guard content == .missing, try entry(at: path) != nil, let id = try skippedBlob(at: path)
      else { return content }
      return try blob(id, at: path, limit: limit)
    }
    guard let entry = try entry(at: path) else { return .missing }
    return try content(of: path, type: entry.type, id: entry.id, limit: limit)
  }

  /// What a file of the tip holds, where that is judged; else what stands at its path.
  func content(
    of path: ByteString, at file: TreeFile?, limit: Int
  ) throws(RunError) -> FileReader.Content {
    guard workTree == nil, let file else { return try content(of: path, limit: limit) }
    return try content(of: path, type: file.type, id: file.id, limit: limit)
  }

  private func content(
    of path: ByteString, type: EntryType, id: ObjectID, limit: Int
  ) throws(RunError) -> FileReader.Content {
    switch type {
    case .symbolicLink: return .symbolicLink
    case .directory, .submodule: return .notAFile
    case .file: return try blob(id, at: path, limit: limit)
    }
  }

  /// Whether something stands at a path of what is judged: a file or a directory.
  func holds(_ path: ByteString) throws(RunError) -> Bool {
    if let workTree, FileReader.exists(workTree + path) { return true }
    return try entry(at: path) != nil
  }

  private func entry(at path: ByteString) throws(RunError) -> TreeItem? {
    guard let tree else { return nil }
    do {
      return try repository.entry(at: path, in: tree)
    } catch {
      throw RunError.readingTree(
        ofTip: path, error, isPartialClone: repository.isPartialClone)
    }
  }

  private func blob(
    _ id: ObjectID, at path: ByteString, limit: Int
  ) throws(RunError) -> FileReader.Content {
    do {
      let size = try repository.objects.header(id).size
      guard size <= limit else { return .tooLarge(size) }
      return .bytes(try repository.objects.read(id).copiedBytes)
    } catch {
      throw RunError.reading(path, error, isPartialClone: repository.isPartialClone)
    }
  }

  /// The blob of a path that a sparse checkout leaves out of the work tree.
  private func skippedBlob(at path: ByteString) throws(RunError) -> ObjectID? {
    do {
      return try skipped.paths(of: repository)[path]
    } catch {
      throw RunError(
        problem: "the index cannot be read: \(ByteString(error.message))",
        remedy: "if it is sparse or split:  git sparse-checkout reapply --no-sparse-index,  "
          + "git update-index --no-split-index;  or judge a commit:  --rev HEAD")
    }
  }

  /// The paths of all files with this name, ascending. In a work tree: those that git tracks and
  /// those that it would, but neither ignored ones nor those of another repository within.
  func paths(named name: ByteString, _ tip: TipListing) throws(RunError) -> [ByteString] {
    let atTip = tip.paths(named: name)
    var found = Set(proposed.keys.filter { $0.hasSuffix("/" + name) })
    guard let workTree else { return found.union(atTip).sorted() }
    let glances = WorkTreeProbe(for: name, below: workTree, tip)
    visit("", PathID.root, below: workTree, name: name, tip, glances, into: &found)
    for path in atTip where !found.contains(path) {
      if try skippedBlob(at: path) != nil { found.insert(path) }
    }
    return found.sorted()
  }

  /// - Parameter pathID: the directory's; nil where history does not know it.
  private func visit(
    _ directory: ByteString, _ pathID: PathID?, below root: ByteString,
    name: ByteString, _ tip: TipListing, _ glances: WorkTreeProbe,
    into found: inout Set<ByteString>
  ) {
    guard let glance = glances[pathID] ?? FileReader.probe(root + directory, for: name) else {
      return
    }
    if !directory.isEmpty, glance.holdsGit { return }
    let prefix = directory.isEmpty ? directory : directory + "/"
    if glance.holdsName {
      let path = prefix + name
      if tip[path] != nil || !repository.isIgnored(path) { found.insert(path) }
    }
    for child in glance.directories {
      let path = prefix + child
      let childID = tip.child(child, in: pathID)
      if childID.map(tip.isDirectory) == true || !repository.isIgnored(path + "/") {
        visit(path, childID, below: root, name: name, tip, glances, into: &found)
      }
    }
  }
}

/// What a sparse checkout leaves out of the work tree, read from the index once it is asked for.
private final class SkippedPaths {
  private var known: [ByteString: ObjectID]?

  func paths(of repository: Repository) throws(GitError) -> [ByteString: ObjectID] {
    if let known { return known }
    let paths = try repository.skippedPaths()
    known = paths
    return paths
  }
}
