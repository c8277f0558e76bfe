/// The changes of one path, newest first: how many rows each lies behind the one before it, and
/// what was done.
///
/// A number is written in one to four bytes, of which the lowest two bits of the first say how many
/// follow. Its own lowest bit is set where a byte follows that says what was done; of most changes
/// it need not: a file was modified.
struct PathChanges: Sequence, IteratorProtocol {
  private var reader: ChangeReader
  private var row: UInt32 = 0
  private let rowCount: UInt32

  /// - Parameters:
  ///   - bytes: followed by four more at least that may be read.
  ///   - rowCount: no row is as high.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, rowCount: Int) {
    reader = ChangeReader(bytes)
    self.rowCount = UInt32(truncatingIfNeeded: rowCount)
  }

  var isEmpty: Bool { reader.isAtEnd }

  /// Row and what was done.
  @inline(__always)
  mutating func next() -> UInt32? {
    if reader.isAtEnd { return nil }
    let (distance, flags) = reader.change()
    row &+= distance
    guard row < rowCount else {
      reader.end()
      return nil
    }
    return row << 4 | flags
  }

  /// Adds the changes of one path.
  /// - Parameter packed: row and what was done, ascending.
  static func append(_ packed: some Sequence<UInt32>, to bytes: inout [UInt8]) {
    var last: UInt32 = 0
    for change in packed {
      ChangeReader.append(distance: change >> 4 - last, flags: change & 15, to: &bytes)
      last = change >> 4
    }
  }
}

/// The changes of one commit, in the order of its trees: how far each path lies from the one before
/// it, and what was done. Distances are doubled, and odd for a path that lies before.
struct CommitChanges: Sequence, IteratorProtocol {
  private var reader: ChangeReader
  private var path: UInt32 = 0
  private let pathCount: UInt32

  /// - Parameters:
  ///   - bytes: followed by four more at least that may be read.
  ///   - pathCount: no path's number is as high.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, pathCount: Int) {
    reader = ChangeReader(bytes)
    self.pathCount = UInt32(truncatingIfNeeded: pathCount)
  }

  /// Path and what was done.
  @inline(__always)
  mutating func next() -> UInt32? {
    if reader.isAtEnd { return nil }
    let (distance, flags) = reader.change()
    path = distance & 1 == 0 ? path &+ distance >> 1 : path &- distance >> 1
    guard path < pathCount else {
      reader.end()
      return nil
    }
    return path << 4 | flags
  }

  /// Adds the changes of one commit.
  /// - Parameter packed: path and what was done.
  static func append(_ packed: some Sequence<UInt32>, to bytes: inout [UInt8]) {
    var last: UInt32 = 0
    for change in packed {
      let path = change >> 4
      let distance = path >= last ? (path - last) << 1 : (last - path) << 1 | 1
      ChangeReader.append(distance: distance, flags: change & 15, to: &bytes)
      last = path
    }
  }
}

/// Reads numbers of one to four bytes one after the other.
private struct ChangeReader {
  /// What is done to a path in most changes.
  private static let usual = UInt32(ChangeFlags(.modified, isFile: true).bits)

  private var place: UnsafeRawPointer
  private let limit: UnsafeRawPointer

  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer) {
    place = bytes.baseAddress.unsafelyUnwrapped
    limit = place + bytes.count
  }

  @inline(__always)
  var isAtEnd: Bool { place >= limit }

  @inline(__always)
  mutating func end() { place = limit }

  @inline(__always)
  mutating func number() -> UInt32 {
    let word = UInt32(littleEndian: place.loadUnaligned(as: UInt32.self))
    let more = word & 3
    place += 1 + Int(more)
    return (word & (.max &>> (24 &- 8 &* more))) >> 2
  }

  @inline(__always)
  mutating func change() -> (distance: UInt32, flags: UInt32) {
    let number = number()
    if number & 1 == 0 { return (number >> 1, Self.usual) }
    let flags = UInt32(place.load(as: UInt8.self) & 15)
    place += 1
    return (number >> 1, flags)
  }

  /// - Parameter number: below 2³⁰.
  static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    let more = number < 1 << 6 ? 0 : number < 1 << 14 ? 1 : number < 1 << 22 ? 2 : 3
    let word = number << 2 | UInt32(more)
    for byte in 0...more { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt32(byte)))) }
  }

  /// - Parameter distance: below 2²⁹.
  static func append(distance: UInt32, flags: UInt32, to bytes: inout [UInt8]) {
    append(distance << 1 | (flags == usual ? 0 : 1), to: &bytes)
    if flags != usual { bytes.append(UInt8(flags)) }
  }
}
