internal import Basics
internal import Git

/// What a scan found of everything reachable from one commit, in columns that are read in place.
///
/// Values are checked when it is opened, those of the large columns when they are read: every row,
/// path and person that it gives out exists.
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

  /// Takes what this process has built, without checking it.
  init(built storage: IndexStorage) {
    self.storage = storage
    let bytes = storage.bytes
    tip = ObjectID(at: bytes.baseAddress.unsafelyUnwrapped + 24)
    let headers = IndexSection.allCases.map(IndexFormat.headerOffset)
    offsets = headers.map { Int(bytes.load(fromByteOffset: $0, as: UInt64.self)) }
    lengths = headers.map { Int(bytes.load(fromByteOffset: $0 + 8, as: UInt64.self)) }
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
      let header = IndexFormat.headerOffset(of: section)
      let offset = bytes.load(fromByteOffset: header, as: UInt64.self)
      let length = bytes.load(fromByteOffset: header + 8, as: UInt64.self)
      return offset % 8 == 0 && offset >= UInt64(IndexFormat.headerSize)
        && offset <= UInt64(body.count) && length <= UInt64(body.count) - offset
    }
  }

  /// The checksum of all other bytes.
  var checksum: UInt64 {
    storage.bytes.load(fromByteOffset: storage.bytes.count - 8, as: UInt64.self)
  }

  /// The whole index, as it is written to a file.
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

  func id(_ index: Int, in section: IndexSection) -> ObjectID {
    ObjectID(
      at: storage.bytes.baseAddress.unsafelyUnwrapped + offsets[section.rawValue] + index * 20)
  }
}

/// The columns that are read most, so that reading them looks up no section.
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
  func id(of row: CommitRow) -> ObjectID { id(row.index, in: .ids) }

  /// The row of a commit; nil where the index does not know it.
  func row(of id: ObjectID) -> CommitRow? {
    let order = packed(.idOrder)
    let head = id.head.bigEndian
    // Ids are spread evenly, so that an index can be guessed from the ids at two others.
    var low = (index: 0, head: UInt64.min)
    var high = (index: order.count, head: UInt64.max)
    var guesses = 0
    while low.index < high.index {
      var middle = (low.index + high.index) / 2
      if guesses < Self.guessLimit, high.head > low.head {
        let share = Double(head &- low.head) / Double(high.head - low.head)
        middle = low.index + Int(share * Double(high.index - low.index))
        middle = min(max(middle, low.index), high.index - 1)
        guesses += 1
      }
      guard let row = order.value(at: middle, below: commitCount) else { return nil }
      let found = self.id(row, in: .ids)
      if found == id { return CommitRow(row) }
      if found < id {
        low = (middle + 1, found.head.bigEndian)
      } else {
        high = (middle, found.head.bigEndian)
      }
    }
    return nil
  }

  /// More guesses than evenly spread ids need; from then on the search halves.
  private static let guessLimit = 12

  @inline(__always)
  func time(of row: CommitRow) -> Int64 { hot.times[row.index] }

  /// No commit at or behind `row` is newer than this.
  func newestTime(from row: CommitRow) -> Int64 {
    hot.timeBounds[row.index / IndexFormat.boundSpan]
  }

  /// What crediting a commit begins with, at once.
  @inline(__always)
  func creditLine(
    of row: CommitRow
  ) -> (author: PersonID, hasCoAuthors: Bool, isMerge: Bool) {
    let line = UInt64(bitPattern: hot.credits[row.index])
    return (person(line >> 2), line & 1 == 1, line & 2 == 2)
  }

  /// - Parameter stored: a person plus one.
  @inline(__always)
  func person(_ stored: UInt64) -> PersonID {
    stored <= UInt64(personCount) ? PersonID(raw: Int32(stored) - 1) : .nobody
  }

  @inline(__always)
  func author(of row: CommitRow) -> PersonID { creditLine(of: row).author }

  func committer(of row: CommitRow) -> PersonID {
    let stored = UInt64(bitPattern: packed(.committers)[row.index])
    return stored == 0 ? author(of: row) : person(stored - 1)
  }

  func coAuthors(of row: CommitRow) -> [PersonID] {
    guard hasCoAuthors(row) else { return [] }
    var result: [PersonID] = []
    let lists = RowLists(self, .coAuthorStarts, .coAuthorRows, .coAuthorPersons)
    lists.forEach(of: row, below: personCount) { result.append(PersonID($0)) }
    return result
  }

  @inline(__always)
  func hasCoAuthors(_ row: CommitRow) -> Bool { creditLine(of: row).hasCoAuthors }

  @inline(__always)
  func isMerge(_ row: CommitRow) -> Bool { creditLine(of: row).isMerge }

  @inline(__always)
  func forEachParent(of row: CommitRow, _ body: (CommitRow) -> Void) {
    let behind = commitCount - row.index
    if let distance = hot.parents.value(at: row.index, below: behind), distance > 0 {
      body(row.advanced(by: distance))
    }
    guard isMerge(row) else { return }
    RowLists(self, .furtherStarts, .furtherRows, .furtherParents)
      .forEach(of: row, below: behind) { if $0 > 0 { body(row.advanced(by: $0)) } }
  }

  /// The rows or paths that a section lists.
  func ids<ID: IntegerID>(_ section: IndexSection) -> [ID] {
    (column(section) as Column<UInt32>).buffer.map { ID(Int($0)) }
  }

  func signature(_ person: PersonID) -> Signature {
    let ends: Column<UInt32> = column(.personEnds)
    let text = raw(.personText)
    let start = person.index == 0 ? 0 : Int(ends[2 * person.index - 1])
    let middle = Int(ends[2 * person.index])
    return Signature(
      name: ByteString(text[start..<middle]),
      email: ByteString(text[middle..<Int(ends[2 * person.index + 1])]))
  }
}

