internal import Git

/// The bytes of an index: a mapped file, or memory of its own.
// Sendable because the bytes are never written once they are here, and go with the last reference.
final class IndexStorage: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let file: MappedFile?

  init(_ file: MappedFile) {
    self.file = file
    bytes = file.bytes
  }

  /// Takes memory of its own, zeroed, and has it filled.
  init(size: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    fill(memory)
    file = nil
    bytes = UnsafeRawBufferPointer(memory)
  }

  /// Bytes of an index that stay in memory while it is checked; a larger one is let go again by
  /// parts.
  private static let residentLimit = 16 << 20

  /// Says that a part was checked and may not be needed soon.
  func wasChecked(_ range: Range<Int>) {
    if bytes.count > Self.residentLimit { file?.release(range) }
  }

  deinit {
    if file == nil { bytes.deallocate() }
  }
}

/// Numbers side by side, read in place. Valid as long as the storage that they stand in.
struct Column<Element: BitwiseCopyable> {
  let base: UnsafePointer<Element>
  let count: Int

  @inline(__always)
  subscript(_ index: Int) -> Element { base[index] }

  var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  /// The first place whose element is not below `key`, in an ascending column.
  func firstIndex(notBelow key: Element) -> Int where Element: Comparable {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if base[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
