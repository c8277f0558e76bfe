internal import CDeflate
internal import CZlib

/// Decompresses zlib streams, one after another, with one working memory.
///
/// Whole streams go through libdeflate, which takes half the time of zlib but needs them whole; the
/// beginnings of streams go through zlib.
final class Inflater {
  private let whole = libdeflate_alloc_decompressor()
  private var stream = z_stream()
  private let isReady: Bool

  init() { isReady = leadlint_inflate_init(&stream) == Z_OK }

  deinit {
    inflateEnd(&stream)
    if let whole { libdeflate_free_decompressor(whole) }
  }

  /// Decompresses the stream that begins `input` into all of `output`.
  /// - Returns: how many bytes of `input` the stream takes; nil unless it is whole, as long as
  ///   `output`, and its checksum right.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Int? {
    guard let whole else { return nil }
    var taken = 0
    var made = 0
    // libdeflate wants an address to write to even where there is nothing to write.
    var nothing: UInt8 = 0
    let status = withUnsafeMutablePointer(to: &nothing) { spare in
      libdeflate_zlib_decompress_ex(
        whole, input.baseAddress, input.count, output.baseAddress ?? UnsafeMutableRawPointer(spare),
        output.count, &taken, &made)
    }
    return status == LIBDEFLATE_SUCCESS && made == output.count ? taken : nil
  }

  /// The checksum that a pack's index keeps of an entry as it stands in the pack.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    libdeflate_crc32(0, bytes.baseAddress, bytes.count)
  }

  /// Decompresses no more than what fits into `output`; gives how many bytes that is.
  func inflatePrefix(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Int {
    guard start(input) else { return 0 }
    stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(truncatingIfNeeded: output.count)
    let status = CZlib.inflate(&stream, Z_SYNC_FLUSH)
    return status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR
      ? Int(stream.total_out) : 0
  }

  private func start(_ input: UnsafeRawBufferPointer) -> Bool {
    guard isReady, inflateReset(&stream) == Z_OK else { return false }
    // zlib does not write through next_in; its type is missing the const.
    stream.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(truncatingIfNeeded: min(input.count, Int(UInt32.max)))
    return true
  }
}
