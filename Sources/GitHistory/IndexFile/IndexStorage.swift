internal import Git

/// The bytes of an index: a mapped file, or memory of its own.
// Sendable because the bytes are never written once they are here, and go with the last reference.
final class IndexStorage: @unchecked Sendable {
  /// The pages of a larger index are released again as they are checked, in bytes.
  private static let residentLimit = 16 << 20

  let bytes: UnsafeRawBufferPointer
  private let file: MappedFile?

  init(_ file: MappedFile) {
    self.file = file
    bytes = file.bytes
  }

  /// Allocates zeroed memory and has it filled.
  init(size: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    fill(memory)
    file = nil
    bytes = UnsafeRawBufferPointer(memory)
  }

  /// Says that a part was checked and may not be needed soon.
  func wasChecked(_ range: Range<Int>) {
    if bytes.count > Self.residentLimit { file?.release(range) }
  }

  deinit {
    if file == nil { bytes.deallocate() }
  }
}
