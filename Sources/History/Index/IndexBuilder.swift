internal import Basics
internal import Git

/// Makes an index of a history.
struct IndexBuilder {
  private let history: History
  private var assembler = IndexAssembler()
  private let numbering: PathNumbering

  /// - Parameters:
  ///   - history: without a floor.
  ///   - listing: the files of its tip, numbered by its paths.
  ///   - keptName: the name of the files whose blobs are kept.
  /// - Returns: nil where there are more commits or paths than an index can tell apart.
  static func build(
    _ history: History, listing: TreeListing, keeping keptName: ByteString
  ) -> (HistoryIndex, PathNumbering)? {
    guard history.count < IndexFormat.numberLimit, history.count > 0,
      history.paths.count < IndexFormat.numberLimit
    else { return nil }
    var builder = IndexBuilder(history, listing)
    builder.addCommits()
    builder.addPersons()
    builder.addPaths()
    builder.addChanges(keeping: keptName)
    builder.addListing(listing)
    builder.addAnswers()
    let index = HistoryIndex(
      built: builder.assembler.assemble(
        tip: history.id(of: 0)))
    return (index, builder.numbering)
  }

  private init(_ history: History, _ listing: TreeListing) {
    self.history = history
    numbering = PathNumbering(history.paths)
  }

  private mutating func addCommits() {
    let count = Int32(history.count)
    let ids = (0..<count).map { history.id(of: $0) }
    assembler.set(.ids, ids: ids)
    assembler.set(.idOrder, Self.order(of: ids))
    let times = (0..<count).map { history.time(of: $0) }
    assembler.set(.times, times)
    var bounds: [Int64] = []
    var newest = Int64.min
    for start in stride(from: 0, to: times.count, by: IndexFormat.boundSpan).reversed() {
      for time in times[start..<min(start + IndexFormat.boundSpan, times.count)] {
        newest = max(newest, time)
      }
      bounds.append(newest)
    }
    assembler.set(.timeBounds, bounds.reversed())
    assembler.set(.malformed, history.malformed.map { UInt32($0) })
    assembler.set(.undated, history.undated.map { UInt32($0) })
    assembler.set(.tooDeep, history.tooDeep.map { UInt32($0) })
    addParents()

    let reviews = history.reviews
    assembler.set(.reviewRows, reviews.map { UInt32($0.commit) })
    var text: [UInt8] = []
    let ends = reviews.map { review in
      text += review.area.bytes
      return UInt32(text.count)
    }
    assembler.set(.reviewEnds, ends)
    assembler.set(.reviewText, text)
  }

