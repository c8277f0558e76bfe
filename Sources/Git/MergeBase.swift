package import Basics
internal import CLibgit2

extension Repository {
  /// The best commit that is reachable from both; nil where they share none.
  /// - Throws: `GitError` where a commit on the way cannot be read.
  package func mergeBase(of one: ObjectID, _ other: ObjectID) throws(GitError) -> ObjectID? {
    var found = git_oid()
    do {
      try check(
        withHandle { handle in
          withGitOID(one) { one in
            withGitOID(other) { git_merge_base(&found, handle, one, $0) }
          }
        }, "git_merge_base")
    } catch  where error.code == .notFound {
      return nil
    }
    return ObjectID(found)
  }
}
