/// The changes of one path, newest first. Each is written as how many rows it lies behind the one
/// before it, and what was done.
struct PathChanges: Sequence, IteratorProtocol {
  private var reader: ChangeReader
  private var row: UInt32 = 0
  private let rowCount: UInt32

  /// - Parameters:
  ///   - bytes: followed by at least four more that may be read.
  ///   - rowCount: the end of the rows; a damaged list ends before it gives out another.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, rowCount: Int) {
    reader = ChangeReader(bytes)
    self.rowCount = UInt32(truncatingIfNeeded: rowCount)
  }

  var isEmpty: Bool { reader.isAtEnd }

  /// A row, packed with what was done.
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
  /// - Parameter packed: rows, packed with what was done, ascending.
  static func append(_ packed: some Sequence<UInt32>, to bytes: inout [UInt8]) {
    var last: UInt32 = 0
    for change in packed {
      ChangeReader.append(distance: change >> 4 - last, flags: change & 15, to: &bytes)
      last = change >> 4
    }
  }
}