  /// Rows, ascending by id.
  private static func order(of ids: [ObjectID]) -> [UInt32] {
    var rows: [(head: UInt64, row: UInt32)] = []
    rows.reserveCapacity(ids.count)
    for id in ids { rows.append((id.head.bigEndian, UInt32(rows.count))) }
    rows.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      return ids[Int(left.row)] < ids[Int(right.row)]
    }
    return rows.map(\.row)
  }

  private mutating func addParents() {
    var parents: [UInt32] = []
    var lists: [UInt32] = []
    for commit in 0..<Int32(history.count) {
      let own = history.parents(of: commit)
      switch own.count {
      case 0: parents.append(IndexFormat.none)
      case 1: parents.append(UInt32(own[0]))
      default:
        parents.append(UInt32(lists.count) | IndexFormat.isList)
        lists.append(UInt32(own.count))
        lists += own.map { UInt32($0) }
      }
    }
    assembler.set(.parents, parents)
    assembler.set(.parentLists, lists)
  }

  /// Persons are numbered anew, in the order in which they are first met.
  private mutating func addPersons() {
    var numbers = [Int32](repeating: -1, count: history.persons.count)
    var ends: [UInt32] = []
    var text: [UInt8] = []
    func number(_ person: PersonTable.Number) -> UInt32 {
      if numbers[Int(person)] < 0 {
        numbers[Int(person)] = Int32(ends.count / 2)
        let signature = history.persons[person]
        text += signature.name.bytes
        ends.append(UInt32(text.count))
        text += signature.email.bytes
        ends.append(UInt32(text.count))
      }
      return UInt32(numbers[Int(person)])
    }
    var authors: [UInt32] = []
    var coRows: [UInt32] = []
    var coPersons: [UInt32] = []
    for commit in 0..<Int32(history.count) {
      let author = history.author(of: commit)
      let first = author == PersonTable.nobody ? 0 : number(author) + 1
      let others = history.coAuthors(of: commit)
      authors.append(first << 1 | (others.isEmpty ? 0 : 1))
      for person in others where person != PersonTable.nobody {
        coRows.append(UInt32(commit))
        coPersons.append(number(person))
      }
    }
    // Known, though nothing is credited to them.
    let committers = (0..<Int32(history.count)).map { commit in
      let committer = history.committer(of: commit)
      return committer == PersonTable.nobody ? 0 : number(committer) + 1
    }
    assembler.set(.authors, authors)
    assembler.set(.committers, committers)
    assembler.set(.coAuthorRows, coRows)
    assembler.set(.coAuthorPersons, coPersons)
    assembler.set(.personEnds, ends)
    assembler.set(.personText, text)
  }

  private mutating func addPaths() {
    let paths = history.paths
    var parents: [UInt32] = []
    var ends: [UInt32] = []
    var names: [UInt8] = []
    for old in numbering.ordered {
      let parent = paths.directory(of: old)
      parents.append(
        parent == PathTable.root ? IndexFormat.none : UInt32(numbering.numbers[Int(parent)]))
      paths.withName(of: old) { names.append(contentsOf: $0) }
      ends.append(UInt32(names.count))
    }
    assembler.set(.pathParents, parents)
    assembler.set(.nameEnds, ends)
    assembler.set(.names, names)
    assembler.set(.subtreeEnds, numbering.ends)
  }

  private mutating func addChanges(keeping keptName: ByteString) {
    let isKept = numbering.ordered.map { history.paths.isNamed($0, keptName) }
    assembler.set(
      .keptPaths, isKept.indices.filter { isKept[$0] }.map { UInt32($0) })
    var byCommit: [UInt32] = []
    var starts: [UInt32] = [0]
    starts.reserveCapacity(history.count + 1)
    var moves: [(key: UInt64, other: UInt32)] = []
    var kept: [(key: UInt64, old: ObjectID, new: ObjectID)] = []
    for commit in 0..<Int32(history.count) {
      for change in history.changes(ofCommit: commit) {
        let path = numbering.numbers[Int(change.path)]
        byCommit.append(change.flags.packed(with: path))
        if !change.kind.isChange, let other = history.otherEnd(of: change) {
          moves.append((changeKey(commit, path), UInt32(numbering.numbers[Int(other)])))
        }
        if isKept[Int(path)], let blobs = history.keptBlobs(of: change) {
          kept.append((changeKey(commit, path), blobs.old, blobs.new))
        }
      }
      starts.append(UInt32(byCommit.count))
    }
    assembler.set(.changeStarts, starts)
    assembler.set(.byCommit, byCommit)
    moves.sort { $0.key < $1.key }
    assembler.set(.moveKeys, moves.map(\.key))
    assembler.set(.moveOthers, moves.map(\.other))
    kept.sort { $0.key < $1.key }
    assembler.set(.keptKeys, kept.map(\.key))
    assembler.set(.keptOldIDs, ids: kept.map(\.old))
    assembler.set(.keptNewIDs, ids: kept.map(\.new))
    addByPath(byCommit, starts)
  }

  private mutating func addByPath(_ byCommit: [UInt32], _ starts: [UInt32]) {
    var next = [UInt32](repeating: 0, count: numbering.ordered.count + 1)
    for change in byCommit { next[Int(change >> 4) + 1] += 1 }
    for path in 1..<max(1, next.count) { next[path] += next[path - 1] }
    assembler.set(.pathStarts, next)
    var byPath = [UInt32](repeating: 0, count: byCommit.count)
    for row in 0..<(starts.count - 1) {
      for place in Int(starts[row])..<Int(starts[row + 1]) {
        let path = Int(byCommit[place] >> 4)
        byPath[Int(next[path])] = UInt32(row) << 4 | byCommit[place] & 15
        next[path] += 1
      }
    }
    assembler.set(.byPath, byPath)
  }

  private mutating func addListing(_ listing: TreeListing) {
    assembler.set(
      .listingPaths, listing.files.map { UInt32(numbering.numbers[Int($0.number)]) })
    assembler.set(.listingTypes, listing.files.map(\.type.rawValue))
    assembler.set(.listingIDs, ids: listing.files.map(\.id))
  }

  private mutating func addAnswers() {
    var sections = AnswerSections()
    let row = { (row: Int32) in history.order.position(of: row) }
    let path = { (path: Int32) in numbering.numbers[Int(path)] }
    sections.add(history.index, row: row, path: path)
    sections.add(history.answers, row: row, path: path)
    sections.set(in: &assembler)
  }
}

