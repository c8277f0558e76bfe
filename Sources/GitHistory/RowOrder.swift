internal import Basics

/// The order of `git rev-list --date-order` from one tip, over the rows of an index and what is laid
/// over it.
///
/// An index keeps its rows in that order from its own tip. From another tip the order differs only
/// until all that is new has been met and all that is not reachable lies behind: from there on it is
/// the index's own, shifted.
struct RowOrder: Sendable {
  let count: Int
  /// Rows by position, as far as they are not simply shifted.
  let prefix: [Int32]
  /// The first row of the index from which on positions are rows, shifted.
  let settled: Int32
  private let shift: Int32
  /// Positions of the index's rows before `settled`; -1 for what is not reachable.
  private let indexedPositions: [Int32]
  /// Positions of the rows laid over the index.
  private let overlaidPositions: [Int32]
  private let indexed: Int32

  /// The index's own order.
  init(_ index: HistoryIndex) {
    count = index.commitCount
    indexed = Int32(index.commitCount)
    prefix = []
    settled = 0
    shift = 0
    indexedPositions = []
    overlaidPositions = []
  }

  @inline(__always)
  func row(at position: Int32) -> Int32 {
    position < prefix.count ? prefix[Int(position)] : position - shift
  }

  /// -1 for a row that is not reachable.
  @inline(__always)
  func position(of row: Int32) -> Int32 {
    if row >= indexed {
      let place = Int(row - indexed)
      return place < overlaidPositions.count ? overlaidPositions[place] : -1
    }
    return row >= settled ? row + shift : indexedPositions[Int(row)]
  }

  private init(
    prefix: [Int32], settled: Int32, _ index: HistoryIndex, overlaid: Int
  ) {
    indexed = Int32(index.commitCount)
    self.settled = settled
    self.prefix = prefix
    shift = Int32(prefix.count) - settled
    count = prefix.count + Int(indexed - settled)
    var indexedPositions = [Int32](repeating: -1, count: Int(settled))
    var overlaidPositions = [Int32](repeating: -1, count: overlaid)
    for (position, row) in prefix.enumerated() {
      if row >= indexed {
        overlaidPositions[Int(row - indexed)] = Int32(position)
      } else {
        indexedPositions[Int(row)] = Int32(position)
      }
    }
    self.indexedPositions = indexedPositions
    self.overlaidPositions = overlaidPositions
  }

  /// The order from any row.
  static func from(
    _ tip: Int32, _ index: HistoryIndex, _ commits: ScannedCommits
  ) -> RowOrder {
    guard tip != 0 || index.commitCount == 0 else { return RowOrder(index) }
    let reach = Reach(from: tip, index, commits)
    let indexed = Int32(index.commitCount)
    var children = ChildCounts(reach, index, commits)
    var queue = DateQueue()
    func time(_ row: Int32) -> Int64 {
      row < indexed ? index.time(of: row) : commits.times[commits.place(of: row)]
    }
    queue.push(tip, time: time(tip))
    var order: [Int32] = []
    var overlaidLeft = reach.overlaid.count
    /// One past the last of the index's rows met, how many of those before it are reachable, and
    /// how many of them were met.
    var end = reach.first
    var reachable = 0
    var met = 0
    var isSettled = false
    while let row = queue.pop() {
      order.append(row)
      func free(_ parent: Int32) {
        if children.isLast(of: parent) { queue.push(parent, time: time(parent)) }
      }
      if row >= indexed {
        overlaidLeft -= 1
        commits.parents(of: row).forEach(free)
      } else {
        index.forEachParent(of: row, free)
        met += 1
        while end <= row {
          if reach.holds(end) { reachable += 1 }
          end += 1
        }
      }
      if overlaidLeft == 0, met == reachable, end >= reach.lastHole, queue.hasDistinctTimes {
        isSettled = true
        break
      }
    }
    return RowOrder(
      prefix: order, settled: isSettled ? end : indexed, index, overlaid: commits.count)
  }
}

/// How many children of each commit are not met yet. Those that stand in an index are counted once
/// they are asked for: as a rule the order is settled long before the last of them.
private struct ChildCounts {
  private let reach: Reach
  private let index: HistoryIndex
  private let indexed: Int32
  /// By row of the index, as far as a child was counted.
  private var left: [Int32] = []
  /// By row laid over the index.
  private var overlaidLeft: [Int32]
  /// The first of the index's rows whose parents are not counted yet.
  private var next: Int32

