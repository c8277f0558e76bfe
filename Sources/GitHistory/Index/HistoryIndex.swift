internal import Basics
internal import Git

/// What a scan found of everything reachable from one commit, in columns that are read in place.
///
/// Numbers are checked when it is opened, those of the large columns when they are read: every row
/// and path that is given out is one that there is.
final class HistoryIndex: Sendable {
  let storage: IndexStorage
  /// The commit described.
  let tip: ObjectID
  let commitCount: Int
  let pathCount: Int
  let personCount: Int

  let offsets: [Int]
  let lengths: [Int]
  /// The columns that are read most.
  private let hot: HotColumns

  /// Opens a file.
  /// - Returns: nil for one that is no index of this version, or a damaged one.
  convenience init?(_ file: MappedFile) {
    let storage = IndexStorage(file)
    guard Self.isWhole(storage) else { return nil }
    self.init(built: storage)
    if !isSound { return nil }
  }

  /// Takes what this process has built: its sections and numbers are as they should be.
  init(built storage: IndexStorage) {
    self.storage = storage
    let bytes = storage.bytes
    tip = ObjectID(at: bytes.baseAddress.unsafelyUnwrapped + 24)
    let places = IndexSection.allCases.map { 56 + $0.rawValue * 16 }
    offsets = places.map { Int(bytes.load(fromByteOffset: $0, as: UInt64.self)) }
    lengths = places.map { Int(bytes.load(fromByteOffset: $0 + 8, as: UInt64.self)) }
    pathCount = lengths[IndexSection.pathParents.rawValue] / 4
    personCount = lengths[IndexSection.personEnds.rawValue] / 8
    hot = HotColumns(storage.bytes, offsets, lengths)
    commitCount = hot.times.count
  }

  /// Whether the bytes are those of an index as it was written, with all sections within.
  private static func isWhole(_ storage: IndexStorage) -> Bool {
    let bytes = storage.bytes
    guard bytes.count >= IndexFormat.headerSize + 8, bytes.count % 8 == 0,
      bytes.load(as: UInt64.self) == IndexFormat.magic,
      bytes.load(fromByteOffset: 8, as: UInt32.self) == IndexFormat.byteOrder,
      bytes.load(fromByteOffset: 12, as: UInt32.self) == IndexFormat.version,
      bytes.load(fromByteOffset: 16, as: UInt64.self) == UInt64(bytes.count),
      bytes.load(fromByteOffset: 48, as: UInt64.self) == 0
    else { return false }
    let body = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 8)])
    guard
      bytes.load(fromByteOffset: bytes.count - 8, as: UInt64.self)
        == IndexHash.of(body, wasRead: storage.wasChecked)
    else { return false }
    return IndexSection.allCases.allSatisfy { section in
      let place = 56 + section.rawValue * 16
      let offset = bytes.load(fromByteOffset: place, as: UInt64.self)
      let length = bytes.load(fromByteOffset: place + 8, as: UInt64.self)
      return offset % 8 == 0 && offset >= UInt64(IndexFormat.headerSize)
        && offset <= UInt64(body.count) && length <= UInt64(body.count) - offset
    }
  }

  /// Of all other bytes.
  var checksum: UInt64 {
    storage.bytes.load(fromByteOffset: storage.bytes.count - 8, as: UInt64.self)
  }

  /// Everything but the checksum, as it is written to a file.
  var bytes: UnsafeRawBufferPointer { storage.bytes }

  @inline(__always)
  func column<Element: BitwiseCopyable>(_ section: IndexSection) -> Column<Element> {
    // Sections begin at multiples of eight, in memory that begins at one.
    let start = storage.bytes.baseAddress.unsafelyUnwrapped + offsets[section.rawValue]
    return Column(
      base: start.assumingMemoryBound(to: Element.self),
      count: lengths[section.rawValue] / MemoryLayout<Element>.stride)
  }

  func raw(_ section: IndexSection) -> UnsafeRawBufferPointer {
    let start = offsets[section.rawValue]
    return UnsafeRawBufferPointer(
      rebasing: storage.bytes[start..<(start + lengths[section.rawValue])])
  }

  func packed(_ section: IndexSection) -> PackedColumn { PackedColumn(raw(section)) }

  private func idCount(_ section: IndexSection) -> Int { lengths[section.rawValue] / 20 }

  func id(_ place: Int, in section: IndexSection) -> ObjectID {
    ObjectID(
      at: storage.bytes.baseAddress.unsafelyUnwrapped + offsets[section.rawValue] + place * 20)
  }
}

