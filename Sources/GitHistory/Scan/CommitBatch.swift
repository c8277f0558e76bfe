internal import Basics

/// Neighbouring commits with the trees of their parents, to be compared together.
struct CommitBatch: Sendable {
  /// Commits in a full batch: enough to share trees, few enough to keep every thread busy.
  static let fullCount = 2048

  private(set) var rows: [CommitRow] = []
  private(set) var ids: [ObjectID] = []
  private(set) var trees: [ObjectID] = []
  private var parentStarts: [Int] = [0]
  private var parentTrees: [ObjectID] = []
  /// Whether the commit is to be compared with its parents.
  private(set) var isWanted: [Bool] = []

  var count: Int { rows.count }

  mutating func append(_ row: CommitRow, _ id: ObjectID, tree: ObjectID, isWanted: Bool) {
    rows.append(row)
    ids.append(id)
    trees.append(tree)
    parentStarts.append(parentTrees.count)
    self.isWanted.append(isWanted)
  }

  /// Adds a parent of the commit that was appended last.
  mutating func appendParent(tree: ObjectID) {
    parentTrees.append(tree)
    parentStarts[parentStarts.count - 1] = parentTrees.count
  }

  func parentTrees(of commit: Int) -> ArraySlice<ObjectID> {
    parentTrees[parentStarts[commit]..<parentStarts[commit + 1]]
  }
}
