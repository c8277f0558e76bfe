internal import Basics

/// Neighbouring commits whose parents' trees are all known, to be compared together.
struct CommitRun: Sendable {
  /// Commits taken at a time: enough to share trees, few enough to keep every thread busy.
  static let length = 2048

  private(set) var rows: [Int32] = []
  private(set) var ids: [ObjectID] = []
  private(set) var trees: [ObjectID] = []
  private var parentStarts: [Int] = [0]
  private var parentTrees: [ObjectID] = []
  /// Whether the commit is to be compared at all.
  private(set) var isWanted: [Bool] = []

  var count: Int { rows.count }

  mutating func append(_ row: Int32, _ id: ObjectID, tree: ObjectID, isWanted: Bool) {
    rows.append(row)
    ids.append(id)
    trees.append(tree)
    parentStarts.append(parentTrees.count)
    self.isWanted.append(isWanted)
  }

  /// Gives the commit that was appended last another parent.
  mutating func appendParent(tree: ObjectID) {
    parentTrees.append(tree)
    parentStarts[parentStarts.count - 1] = parentTrees.count
  }

  func parentTrees(of commit: Int) -> ArraySlice<ObjectID> {
    parentTrees[parentStarts[commit]..<parentStarts[commit + 1]]
  }
}
