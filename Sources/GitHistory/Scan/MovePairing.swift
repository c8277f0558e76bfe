internal import Basics
internal import Git

/// Pairs what disappeared in a commit with what appeared in it unchanged at another path.
enum MovePairing {
  /// Indices into the commit's differences.
  struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  /// Equal file names are paired first, then the rest in path order, each path once.
  static func pairs(
    in differences: [TreeComparison.Difference], paths: PathTable
  ) -> [Pair] {
    guard differences.contains(where: { $0.kind == .added }),
      differences.contains(where: { $0.kind == .deleted })
    else { return [] }
    var sources: [Key: [Int]] = [:]
    for (index, difference) in differences.enumerated() where difference.kind == .deleted {
      let first = Key(id: difference.oldID, type: difference.type)
      for key in Set([first] + difference.otherOld) {
        sources[key, default: []].append(index)
      }
    }
    var targets = differences.indices.filter { index in
      differences[index].kind == .added && sources[key(of: differences[index])] != nil
    }
    guard !targets.isEmpty else { return [] }
    let byPath = PathOrder(paths)
    targets.sort { byPath.precedes(differences[$0].path, differences[$1].path) }
    var byName: [NamedKey: Queue] = [:]
    var byKey: [Key: Queue] = [:]
    for (key, indices) in sources {
      let sorted = indices.sorted {
        byPath.precedes(differences[$0].path, differences[$1].path)
      }
      byKey[key] = Queue(items: sorted)
      for index in sorted {
        let name = paths.name(of: differences[index].path)
        byName[NamedKey(key: key, name: name), default: Queue()].items.append(index)
      }
    }

    var used: Set<Int> = []
    var pairs: [Pair] = []
    var unnamed: [Int] = []
    for target in targets {
      let name = paths.name(of: differences[target].path)
      let key = NamedKey(key: Self.key(of: differences[target]), name: name)
      if let source = byName[key]?.next(notIn: used) {
        used.insert(source)
        pairs.append(Pair(from: source, to: target))
      } else {
        unnamed.append(target)
      }
    }
    for target in unnamed {
      if let source = byKey[key(of: differences[target])]?.next(notIn: used) {
        used.insert(source)
        pairs.append(Pair(from: source, to: target))
      }
    }
    return pairs
  }

  /// Sources in path order. A source that was used stays used, so that none is looked at twice.
  private struct Queue {
    var items: [Int] = []
    private var head = 0

    init(items: [Int] = []) { self.items = items }

    mutating func next(notIn used: Set<Int>) -> Int? {
      while head < items.count, used.contains(items[head]) { head += 1 }
      return head < items.count ? items[head] : nil
    }
  }

  private struct NamedKey: Hashable {
    let key: Key
    let name: ByteString
  }

  private typealias Key = TreeComparison.Held

  private static func key(of difference: TreeComparison.Difference) -> Key {
    Key(id: difference.newID, type: difference.type)
  }
}
