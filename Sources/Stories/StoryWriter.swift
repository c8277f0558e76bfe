package import Basics
internal import Git

/// Writes a story as a real repository, without the git program.
package enum StoryWriter {
  /// What a story became.
  package struct Result: Hashable, Sendable {
    /// In the story's order; the last is the tip of `main`.
    package let commits: [ObjectID]

    package init(commits: [ObjectID]) { self.commits = commits }
  }

  /// Makes a repository at `path`, which must not hold one yet, and writes the story's commits to
  /// its branch `main`; unless `bare`, the newest is checked out.
  /// - Throws: `StoryError` where the operations do not fit the files, `GitError` where libgit2
  ///   cannot write.
  package static func write(
    _ story: Story, to path: String, bare: Bool = false
  ) throws -> Result {
    let repository = try RepositoryWriter(creating: path, bare: bare, branch: "main")
    var trees = TreeBuilder()
    var files = StoryFiles()
    var commits: [ObjectID] = []
    for commit in story.commits {
      try files.apply(commit)
      let tree = try trees.write(files.contents, to: repository)
      var text: ByteString = "tree \(tree)\n"
      if let parent = commits.last { text.append("parent \(parent)\n") }
      text.append("author \(commit.signature)\ncommitter \(commit.signature)\n\n")
      text.append(commit.message)
      commits.append(try repository.write(.commit, text.bytes))
    }
    if let tip = commits.last {
      try repository.setBranch("main", to: tip)
      if !bare { try repository.checkOutHead() }
    }
    return Result(commits: commits)
  }
}

/// Turns flat paths into git's trees; remembers what it has written.
private struct TreeBuilder {
  private var written: [[UInt8]: ObjectID] = [:]

  mutating func write(
    _ contents: [ByteString: ByteString], to repository: borrowing RepositoryWriter
  ) throws(GitError) -> ObjectID {
    var entries: [Entry] = []
    for (path, content) in contents.sorted(by: { $0.key < $1.key }) {
      entries.append(
        Entry(
          parts: path.split(separator: UInt8(ascii: "/"))[...],
          blob: try object(.blob, content.bytes, repository)))
    }
    return try writeTree(entries[...], repository)
  }

  private struct Entry {
    var parts: ArraySlice<ByteString>
    let blob: ObjectID
  }

  /// Writes the tree of `entries`, which are sorted so that a directory's stand together.
  private mutating func writeTree(
    _ entries: ArraySlice<Entry>, _ repository: borrowing RepositoryWriter
  ) throws(GitError) -> ObjectID {
    var lines: [(order: ByteString, line: [UInt8])] = []
    var rest = entries
    while let first = rest.first, let name = first.parts.first {
      if first.parts.count == 1 {
        lines.append((name, ("100644 \(name)\0" as ByteString).bytes + first.blob.bytes))
        rest = rest.dropFirst()
        continue
      }
      let inside = rest.prefix { $0.parts.count > 1 && $0.parts.first == name }
      let below = inside.map { Entry(parts: $0.parts.dropFirst(), blob: $0.blob) }
      let tree = try writeTree(below[...], repository)
      // git sorts a directory as if its name ended with a slash.
      lines.append((name + "/", ("40000 \(name)\0" as ByteString).bytes + tree.bytes))
      rest = rest.dropFirst(inside.count)
    }
    let bytes = lines.sorted { $0.order < $1.order }.flatMap(\.line)
    return try object(.tree, bytes, repository)
  }

  private mutating func object(
    _ kind: RepositoryWriter.ObjectKind, _ bytes: [UInt8],
    _ repository: borrowing RepositoryWriter
  ) throws(GitError) -> ObjectID {
    let key = [kind == .tree ? 1 : 0] + bytes
    if let known = written[key] { return known }
    let id = try repository.write(kind, bytes)
    written[key] = id
    return id
  }
}
