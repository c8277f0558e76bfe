internal import Basics
internal import Git

/// What a scan found of everything reachable from one commit, in columns that are read in place.
///
/// Its numbers are checked once when it is opened; after that every row and path that a column
/// holds is one that there is.
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
    commitCount = lengths[IndexSection.times.rawValue] / 8
    pathCount = lengths[IndexSection.pathParents.rawValue] / 4
    personCount = lengths[IndexSection.personEnds.rawValue] / 8
    hot = HotColumns(storage.bytes, offsets)
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

  private func idCount(_ section: IndexSection) -> Int { lengths[section.rawValue] / 20 }

  func id(_ place: Int, in section: IndexSection) -> ObjectID {
    ObjectID(
      at: storage.bytes.baseAddress.unsafelyUnwrapped + offsets[section.rawValue] + place * 20)
  }
}

/// Where the columns begin that are read most, so that nothing is looked up to read them.
// Sendable because the memory is never written and goes with the index that holds these.
private struct HotColumns: @unchecked Sendable {
  let times, timeBounds: UnsafePointer<Int64>
  let authors, parents, pathParents, nameEnds, subtreeEnds, pathStarts, changeStarts, byPath,
    byCommit: UnsafePointer<UInt32>
  let names: UnsafeRawPointer

  init(_ bytes: UnsafeRawBufferPointer, _ offsets: [Int]) {
    let base = bytes.baseAddress.unsafelyUnwrapped
    func start<Element>(_ section: IndexSection) -> UnsafePointer<Element> {
      (base + offsets[section.rawValue]).assumingMemoryBound(to: Element.self)
    }
    times = start(.times)
    timeBounds = start(.timeBounds)
    authors = start(.authors)
    parents = start(.parents)
    pathParents = start(.pathParents)
    nameEnds = start(.nameEnds)
    subtreeEnds = start(.subtreeEnds)
    pathStarts = start(.pathStarts)
    changeStarts = start(.changeStarts)
    byPath = start(.byPath)
    byCommit = start(.byCommit)
    names = base + offsets[IndexSection.names.rawValue]
  }
}

// MARK: - Commits

extension HistoryIndex {
  func id(of row: Int32) -> ObjectID { id(Int(row), in: .ids) }

  /// The row of a commit; nil where the index does not know it.
  func row(of id: ObjectID) -> Int32? {
    let order: Column<UInt32> = column(.idOrder)
    var low = 0
    var high = order.count
    while low < high {
      let middle = (low + high) / 2
      let row = Int32(order[middle])
      let found = self.id(of: row)
      if found == id { return row }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  func time(of row: Int32) -> Int64 { hot.times[Int(row)] }

  /// No commit at or behind `row` is newer than this.
  func newestTime(from row: Int32) -> Int64 {
    hot.timeBounds[Int(row) / IndexFormat.boundSpan]
  }

  func author(of row: Int32) -> PersonTable.Number {
    Int32(hot.authors[Int(row)] >> 1) - 1
  }

  func committer(of row: Int32) -> PersonTable.Number {
    Int32((column(.committers) as Column<UInt32>)[Int(row)]) - 1
  }

  func coAuthors(of row: Int32) -> [PersonTable.Number] {
    guard hasCoAuthors(row) else { return [] }
    let rows: Column<UInt32> = column(.coAuthorRows)
    let persons: Column<UInt32> = column(.coAuthorPersons)
    var result: [PersonTable.Number] = []
    var place = rows.firstIndex(notBelow: UInt32(row))
    while place < rows.count, rows[place] == UInt32(row) {
      result.append(Int32(persons[place]))
      place += 1
    }
    return result
  }

  func hasCoAuthors(_ row: Int32) -> Bool {
    hot.authors[Int(row)] & 1 == 1
  }

  func isMerge(_ row: Int32) -> Bool {
    let parent = hot.parents[Int(row)]
    return parent != IndexFormat.none && parent & IndexFormat.isList != 0
  }

  @inline(__always)
  func forEachParent(of row: Int32, _ body: (Int32) -> Void) {
    let parent = hot.parents[Int(row)]
    if parent == IndexFormat.none { return }
    guard parent & IndexFormat.isList != 0 else {
      body(Int32(parent))
      return
    }
    let lists: Column<UInt32> = column(.parentLists)
    let start = Int(parent & ~IndexFormat.isList)
    for place in 0..<Int(lists[start]) { body(Int32(lists[start + 1 + place])) }
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

  func signature(_ person: PersonTable.Number) -> Signature {
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
    if directory == PathTable.root { return 0..<Int32(pathCount) }
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
  /// Places in `byPath`.
  @inline(__always)
  func changes(of path: Int32) -> Range<Int> {
    Int(hot.pathStarts[Int(path)])..<Int(hot.pathStarts[Int(path) + 1])
  }

  /// Row and what was done, at a place in `byPath`.
  @inline(__always)
  func change(at place: Int) -> UInt32 { hot.byPath[place] }

  /// Path and what was done, at a place in `byCommit`.
  @inline(__always)
  func commitChange(at place: Int) -> UInt32 { hot.byCommit[place] }

  /// Places in `byCommit`.
  @inline(__always)
  func changes(ofCommit row: Int32) -> Range<Int> {
    Int(hot.changeStarts[Int(row)])..<Int(hot.changeStarts[Int(row) + 1])
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