  init(_ reach: Reach, _ index: HistoryIndex, _ commits: ScannedCommits) {
    self.reach = reach
    self.index = index
    indexed = Int32(index.commitCount)
    next = reach.first
    overlaidLeft = Array(repeating: 0, count: commits.count)
    for row in reach.overlaid {
      for parent in commits.parents(of: row) {
        if parent < indexed { count(parent) } else { overlaidLeft[Int(parent - indexed)] += 1 }
      }
    }
  }

  private mutating func count(_ parent: Int32) {
    if left.count <= Int(parent) {
      let room = min(Int(indexed), max(Int(parent) + 1, left.count * 2))
      left += Array(repeating: 0, count: room - left.count)
    }
    left[Int(parent)] += 1
  }

  /// Takes one child away; says whether it was the last.
  mutating func isLast(of parent: Int32) -> Bool {
    if parent >= indexed {
      overlaidLeft[Int(parent - indexed)] -= 1
      return overlaidLeft[Int(parent - indexed)] == 0
    }
    // A child stands before its parent.
    while next < parent {
      if reach.holds(next) { index.forEachParent(of: next) { count($0) } }
      next += 1
    }
    left[Int(parent)] -= 1
    return left[Int(parent)] == 0
  }
}

/// What is reachable from a tip.
private struct Reach {
  /// Reachable rows laid over the index.
  private(set) var overlaid: [Int32] = []
  /// The first of the index's rows that is reachable; their number where none is.
  private(set) var first: Int32
  /// One past the last of the index's rows that is not reachable.
  private(set) var lastHole: Int32
  /// By row of the index, as far as it was looked at; all behind are reachable.
  private var marks: [Bool] = []

  func holds(_ row: Int32) -> Bool { row >= marks.count || marks[Int(row)] }

  init(from tip: Int32, _ index: HistoryIndex, _ commits: ScannedCommits) {
    let indexed = Int32(index.commitCount)
    var roots: Set<Int32> = []
    if tip < indexed {
      roots = [tip]
    } else {
      var isMet = [Bool](repeating: false, count: commits.count)
      isMet[commits.place(of: tip)] = true
      var stack = [tip]
      while let row = stack.popLast() {
        overlaid.append(row)
        for parent in commits.parents(of: row) {
          if parent < indexed {
            roots.insert(parent)
          } else if !isMet[commits.place(of: parent)] {
            isMet[commits.place(of: parent)] = true
            stack.append(parent)
          }
        }
      }
    }
    if roots.contains(0) {
      first = 0
      lastHole = 0
      return
    }
    first = roots.min() ?? indexed
    lastHole = first
    markRows(from: roots, index)
  }

  /// Marks what is reachable of an index's rows, which all are from its first one. A row is not only
  /// where a child of it is not, so that all are from the last such child's parents on.
  private mutating func markRows(from roots: Set<Int32>, _ index: HistoryIndex) {
    let indexed = index.commitCount
    marks = Array(repeating: false, count: indexed)
    for root in roots { marks[Int(root)] = true }
    var isSuspect = [Bool](repeating: false, count: indexed)
    var suspects = 0
    var row = 0
    marks.withUnsafeMutableBufferPointer { marks in
      isSuspect.withUnsafeMutableBufferPointer { isSuspect in
        while row < indexed, row < first || suspects > 0 {
          if isSuspect[row] { suspects -= 1 }
          if marks[row] {
            index.forEachParent(of: Int32(row)) { marks[Int($0)] = true }
          } else {
            if row >= first { lastHole = Int32(row) + 1 }
            index.forEachParent(of: Int32(row)) { parent in
              if !isSuspect[Int(parent)] { suspects += 1 }
              isSuspect[Int(parent)] = true
            }
          }
          row += 1
        }
      }
    }
    marks.removeSubrange(row...)
  }
}

extension DateQueue {
  /// Whether no two commits that wait have equal dates, so that their order depends on nothing else.
  var hasDistinctTimes: Bool {
    if items.count < 2 { return true }
    if items.count == 2 { return items[0].time != items[1].time }
    return Set(items.map(\.time)).count == items.count
  }
}
