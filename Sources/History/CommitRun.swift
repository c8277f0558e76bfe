internal import Basics

/// Neighbouring commits whose parents' trees are all known, to be compared together.
struct CommitRun: Sendable {
  /// Commits taken at a time: enough to share trees, few enough to keep every thread busy.
  static let length = 2048

  /// The first commit's place in the order of publication.
  let first: Int
  private(set) var ids: [ObjectID] = []
  private(set) var trees: [ObjectID] = []
  private var parentStarts: [Int] = [0]
  private var parentTrees: [ObjectID] = []
  /// Whether the commit is to be compared at all.
  private(set) var isWanted: [Bool] = []

  init(first: Int) { self.first = first }

  var count: Int { ids.count }

  mutating func append(
    _ id: ObjectID, tree: ObjectID, parentTrees list: some Sequence<ObjectID>, isWanted: Bool
  ) {
    ids.append(id)
    trees.append(tree)
    parentTrees += list
    parentStarts.append(parentTrees.count)
    self.isWanted.append(isWanted)
  }

  func parentTrees(of commit: Int) -> [ObjectID] {
    Array(parentTrees[parentStarts[commit]..<parentStarts[commit + 1]])
  }
}
