internal import Basics
internal import Git

/// Reads every commit reachable from a tip and puts them in order.
///
/// Its own walk, not libgit2's: that one stops at a shallow boundary and dies of a single malformed
/// commit that `git log` walks past.
struct CommitWalk {
  private var table = ObjectTable(minimumCapacity: 1 << 16)
  private var trees: [ObjectID] = []
  private var times: [Int64] = []
  private var authors: [PersonTable.Number] = []
  /// Numbers, once the commit has been met.
  private var parents: [[Int32]] = []
  /// Until the commit is met.
  private var parentIDs: [[ObjectID]] = []
  private var coAuthors: [Int32: [PersonTable.Number]] = [:]
  private var reviews: [Int32: [ByteString]] = [:]
  private var malformed: Set<Int32> = []
  private(set) var persons = PersonTable()
  /// By position: the commit's place in the order in which commits were published.
  private(set) var published: [Int32] = []

  /// Meets the commits newest first, as git does, which reads each commit close to its neighbours.
  /// - Parameters:
  ///   - floor: commits before it, in seconds since 1970, need not be compared.
  ///   - publish: is given the commits, a run at a time, as soon as they can be compared with
  ///     their parents.
  /// - Throws: `HistoryError.unreadable` for a commit that is missing or has no tree.
  mutating func run(
    from tip: ObjectID, in repository: Repository, floor: Int64, publish: (CommitRun) -> Void,
    progress: (Int) -> Void
  ) throws(HistoryError) -> CommitTable {
    _ = try discover(tip, in: repository)
    var queue = DateQueue()
    queue.push(0, time: times[0])
    var met: [Int32] = []
    var run = CommitRun(first: 0)
    while let commit = queue.pop() {
      for id in parentIDs[Int(commit)] {
        let (number, isNew) = try discover(id, in: repository)
        parents[Int(commit)].append(number)
        if isNew { queue.push(number, time: times[Int(number)]) }
      }
      parentIDs[Int(commit)] = []
      run.append(
        table.ids[Int(commit)], tree: trees[Int(commit)],
        parentTrees: parents[Int(commit)].map { trees[Int($0)] },
        isWanted: times[Int(commit)] >= floor)
      met.append(commit)
      if run.count == CommitRun.length {
        publish(run)
        run = CommitRun(first: met.count)
        progress(met.count)
      }
    }
    publish(run)
    let order = dateOrder()
    var places = [Int32](repeating: 0, count: met.count)
    for (place, commit) in met.enumerated() { places[Int(commit)] = Int32(place) }
    published = order.map { places[Int($0)] }
    return columns(in: order)
  }

  /// Numbers and reads a commit that is not known yet.
  private mutating func discover(
    _ id: ObjectID, in repository: Repository
  ) throws(HistoryError) -> (number: Int32, isNew: Bool) {
    let (number, isNew) = table.insert(id)
    if isNew { try read(number: number, in: repository) }
    return (number, isNew)
  }

  private mutating func read(number: Int32, in repository: Repository) throws(HistoryError) {
    let id = table.ids[Int(number)]
    let object: RawObject
    do {
      object = try repository.objects.read(id)
    } catch {
      throw HistoryError.unreadable(commit: id, object: id, cause: error)
    }
    defer { withExtendedLifetime(object) {} }
    guard object.kind == .commit, let header = CommitHeader(object.bytes) else {
      throw HistoryError.malformedCommit(id)
    }
    trees.append(header.tree)
    parents.append([])
    parentIDs.append(header.parents)
    if header.isMalformed { malformed.insert(number) }
    let bytes = object.bytes
    var decode: ((ByteString) -> ByteString)?
    if header.encoding != nil { decode = { header.decoded($0, in: bytes) } }

    var author = PersonTable.nobody
    if let line = header.author {
      author = persons.insert(UnsafeRawBufferPointer(rebasing: bytes[line]), decode: decode).0
      if author == PersonTable.nobody { malformed.insert(number) }
    }
    authors.append(author)

    var time = CommitTable.unknownTime
    if let line = header.committer {
      let text = UnsafeRawBufferPointer(rebasing: bytes[line])
      if let found = persons.insert(text, decode: decode).1?.time { time = found }
    }
    if time == CommitTable.unknownTime { malformed.insert(number) }
    times.append(time)

    let message = UnsafeRawBufferPointer(rebasing: bytes[header.message...])
    if Self.mayHoldTrailers(message) { readTrailers(message, of: number, header, bytes) }
  }

