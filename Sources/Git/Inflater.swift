internal import CZlib

/// Decompresses zlib streams, one after another, with one working memory.
final class Inflater {
  private var stream = z_stream()
  private let isReady: Bool

  init() { isReady = leadlint_inflate_init(&stream) == Z_OK }

  deinit { inflateEnd(&stream) }

  /// Decompresses the stream that begins `input` into all of `output`.
  /// - Returns: how many bytes of `input` the stream takes; nil unless it is whole, as long as
  ///   `output`, and its checksum right.
  func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Int? {
    guard start(input) else { return nil }
    // One byte more than expected, so that a stream that is too long is found out.
    var spare: UInt8 = 0
    stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(truncatingIfNeeded: output.count)
    var status = Z_OK
    if output.isEmpty {
      status = withUnsafeMutablePointer(to: &spare) { pointer in
        stream.next_out = pointer
        stream.avail_out = 1
        return CZlib.inflate(&stream, Z_FINISH)
      }
    } else {
      status = CZlib.inflate(&stream, Z_FINISH)
    }
    return status == Z_STREAM_END && stream.total_out == UInt(output.count)
      ? Int(stream.total_in) : nil
  }

  /// The checksum that a pack's index keeps of an entry as it stands in the pack.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    return UInt32(truncatingIfNeeded: crc32_z(0, start, bytes.count))
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
    // zlib does not write through next_in; its type only lacks the const.
    stream.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = UInt32(truncatingIfNeeded: min(input.count, Int(UInt32.max)))
    return true
  }
}
