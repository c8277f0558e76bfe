internal import Basics
internal import Git

/// Keeps the trees read last: each is met once as the commit's and once as its child's parent.
///
/// One place an id, where a newer tree drives out an older one.
final class TreeCache {
  private static let places = 1 << 13
  /// In bytes; when the trees kept reach it, all are let go.
  private static let limit = 64 << 20

  private let repository: Repository
  private var ids = [ObjectID](repeating: .zero, count: places)
  private var trees = [RawObject?](repeating: nil, count: places)
  private var size = 0

  init(_ repository: Repository) { self.repository = repository }

  /// - Throws: `GitError` where the tree is missing, damaged, or no tree.
  func tree(_ id: ObjectID) throws(GitError) -> RawObject {
    let place = Int(truncatingIfNeeded: id.head) & (Self.places - 1)
    if ids[place] == id, let tree = trees[place] { return tree }
    let tree = try repository.tree(id, isForScan: true)
    if size > Self.limit {
      trees = Array(repeating: nil, count: Self.places)
      size = 0
    }
    size += tree.bytes.count - (trees[place]?.bytes.count ?? 0)
    ids[place] = id
    trees[place] = tree
    return tree
  }
}
