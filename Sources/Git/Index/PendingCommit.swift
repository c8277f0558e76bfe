package import Basics
internal import CSystem

/// The commit that `git commit` is about to make, as far as it is known before it is made.
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
  /// Reads the index as one commit on `HEAD`, made at `time`, in seconds since 1970. Nothing is
  /// written, and no lock is taken: git holds the index while hooks run.
  ///
  /// The index is that of `GIT_INDEX_FILE`, which git sets for `commit -a`, `-p`, `-i` and `PATH`; a
  /// relative one is taken from the work tree's root, as hooks are run there.
  /// - Throws: `GitError`: code `unmerged` where paths are in conflict, `bare` where there is no
  ///   index, `indexFile` where `GIT_INDEX_FILE` names no file; another where it cannot be read.
  package func pendingCommit(
    on head: ObjectID?, at time: Int64
  ) throws(GitError) -> PendingCommit {
    let index = try IndexFile(try indexPath(), gitDirectory: gitDirectory)
    guard index.entries.allSatisfy({ $0.stage == 0 }) else {
      throw GitError(
        code: .unmerged, function: "pendingCommit",
        message: "the index has paths that are not merged yet")
    }
    let tree = try IndexTrees(index, objects).write()
    var parents = head.map { [$0] } ?? []
    if head != nil { parents += mergedCommits.filter { !parents.contains($0) } }
    let author = pendingAuthor()
    let line: ByteString = "\(author?.name ?? "") <\(author?.email ?? "")> \(max(0, time)) +0000"
    var text: ByteString = "tree \(tree)\n"
    for parent in parents { text.append("parent \(parent)\n") }
    text.append("author \(line)\ncommitter \(line)\n\nwhat is staged\n")
    let id = try objects.write(text.bytes, .commit)
    return PendingCommit(id: id, tree: tree, parents: parents, author: author)
  }

  /// What is merged, where a merge is under way. Before git has written that down, which is when it
  /// calls `pre-merge-commit`, its name in the environment says it.
  private var mergedCommits: [ObjectID] {
    if let merged = FileReader.contents(of: gitDirectory + "MERGE_HEAD", limit: 65_536) {
      return merged.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID(hex: $0.bytes) }
    }
    return Self.environmentNames(startingWith: "GITHEAD_")
      .compactMap { ObjectID(hex: $0.bytes.dropFirst("GITHEAD_".utf8.count)) }
      .filter(objects.contains)
  }

  /// Where the index stands that git means.
  func indexPath() throws(GitError) -> ByteString {
    guard let path = Self.variable("GIT_INDEX_FILE"), isMeantByEnvironment else {
      if isBare {
        throw GitError(
          code: .bare, function: "indexPath",
          message: "the repository is bare: nothing can be staged in it")
      }
      return gitDirectory + "index"
    }
    var absolute = path
    if !path.hasPrefix("/") {
      // With GIT_DIR alone git takes the current directory for the work tree.
      let root =
        Self.variable("GIT_WORK_TREE")
        ?? (Self.variable("GIT_DIR") == nil ? workDirectory : nil) ?? ""
      absolute = root.isEmpty || root.hasSuffix("/") ? root + path : root + "/" + path
    }
    guard FileReader.exists(absolute) else {
      throw GitError(
        code: .indexFile, function: "indexPath",
        message: "GIT_INDEX_FILE names \(path.lossyText), which is not there")
    }
    return absolute
  }

  private static func environmentNames(startingWith prefix: String) -> [ByteString] {
    var names: [ByteString] = []
    var next = environ
    while let variable = next.pointee {
      let text = ByteString(cString: variable)
      if text.bytes.starts(with: prefix.utf8) {
        names.append(ByteString(text.bytes.prefix { $0 != UInt8(ascii: "=") }))
      }
      next += 1
    }
    return names.sorted()
  }
}