  private mutating func readTrailers(
    _ message: UnsafeRawBufferPointer, of number: Int32, _ header: CommitHeader,
    _ bytes: UnsafeRawBufferPointer
  ) {
    for trailer in Trailers.parse(message) {
      if trailer.isNamed("co-authored-by") {
        if let signature = Signature(header.decoded(trailer.value, in: bytes)) {
          coAuthors[number, default: []].append(persons.insert(signature))
        }
      } else if trailer.isNamed("docs-reviewed") {
        reviews[number, default: []].append(trailer.value)
      }
    }
  }

  /// Whether the message holds a word that one of the trailers we read begins with. Most do not,
  /// and need not be taken apart.
  private static func mayHoldTrailers(_ message: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < message.count {
      guard message[index] == UInt8(ascii: "-") else {
        index += 1
        continue
      }
      index += 1
      if follows("authored-by", message, index) || follows("reviewed", message, index) {
        return true
      }
    }
    return false
  }

  private static func follows(
    _ word: StaticString, _ message: UnsafeRawBufferPointer, _ index: Int
  ) -> Bool {
    let length = word.utf8CodeUnitCount
    guard message.count - index >= length else { return false }
    for offset in 0..<length
    where message[index + offset].asciiLowercased != word.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The numbers in the order of `git rev-list --date-order`. Among equal dates the commit that was
  /// freed first comes first, as in git's queue.
  private func dateOrder() -> [Int32] {
    var childrenLeft = [Int32](repeating: 0, count: parents.count)
    for list in parents {
      for parent in list { childrenLeft[Int(parent)] += 1 }
    }
    var queue = DateQueue()
    queue.push(0, time: times[0])
    var order: [Int32] = []
    order.reserveCapacity(parents.count)
    while let commit = queue.pop() {
      order.append(commit)
      for parent in parents[Int(commit)] {
        childrenLeft[Int(parent)] -= 1
        if childrenLeft[Int(parent)] == 0 { queue.push(parent, time: times[Int(parent)]) }
      }
    }
    return order
  }

  private func columns(in order: [Int32]) -> CommitTable {
    var position = [Int32](repeating: -1, count: order.count)
    for (place, number) in order.enumerated() { position[Int(number)] = Int32(place) }
    var result = CommitTable()
    result.ids = order.map { table.ids[Int($0)] }
    result.trees = order.map { trees[Int($0)] }
    result.times = order.map { times[Int($0)] }
    result.authors = order.map { authors[Int($0)] }
    for (place, number) in order.enumerated() {
      result.parentList += parents[Int(number)].map { position[Int($0)] }
      result.parentStarts.append(Int32(result.parentList.count))
      result.coAuthorList += coAuthors[number] ?? []
      result.coAuthorStarts.append(Int32(result.coAuthorList.count))
      for area in reviews[number] ?? [] { result.reviews.append((Int32(place), area)) }
      if malformed.contains(number) {
        if result.malformed.newest == nil { result.malformed.newest = result.ids[place] }
        result.malformed.count += 1
      }
    }
    return result
  }
}

/// A heap of commits: newest date on top, among equals the one that came first.
private struct DateQueue {
  private struct Item {
    let time: Int64
    let arrival: Int
    let commit: Int32

    func isAbove(_ other: Item) -> Bool {
      time != other.time ? time > other.time : arrival < other.arrival
    }
  }

  private var items: [Item] = []
  private var arrivals = 0

  mutating func push(_ commit: Int32, time: Int64) {
    // git reads a date that it cannot read as 0.
    items.append(Item(time: max(time, 0), arrival: arrivals, commit: commit))
    arrivals += 1
    var child = items.count - 1
    while child > 0, items[child].isAbove(items[(child - 1) / 2]) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Int32? {
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