/// Where the columns begin that are read most, so that nothing is looked up to read them.
// Sendable because the memory is never written and goes with the index that holds these.
private struct HotColumns: @unchecked Sendable {
  let times, credits, parents, changeStarts, changeCounts: PackedColumn
  let timeBounds: UnsafePointer<Int64>
  let pathParents, nameEnds, subtreeEnds, pathStarts: UnsafePointer<UInt32>
  let byPath, byCommit: UnsafeRawBufferPointer
  let names: UnsafeRawPointer

  init(_ bytes: UnsafeRawBufferPointer, _ offsets: [Int], _ lengths: [Int]) {
    let base = bytes.baseAddress.unsafelyUnwrapped
    func raw(_ section: IndexSection) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(
        start: base + offsets[section.rawValue], count: lengths[section.rawValue])
    }
    func start<Element>(_ section: IndexSection) -> UnsafePointer<Element> {
      (base + offsets[section.rawValue]).assumingMemoryBound(to: Element.self)
    }
    times = PackedColumn(raw(.times))
    credits = PackedColumn(raw(.credits))
    parents = PackedColumn(raw(.parents))
    changeStarts = PackedColumn(raw(.changeStarts))
    changeCounts = PackedColumn(raw(.changeCounts))
    timeBounds = start(.timeBounds)
    pathParents = start(.pathParents)
    nameEnds = start(.nameEnds)
    subtreeEnds = start(.subtreeEnds)
    pathStarts = start(.pathStarts)
    byPath = raw(.byPath)
    byCommit = raw(.byCommit)
    names = base + offsets[IndexSection.names.rawValue]
  }
}

// MARK: - Commits

extension HistoryIndex {
  func id(of row: Int32) -> ObjectID { id(Int(row), in: .ids) }

  /// The row of a commit; nil where the index does not know it.
  func row(of id: ObjectID) -> Int32? {
    let order = packed(.idOrder)
    let head = id.head.bigEndian
    // Ids are spread evenly, so that one's place can be guessed from those of two others.
    var low = (place: 0, head: UInt64.min)
    var high = (place: order.count, head: UInt64.max)
    var guesses = 0
    while low.place < high.place {
      var middle = (low.place + high.place) / 2
      if guesses < Self.guessLimit, high.head > low.head {
        let share = Double(head &- low.head) / Double(high.head - low.head)
        middle = low.place + Int(share * Double(high.place - low.place))
        middle = min(max(middle, low.place), high.place - 1)
        guesses += 1
      }
      guard let row = order.number(at: middle, below: commitCount) else { return nil }
      let found = self.id(row, in: .ids)
      if found == id { return Int32(row) }
      if found < id {
        low = (middle + 1, found.head.bigEndian)
      } else {
        high = (middle, found.head.bigEndian)
      }
    }
    return nil
  }

  /// More than even ids need; from then on the place is sought by halves.
  private static let guessLimit = 12

  @inline(__always)
  func time(of row: Int32) -> Int64 { hot.times[Int(row)] }

  /// No commit at or behind `row` is newer than this.
  func newestTime(from row: Int32) -> Int64 {
    hot.timeBounds[Int(row) / IndexFormat.boundSpan]
  }

  /// What crediting a commit begins with, at once.
  @inline(__always)
  func creditLine(
    of row: Int32
  ) -> (author: PersonID, hasCoAuthors: Bool, isMerge: Bool) {
    let line = UInt64(bitPattern: hot.credits[Int(row)])
    return (person(line >> 2), line & 1 == 1, line & 2 == 2)
  }

