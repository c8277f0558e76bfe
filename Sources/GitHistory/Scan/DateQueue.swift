/// A priority queue of commits, as a heap: newest date first, among equals the one pushed first.
struct DateQueue {
  struct Item {
    let time: Int64
    let arrival: Int
    let commit: CommitRow

    func isAbove(_ other: Item) -> Bool {
      time != other.time ? time > other.time : arrival < other.arrival
    }
  }

  private(set) var items: [Item] = []
  private var arrivals = 0

  mutating func push(_ commit: CommitRow, time: Int64) {
    // git takes a date that it cannot read for 0.
    items.append(Item(time: max(time, 0), arrival: arrivals, commit: commit))
    arrivals += 1
    var child = items.count - 1
    while child > 0, items[child].isAbove(items[(child - 1) / 2]) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> CommitRow? {
    guard let top = items.first else { return nil }
    let last = items.removeLast()
    if !items.isEmpty {
      items[0] = last
      var parent = 0
      while true {
        var best = parent
        for child in [2 * parent + 1, 2 * parent + 2]
        where child < items.count && items[child].isAbove(items[best]) {
          best = child
        }
        if best == parent { break }
        items.swapAt(parent, best)
        parent = best
      }
    }
    return top.commit
  }
}
