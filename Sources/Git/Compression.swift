internal import CDeflate

/// Compresses bytes that this program alone reads again.
package enum Compression {
  /// The quickest of libdeflate's levels: what it saves is soon read again.
  private static let level: Int32 = 1

  /// Nil where there is no memory, or nothing would be saved.
  package static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    guard let compressor = libdeflate_alloc_compressor(level) else { return nil }
    defer { libdeflate_free_compressor(compressor) }
    var compressed = [UInt8](repeating: 0, count: bytes.count)
    let count = bytes.withUnsafeBytes { bytes in
      compressed.withUnsafeMutableBytes {
        libdeflate_deflate_compress(
          compressor, bytes.baseAddress, bytes.count, $0.baseAddress, $0.count)
      }
    }
    guard count > 0 else { return nil }
    compressed.removeLast(compressed.count - count)
    return compressed
  }

  /// What was compressed; nil where that is not `count` bytes.
  package static func expand(_ bytes: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
    guard count > 0, let decompressor = libdeflate_alloc_decompressor() else { return nil }
    defer { libdeflate_free_decompressor(decompressor) }
    var isWhole = false
    let expanded = [UInt8](unsafeUninitializedCapacity: count) { target, made in
      // Without a place for the length, it must be that of the target.
      let status = libdeflate_deflate_decompress(
        decompressor, bytes.baseAddress, bytes.count, target.baseAddress, count, nil)
      isWhole = status == LIBDEFLATE_SUCCESS
      made = isWhole ? count : 0
    }
    return isWhole ? expanded : nil
  }
}
