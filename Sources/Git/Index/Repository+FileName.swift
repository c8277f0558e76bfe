package import Basics

extension Repository {
  /// Whether a file of this name is staged, or lies in the tree of one of the commits.
  /// - Throws: `GitError` where the index, a commit or a tree cannot be read.
  package func holdsFile(
    named name: ByteString, at commits: [ObjectID]
  ) throws(GitError) -> Bool {
    if !isBare {
      let index = try IndexFile(try indexPath(), gitDirectory: gitDirectory)
      let end = [UInt8(ascii: "/")] + name.bytes
      for entry in index.entries {
        let path = index.name(of: entry)
        if path.elementsEqual(name.bytes) || path.suffix(end.count).elementsEqual(end) {
          return true
        }
        // A directory of a sparse index, whose files it does not list.
        if entry.mode == IndexFile.directoryMode, try holds(name, tree: entry.id) { return true }
      }
    }
    for commit in commits where try holds(name, tree: commitHeader(commit).0.tree) { return true }
    return false
  }

  private func holds(_ name: ByteString, tree: ObjectID) throws(GitError) -> Bool {
    for item in try entries(of: tree) {
      if item.name == name { return true }
      if item.type == .directory, try holds(name, tree: item.id) { return true }
    }
    return false
  }
}
