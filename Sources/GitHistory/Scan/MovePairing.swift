internal import Basics
internal import Git

/// Pairs what disappeared in a commit with what appeared in it unchanged at another path.
enum MovePairing {
  struct Pair: Hashable {
    /// The index of the difference that went; nil where a merge has what one of its parents holds at a
    /// path that the others do not have, or have otherwise.
    let from: Int?
    let source: PathID
    /// The index of the difference that came.
    let to: Int
  }

  /// Of several that fit, those with the longest common tail of their paths go together, then the first
  /// in path order, each path once. Empty files fit only where their names are equal.
  /// - Parameter merged: what single parents of a merge hold, and the merge does not hold there.
  static func pairs(
    in differences: [TreeComparison.Difference], merged: [TreeComparison.Merged],
    paths: PathTable
  ) -> [Pair] {
    var targets: [Held: [Int]] = [:]
    for (index, difference) in differences.enumerated() where difference.kind == .added {
      targets[Held(id: difference.newID, type: difference.type), default: []].append(index)
    }
    if targets.isEmpty { return [] }
    var sources: [Held: [Source]] = [:]
    func add(_ source: Source, _ held: Held) {
      if targets[held] != nil { sources[held, default: []].append(source) }
    }
    for (index, difference) in differences.enumerated() where difference.kind == .deleted {
      let first = Held(id: difference.oldID, type: difference.type)
      for held in Set([first] + difference.otherOld) {
        add(Source(path: difference.path, index: index), held)
      }
    }
    let gone = Set(differences.filter { $0.kind == .deleted }.map(\.path))
    for source in merged where !gone.contains(source.path) {
      add(Source(path: source.path, index: nil), source.held)
    }
    if sources.isEmpty { return [] }
    let order = PathOrder(paths)
    var used: Set<PathID> = []
    var pairs: [Pair] = []
    let byFirstTarget = sources.keys.sorted { (targets[$0]?[0] ?? 0) < (targets[$1]?[0] ?? 0) }
    for held in byFirstTarget {
      let isEmpty = held.id == .emptyBlob
      let found = match(
        (sources[held] ?? []).filter { !used.contains($0.path) },
        (targets[held] ?? []).map { (index: $0, path: differences[$0].path) }, order)
      for pair in found where !isEmpty || isNameEqual(pair.source.path, pair.target.path, paths) {
        used.insert(pair.source.path)
        pairs.append(
          Pair(from: pair.source.index, source: pair.source.path, to: pair.target.index))
      }
    }
    return pairs
  }

  private typealias Held = TreeComparison.Held
  private typealias Target = (index: Int, path: PathID)

  private struct Source {
    let path: PathID
    let index: Int?
  }

  private static func isNameEqual(_ left: PathID, _ right: PathID, _ paths: PathTable) -> Bool {
    paths.isNamed(left, paths.name(of: right))
  }

  /// One end of a possible move, by the bytes of its path from the last to the first.
  private struct End {
    let reversed: [UInt8]
    let source: Source?
    let target: Target?
  }

  /// What is not paired yet of the ends whose paths have a tail of at least so many bytes in common.
  private struct Group {
    let tail: Int
    var sources: [Source] = []
    var targets: [Target] = []
  }

  private static func match(
    _ sources: [Source], _ targets: [Target], _ order: PathOrder
  ) -> [(source: Source, target: Target)] {
    if let source = sources.first, let target = targets.first, sources.count == 1,
      targets.count == 1
    {
      return [(source, target)]
    }
    var ends = sources.map {
      End(reversed: order.path($0.path).bytes.reversed(), source: $0, target: nil)
    }
    ends += targets.map {
      End(reversed: order.path($0.path).bytes.reversed(), source: nil, target: $0)
    }
    // Sorted so, ends with a common tail are neighbours, and longer tails lie within shorter ones.
    ends.sort { $0.reversed.lexicographicallyPrecedes($1.reversed) }
    var pairs: [(source: Source, target: Target)] = []
    var open: [Group] = []
    func close(to tail: Int) {
      while var group = open.last, group.tail > tail {
        open.removeLast()
        settle(&group)
        if open.last.map({ $0.tail < tail }) ?? true { open.append(Group(tail: tail)) }
        let above = open.count - 1
        open[above].sources += group.sources
        open[above].targets += group.targets
      }
    }
    func settle(_ group: inout Group) {
      let count = min(group.sources.count, group.targets.count)
      if count == 0 { return }
      group.sources.sort { order.precedes($0.path, $1.path) }
      group.targets.sort { order.precedes($0.path, $1.path) }
      pairs += zip(group.sources, group.targets).map { (source: $0, target: $1) }
      group.sources.removeFirst(count)
      group.targets.removeFirst(count)
    }
    for (index, end) in ends.enumerated() {
      if index > 0 { close(to: commonLength(ends[index - 1].reversed, end.reversed)) }
      var leaf = Group(tail: end.reversed.count)
      if let source = end.source { leaf.sources.append(source) }
      if let target = end.target { leaf.targets.append(target) }
      open.append(leaf)
    }
    close(to: -1)
    return pairs
  }

  private static func commonLength(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var length = 0
    while length < min(left.count, right.count), left[length] == right[length] { length += 1 }
    return length
  }
}
