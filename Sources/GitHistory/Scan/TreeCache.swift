internal import Basics
internal import Git

/// Keeps the trees read last: each is met once as the commit's and once as its child's parent.
///
/// A direct-mapped cache: an id has one slot, where a newer tree replaces an older one.
final class TreeCache {
  private static let slotCount = 1 << 13
  /// In bytes; when the cached trees pass it, all are released.
  private static let limit = 64 << 20

  private let repository: Repository
  private var ids = [ObjectID](repeating: .zero, count: slotCount)
  private var trees = [RawObject?](repeating: nil, count: slotCount)
  private var size = 0

  init(_ repository: Repository) { self.repository = repository }

  /// - Throws: `GitError` where the tree is missing, damaged, or no tree.
  func tree(_ id: ObjectID) throws(GitError) -> RawObject {
    let slot = Int(truncatingIfNeeded: id.head) & (Self.slotCount - 1)
    if ids[slot] == id, let tree = trees[slot] { return tree }
    let tree = try repository.tree(id, isForScan: true)
    if size > Self.limit {
      trees = Array(repeating: nil, count: Self.slotCount)
      size = 0
    }
    size += tree.bytes.count - (trees[slot]?.bytes.count ?? 0)
    ids[slot] = id
    trees[slot] = tree
    return tree
  }
}