// MARK: - Paths

extension HistoryIndex {
  func directory(of path: PathID) -> PathID {
    PathID(raw: Int32(bitPattern: hot.pathParents[path.index]))
  }

  /// The last component, valid as long as the index is.
  @inline(__always)
  func name(of path: PathID) -> UnsafeRawBufferPointer {
    let start = path.index == 0 ? 0 : Int(hot.nameEnds[path.index - 1])
    return UnsafeRawBufferPointer(
      start: hot.names + start, count: Int(hot.nameEnds[path.index]) - start)
  }

  /// What lies in a directory, at any depth.
  func contents(of directory: PathID) -> Range<PathID> {
    if directory == .root { return PathID(0)..<PathID(pathCount) }
    return directory.advanced(by: 1)..<subtreeEnd(of: directory)
  }

  private func subtreeEnd(of directory: PathID) -> PathID {
    PathID(raw: Int32(hot.subtreeEnds[directory.index]))
  }

  /// What is called `name` in a directory itself; nil where nothing is.
  func child(_ name: UnsafeRawBufferPointer, in directory: PathID) -> PathID? {
    let range = contents(of: directory)
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      var middle = PathID(raw: low.raw + (high.raw - low.raw) / 2)
      while true {
        let parent = self.directory(of: middle)
        if parent == directory { break }
        middle = parent
      }
      // An ancestor before `low` would have been passed with all that lies in it.
      let order = Self.compare(self.name(of: middle), name)
      if order == 0 { return middle }
      if order < 0 { low = subtreeEnd(of: middle) } else { high = middle }
    }
    return nil
  }

  /// Compares byte by byte: below zero where `left` comes first.
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
  func changes(of path: PathID) -> PathChanges {
    let start = Int(hot.pathStarts[path.index])
    let end = Int(hot.pathStarts[path.index + 1])
    return PathChanges(
      UnsafeRawBufferPointer(rebasing: hot.byPath[start..<end]), rowCount: commitCount)
  }

  @inline(__always)
  func changes(ofCommit row: CommitRow) -> CommitChanges {
    let limit = hot.byCommit.count + 1
    let start = hot.changeStarts.value(at: row.index, below: limit) ?? 0
    let end = hot.changeStarts.value(at: row.index + 1, below: limit) ?? 0
    return CommitChanges(
      UnsafeRawBufferPointer(rebasing: hot.byCommit[start..<max(start, end)]),
      pathCount: pathCount)
  }

  /// How many paths a commit changed.
  func changeCount(ofCommit row: CommitRow) -> Int {
    hot.changeCounts.value(at: row.index, below: IndexFormat.idLimit) ?? 0
  }

  /// For a move, the path at its other end.
  func otherEnd(of change: ChangeKey) -> PathID? {
    let keys: Column<UInt64> = column(.moveKeys)
    return keys.firstIndex(of: change.raw).map {
      PathID(Int((column(.moveOthers) as Column<UInt32>)[$0]))
    }
  }

  /// The blobs before and after a change of a path with the recorded name.
  func recordedBlobs(of change: ChangeKey) -> (old: ObjectID, new: ObjectID)? {
    let keys: Column<UInt64> = column(.recordedKeys)
    return keys.firstIndex(of: change.raw).map {
      (id($0, in: .recordedOldIDs), id($0, in: .recordedNewIDs))
    }
  }
}

// MARK: - Blob analysis

extension HistoryIndex {
  /// What comparing versions of docs told; nil where they were not compared.
  func comparison(_ key: UInt64) -> UInt32? {
    let keys: Column<UInt64> = column(.comparisonKeys)
    return keys.firstIndex(of: key).map { (column(.comparisons) as Column<UInt32>)[$0] }
  }

  /// The path that an addition continues, nil inside where it continues none; nil where it was not
  /// compared.
  func similarSource(of change: ChangeKey) -> PathID?? {
    let keys: Column<UInt64> = column(.similarKeys)
    return keys.firstIndex(of: change.raw).map {
      let source = (column(.similarSources) as Column<UInt32>)[$0]
      return source == IndexFormat.none ? nil : PathID(Int(source))
    }
  }

  /// Whether a blob was found to hold more than front matter and white space.
  func holdsText(_ blob: ObjectID) -> Bool {
    let count = idCount(.texts)
    let index = (0..<count).partitioningIndex { id($0, in: .texts) >= blob }
    return index < count && id(index, in: .texts) == blob
  }

  var texts: [ObjectID] { (0..<idCount(.texts)).map { id($0, in: .texts) } }
}