/// Numbers paths anew in the order of their components, so that what lies in a directory is one run
/// behind it.
struct PathNumbering {
  /// By old number.
  private(set) var numbers: [PathTable.Number]
  /// Old numbers by new.
  private(set) var ordered: [PathTable.Number] = []
  /// By new number: one past the last path within.
  private(set) var ends: [UInt32]

  init(_ paths: PathTable) {
    let count = paths.count
    numbers = Array(repeating: -1, count: count)
    ends = Array(repeating: 0, count: count)
    ordered.reserveCapacity(count)
    // Children by directory; the root's at the end.
    var starts = [Int32](repeating: 0, count: count + 2)
    func slot(_ directory: PathTable.Number) -> Int {
      directory == PathTable.root ? count : Int(directory)
    }
    var parents = [PathTable.Number](repeating: 0, count: count)
    for path in 0..<Int32(count) {
      parents[Int(path)] = paths.directory(of: path)
      starts[slot(parents[Int(path)]) + 1] += 1
    }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var children = [Child](repeating: Child(prefix: 0, path: 0), count: count)
    for path in 0..<Int32(count) {
      let slot = slot(parents[Int(path)])
      children[Int(next[slot])] = Child(prefix: paths.withName(of: path, Self.prefix), path: path)
      next[slot] += 1
    }
    func sortChildren(of slot: Int) -> Range<Int32> {
      let range = starts[slot]..<starts[slot + 1]
      if range.count > 1 {
        children[Int(range.lowerBound)..<Int(range.upperBound)].sort { left, right in
          if left.prefix != right.prefix { return left.prefix < right.prefix }
          return paths.withName(of: left.path) { one in
            paths.withName(of: right.path) { HistoryIndex.compare(one, $0) < 0 }
          }
        }
      }
      return range
    }
    var stack = [(path: PathTable.root, left: sortChildren(of: count))]
    while let (path, left) = stack.last {
      guard let place = left.first else {
        if path != PathTable.root { ends[Int(numbers[Int(path)])] = UInt32(ordered.count) }
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].left = left.dropFirst()
      let child = children[Int(place)].path
      numbers[Int(child)] = Int32(ordered.count)
      ordered.append(child)
      stack.append((child, sortChildren(of: Int(child))))
    }
  }

  private struct Child {
    /// The first eight bytes of the name, which most names differ in.
    let prefix: UInt64
    let path: PathTable.Number
  }

  private static func prefix(_ name: UnsafeRawBufferPointer) -> UInt64 {
    var result: UInt64 = 0
    for index in 0..<8 {
      result = result << 8 | (index < name.count ? UInt64(name[index]) : 0)
    }
    return result
  }
}
