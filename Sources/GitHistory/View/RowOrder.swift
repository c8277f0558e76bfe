internal import Basics

/// The order of `git rev-list --date-order` from one tip, over the rows of an index and its overlay.
///
/// An index keeps its rows in that order from its own tip. From another tip the order differs only
/// until everything new has been met and everything unreachable lies behind: from there on it is
/// settled, that is the index's own, shifted.
struct RowOrder: Sendable {
  let count: Int
  /// Rows by position, until the order is settled.
  let prefix: [CommitRow]
  /// The first of the index's rows from which on the order is settled.
  let settled: CommitRow
  /// What is added to a settled row to give its position.
  private let shift: Int32
  /// Positions of the index's rows before `settled`.
  private let indexedPositions: [CommitPosition]
  /// Positions of the overlay's rows.
  private let overlaidPositions: [CommitPosition]
  private let indexed: CommitRow

  /// The index's own order.
  init(_ index: HistoryIndex) {
    self.init(prefix: [], settled: CommitRow(0), index, overlaid: 0)
  }

  private init(
    prefix: [CommitRow], settled: CommitRow, _ index: HistoryIndex, overlaid: Int
  ) {
    indexed = CommitRow(index.commitCount)
    self.settled = settled
    self.prefix = prefix
    shift = Int32(prefix.count) - settled.raw
    count = prefix.count + settled.distance(to: indexed)
    var indexedPositions = [CommitPosition](repeating: .unreachable, count: settled.index)
    var overlaidPositions = [CommitPosition](repeating: .unreachable, count: overlaid)
    for (position, row) in prefix.enumerated() {
      if row >= indexed {
        overlaidPositions[indexed.distance(to: row)] = CommitPosition(position)
      } else {
        indexedPositions[row.index] = CommitPosition(position)
      }
    }
    self.indexedPositions = indexedPositions
    self.overlaidPositions = overlaidPositions
  }

  @inline(__always)
  func row(at position: CommitPosition) -> CommitRow {
    position.index < prefix.count
      ? prefix[position.index] : CommitRow(raw: position.raw - shift)
  }

  @inline(__always)
  func position(of row: CommitRow) -> CommitPosition {
    if row >= indexed {
      let index = indexed.distance(to: row)
      return index < overlaidPositions.count ? overlaidPositions[index] : .unreachable
    }
    return row >= settled
      ? CommitPosition(raw: row.raw + shift) : indexedPositions[row.index]
  }

  /// The order from any row.
  static func from(
    _ tip: CommitRow, _ index: HistoryIndex, _ commits: ScannedCommits
  ) -> RowOrder {
    guard tip.raw != 0 || index.commitCount == 0 else { return RowOrder(index) }
    let reach = Reach(from: tip, index, commits)
    let indexed = CommitRow(index.commitCount)
    var children = ChildCounts(reach, index, commits)
    var queue = DateQueue()
    func time(_ row: CommitRow) -> Int64 {
      row < indexed ? index.time(of: row) : commits.times[commits.index(of: row)]
    }
    queue.push(tip, time: time(tip))
    var order: [CommitRow] = []
    var overlaidLeft = reach.overlaid.count
    /// One past the last of the index's rows met, how many of those before it are reachable, and
    /// how many of them were met.
    var end = reach.first
    var reachable = 0
    var met = 0
    var isSettled = false
    while let row = queue.pop() {
      order.append(row)
      func free(_ parent: CommitRow) {
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
          end = end.advanced(by: 1)
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

/// How many children of each commit are not met yet. Those in an index are counted as they are asked
/// for: mostly the order is settled long before the last of them.
private struct ChildCounts {
  private let reach: Reach
  private let index: HistoryIndex
  private let indexed: CommitRow
  /// By row of the index, as far as a child was counted.
  private var left: [Int32] = []
  /// By row of the overlay.
  private var overlaidLeft: [Int32]
  /// The first of the index's rows whose parents are not counted yet.
  private var next: CommitRow

  init(_ reach: Reach, _ index: HistoryIndex, _ commits: ScannedCommits) {
    self.reach = reach
    self.index = index
    indexed = CommitRow(index.commitCount)
    next = reach.first
    overlaidLeft = Array(repeating: 0, count: commits.count)
    for row in reach.overlaid {
      for parent in commits.parents(of: row) {
        if parent < indexed { count(parent) } else { overlaidLeft[commits.index(of: parent)] += 1 }
      }
    }
  }

  private mutating func count(_ parent: CommitRow) {
    if left.count <= parent.index {
      let room = min(indexed.index, max(parent.index + 1, left.count * 2))
      left += Array(repeating: 0, count: room - left.count)
    }
    left[parent.index] += 1
  }

  /// Takes one child away; says whether it was the last.
  mutating func isLast(of parent: CommitRow) -> Bool {
    if parent >= indexed {
      let index = indexed.distance(to: parent)
      overlaidLeft[index] -= 1
      return overlaidLeft[index] == 0
    }
    // A child stands before its parent.
    while next < parent {
      if reach.holds(next) { index.forEachParent(of: next) { count($0) } }
      next = next.advanced(by: 1)
    }
    left[parent.index] -= 1
    return left[parent.index] == 0
  }
}

/// What is reachable from a tip.
private struct Reach {
  /// Reachable rows of the overlay.
  private(set) var overlaid: [CommitRow] = []
  /// The first of the index's rows that is reachable; one past its last row where none is.
  private(set) var first: CommitRow
  /// One past the last of the index's rows that is not reachable.
  private(set) var lastHole: CommitRow
  /// By row of the index, until all the rest is reachable.
  private var marks: [Bool] = []

  func holds(_ row: CommitRow) -> Bool { row.index >= marks.count || marks[row.index] }

  init(from tip: CommitRow, _ index: HistoryIndex, _ commits: ScannedCommits) {
    let indexed = CommitRow(index.commitCount)
    var roots: Set<CommitRow> = []
    if tip < indexed {
      roots = [tip]
    } else {
      var isMet = [Bool](repeating: false, count: commits.count)
      isMet[commits.index(of: tip)] = true
      var stack = [tip]
      while let row = stack.popLast() {
        overlaid.append(row)
        for parent in commits.parents(of: row) {
          if parent < indexed {
            roots.insert(parent)
          } else if !isMet[commits.index(of: parent)] {
            isMet[commits.index(of: parent)] = true
            stack.append(parent)
          }
        }
      }
    }
    first = roots.min() ?? indexed
    lastHole = first
    if first.raw > 0 { markRows(from: roots, index) }
  }

  /// Marks what is reachable of an index's rows, all of which are reachable from its first one. A row
  /// is unreachable only where a child of it is, so that all rows are reachable from the parents of
  /// the last such child on.
  private mutating func markRows(from roots: Set<CommitRow>, _ index: HistoryIndex) {
    let indexed = index.commitCount
    marks = Array(repeating: false, count: indexed)
    for root in roots { marks[root.index] = true }
    var isSuspect = [Bool](repeating: false, count: indexed)
    var suspects = 0
    var row = 0
    marks.withUnsafeMutableBufferPointer { marks in
      isSuspect.withUnsafeMutableBufferPointer { isSuspect in
        while row < indexed, row < first.index || suspects > 0 {
          if isSuspect[row] { suspects -= 1 }
          if marks[row] {
            index.forEachParent(of: CommitRow(row)) { marks[$0.index] = true }
          } else {
            if row >= first.index { lastHole = CommitRow(row + 1) }
            index.forEachParent(of: CommitRow(row)) { parent in
              if !isSuspect[parent.index] { suspects += 1 }
              isSuspect[parent.index] = true
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