  /// - Parameter number: a person's, plus one.
  @inline(__always)
  private func person(_ number: UInt64) -> PersonID {
    number <= UInt64(personCount) ? Int32(number) - 1 : PersonID.nobody
  }

  @inline(__always)
  func author(of row: Int32) -> PersonID { creditLine(of: row).author }

  func committer(of row: Int32) -> PersonID {
    let number = UInt64(bitPattern: packed(.committers)[Int(row)])
    return number == 0 ? author(of: row) : person(number - 1)
  }

  func coAuthors(of row: Int32) -> [PersonID] {
    guard hasCoAuthors(row) else { return [] }
    var result: [PersonID] = []
    let lists = RowLists(self, .coAuthorStarts, .coAuthorRows, .coAuthorPersons)
    lists.forEach(of: row, below: personCount) { result.append(Int32($0)) }
    return result
  }

  @inline(__always)
  func hasCoAuthors(_ row: Int32) -> Bool { creditLine(of: row).hasCoAuthors }

  @inline(__always)
  func isMerge(_ row: Int32) -> Bool { creditLine(of: row).isMerge }

  @inline(__always)
  func forEachParent(of row: Int32, _ body: (Int32) -> Void) {
    let behind = commitCount - Int(row)
    if let distance = hot.parents.number(at: Int(row), below: behind), distance > 0 {
      body(row + Int32(distance))
    }
    guard isMerge(row) else { return }
    RowLists(self, .furtherStarts, .furtherRows, .furtherParents)
      .forEach(of: row, below: behind) { if $0 > 0 { body(row + Int32($0)) } }
  }

  /// `Docs-reviewed:` trailers in row order.
  var reviews: [(row: Int32, area: ByteString)] {
    let rows: Column<UInt32> = column(.reviewRows)
    let ends: Column<UInt32> = column(.reviewEnds)
    let text = raw(.reviewText)
    return (0..<rows.count).map { place in
      let start = place == 0 ? 0 : Int(ends[place - 1])
      return (Int32(rows[place]), ByteString(text[start..<Int(ends[place])]))
    }
  }

  func rows(_ section: IndexSection) -> [Int32] {
    (column(section) as Column<UInt32>).buffer.map { Int32($0) }
  }

  func signature(_ person: PersonID) -> Signature {
    let ends: Column<UInt32> = column(.personEnds)
    let text = raw(.personText)
    let start = person == 0 ? 0 : Int(ends[2 * Int(person) - 1])
    let middle = Int(ends[2 * Int(person)])
    return Signature(
      name: ByteString(text[start..<middle]),
      email: ByteString(text[middle..<Int(ends[2 * Int(person) + 1])]))
  }
}

// MARK: - Paths

extension HistoryIndex {
  func directory(of path: Int32) -> Int32 {
    Int32(bitPattern: hot.pathParents[Int(path)])
  }

  /// Valid as long as the index is.
  @inline(__always)
  func name(of path: Int32) -> UnsafeRawBufferPointer {
    let start = path == 0 ? 0 : Int(hot.nameEnds[Int(path) - 1])
    return UnsafeRawBufferPointer(
      start: hot.names + start, count: Int(hot.nameEnds[Int(path)]) - start)
  }

  /// What lies in a directory, at any depth.
  func contents(of directory: Int32) -> Range<Int32> {
    if directory == PathID.root { return 0..<Int32(pathCount) }
    return (directory + 1)..<Int32(hot.subtreeEnds[Int(directory)])
  }

