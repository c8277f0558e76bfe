import Basics

extension HistoryBuilder {
  /// With the commit itself.
  func ancestors(of commit: Int) -> Set<Int> {
    var found: Set<Int> = []
    var unseen = [commit]
    while let next = unseen.popLast() {
      if found.insert(next).inserted { unseen += commits[next].parents }
    }
    return found
  }

  /// The tree of a commit from which two others descend; an empty one where there is none.
  func base(of one: Int, _ other: Int) -> TreeState {
    let common = ancestors(of: one).intersection(ancestors(of: other))
    return common.max().map { commits[$0].tree } ?? TreeState()
  }
}

extension TreeState {
  /// About what git makes of two sides: what one side changed; where both did, line by line; and an
  /// edit goes with a file that the other side moved.
  func merged(with other: TreeState, base: TreeState) -> TreeState {
    var result = TreeState()
    for path in Set(paths + other.paths) {
      let (ours, theirs, before) = (nodes[path], other.nodes[path], base.nodes[path])
      if ours == theirs || theirs == before {
        result.nodes[path] = ours
      } else if ours == before {
        result.nodes[path] = theirs
      } else {
        result.nodes[path] = Self.mergedLines(ours, theirs, before) ?? ours ?? theirs
      }
    }
    for (mover, editor) in [(self, other), (other, self)] {
      for (old, node) in base.nodes where mover.nodes[old] == nil {
        let new = mover.paths.first { base.nodes[$0] == nil && mover.nodes[$0] == node }
        guard let new, let edited = editor.nodes[old], edited != node, editor.nodes[new] == nil
        else {
          continue
        }
        result.nodes[old] = nil
        result.nodes[new] = edited
      }
    }
    return result
  }

  private static func mergedLines(_ ours: Node?, _ theirs: Node?, _ base: Node?) -> Node? {
    guard case .file(let ours) = ours, case .file(let theirs) = theirs, case .file(let base) = base
    else { return nil }
    let sides = [ours, theirs, base].map { $0.split(separator: 0x0A) }
    guard sides.allSatisfy({ $0.count == sides[2].count }) else { return nil }
    let lines = sides[2].indices.map { line in
      sides[0][line] == sides[2][line] ? sides[1][line] : sides[0][line]
    }
    return .file(ByteString(lines.map(\.bytes).joined(separator: [0x0A])))
  }
}
