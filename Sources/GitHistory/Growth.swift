/// What one history holds beyond another of the same archive, where it holds all of that in the same
/// order.
///
/// Whatever was found out about the old commits alone then holds still, at their new places.
package struct Growth: Sendable {
  /// The commits that are new, newest first in walk order.
  package let commits: [History.Position]

  /// Where a commit that stood at `old` in the other history stands now. What stood one past the
  /// last is one past the last.
  package func position(of old: History.Position) -> History.Position {
    // The new commit at a place has so many old ones before it as that place has places before it
    // that are no new commit's.
    var low = 0
    var high = commits.count
    while low < high {
      let middle = (low + high) / 2
      if commits[middle] - History.Position(middle) <= old {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return old + History.Position(low)
  }
}

extension History {
  /// What this history holds beyond another; nil where it lacks commits of it or has them in another
  /// order, or where the two do not go by the same numbers of commits, paths and people.
  package func growth(since other: History) -> Growth? {
    guard index === other.index, floor == other.floor, spared == other.spared,
      ownPaths == 0, other.ownPaths == 0, paths.count == other.paths.count
    else { return nil }
    return order.positions(beyond: other.order).map(Growth.init)
  }

  /// Marks whom commits carry, in what `presentPersons` said before those were there.
  package func addPersons(of commits: [Position], to isPresent: inout [Bool]) {
    while isPresent.count < persons.count { isPresent.append(false) }
    for commit in commits { markPersons(of: commit, in: &isPresent) }
  }
}

extension RowOrder {
  /// Positions of what another order lacks; nil where it does not have all the rest in this order.
  func positions(beyond other: RowOrder) -> [Int32]? {
    var found: [Int32] = []
    var met: Int32 = 0
    for position in 0..<Int32(count) {
      let row = row(at: position)
      let there = other.position(of: row)
      if there < 0 {
        found.append(position)
        continue
      }
      guard there == met else { return nil }
      // From here on both have an index's own order.
      if position >= prefix.count, row >= other.settled {
        return other.count - Int(met) == count - Int(position) ? found : nil
      }
      met += 1
    }
    return met == other.count ? found : nil
  }
}