  /// What is called `name` in a directory itself; nil where nothing is.
  func child(_ name: UnsafeRawBufferPointer, in directory: Int32) -> Int32? {
    let range = contents(of: directory)
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      var middle = low + (high - low) / 2
      while true {
        let parent = self.directory(of: middle)
        if parent == directory { break }
        middle = parent
      }
      // An ancestor before `low` would have been passed with all that lies in it.
      let order = Self.compare(self.name(of: middle), name)
      if order == 0 { return middle }
      if order < 0 { low = Int32(hot.subtreeEnds[Int(middle)]) } else { high = middle }
    }
    return nil
  }

  /// As bytes are ordered: below zero where `left` comes first.
  static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let common = min(left.count, right.count)
    for index in 0..<common where left[index] != right[index] {
      return Int(left[index]) - Int(right[index])
    }
    return left.count - right.count
  }
}

// MARK: - Changes

extension HistoryIndex {
  /// Newest first.
  @inline(__always)
  func changes(of path: Int32) -> PathChanges {
    let start = Int(hot.pathStarts[Int(path)])
    let end = Int(hot.pathStarts[Int(path) + 1])
    return PathChanges(
      UnsafeRawBufferPointer(rebasing: hot.byPath[start..<end]), rowCount: commitCount)
  }

  @inline(__always)
  func changes(ofCommit row: Int32) -> CommitChanges {
    let limit = hot.byCommit.count + 1
    let start = hot.changeStarts.number(at: Int(row), below: limit) ?? 0
    let end = hot.changeStarts.number(at: Int(row) + 1, below: limit) ?? 0
    return CommitChanges(
      UnsafeRawBufferPointer(rebasing: hot.byCommit[start..<max(start, end)]),
      pathCount: pathCount)
  }

  /// How many paths a commit changed.
  func changeCount(ofCommit row: Int32) -> Int {
    hot.changeCounts.number(at: Int(row), below: IndexFormat.numberLimit) ?? 0
  }

  /// For a move, the path at its other end.
  func otherEnd(row: Int32, path: Int32) -> Int32? {
    let keys: Column<UInt64> = column(.moveKeys)
    let key = changeKey(row, path)
    let place = keys.firstIndex(notBelow: key)
    guard place < keys.count, keys[place] == key else { return nil }
    return Int32((column(.moveOthers) as Column<UInt32>)[place])
  }

  /// The blobs before and after a change of a path for which they are kept.
  func blobs(row: Int32, path: Int32) -> (old: ObjectID, new: ObjectID)? {
    let keys: Column<UInt64> = column(.keptKeys)
    let key = changeKey(row, path)
    let place = keys.firstIndex(notBelow: key)
    guard place < keys.count, keys[place] == key else { return nil }
    return (id(place, in: .keptOldIDs), id(place, in: .keptNewIDs))
  }

  /// Whether a change was found to say something new; nil where it was not compared.
  func isSubstantive(row: Int32, path: Int32) -> Bool? {
    let keys: Column<UInt64> = column(.substantiveKeys)
    let key = changeKey(row, path << 1)
    let place = keys.firstIndex(notBelow: key)
    guard place < keys.count, keys[place] & ~1 == key else { return nil }
    return keys[place] & 1 == 1
  }

  /// The path that an addition continues, nil inside where it continues none; nil where it was not
  /// compared.
  func similarSource(row: Int32, path: Int32) -> Int32?? {
    let keys: Column<UInt64> = column(.similarKeys)
    let key = changeKey(row, path)
    let place = keys.firstIndex(notBelow: key)
    guard place < keys.count, keys[place] == key else { return nil }
    let source = (column(.similarSources) as Column<UInt32>)[place]
    return .some(source == IndexFormat.none ? nil : Int32(source))
  }
}

extension HistoryIndex {
  /// Whether a blob was found to hold more than front matter and white space.
  func holdsText(_ blob: ObjectID) -> Bool {
    var low = 0
    var high = idCount(.texts)
    while low < high {
      let middle = (low + high) / 2
      let found = id(middle, in: .texts)
      if found == blob { return true }
      if found < blob { low = middle + 1 } else { high = middle }
    }
    return false
  }

  var texts: [ObjectID] { (0..<idCount(.texts)).map { id($0, in: .texts) } }
}
