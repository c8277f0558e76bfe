internal import Basics
internal import LeadModel

/// The bytes of a file and where its lines begin. Offsets count bytes from 0.
struct SourceText: Sendable {
  let file: ByteString
  let bytes: [UInt8]
  /// Ascending; the first is 0.
  private let lineStarts: [Int]

  init(file: ByteString, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// The offset at which a line (from 1) begins; the end of the file where there is no such line.
  func start(ofLine line: Int) -> Int {
    line <= lineStarts.count ? lineStarts[max(line, 1) - 1] : bytes.count
  }

  /// The offset of the line's end, without LF or CRLF.
  func end(ofLine line: Int) -> Int {
    let start = start(ofLine: line)
    guard line < lineStarts.count else { return bytes.count }
    let end = lineStarts[max(line, 1)] - 1
    return end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }

  /// The line (from 1) that holds `offset`.
  func line(at offset: Int) -> Int {
    max(lineStarts.partitioningIndex { $0 > offset }, 1)
  }

  func position(at offset: Int) -> SourcePosition {
    let line = line(at: offset)
    return SourcePosition(line: line, column: offset - start(ofLine: line) + 1)
  }

  /// A diagnostic on `length` bytes from `offset` on, with as much of the line as is shown.
  func diagnostic(
    at offset: Int, length: Int = 1, _ message: ByteString, help suggestion: ByteString? = nil
  ) -> SourceDiagnostic {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let (start, end) = excerpt(ofLine: line, around: offset)
    return SourceDiagnostic(
      file: file, position: position(at: offset),
      length: max(1, min(length, end - offset)), message: message, suggestion: suggestion,
      sourceLine: ByteString(bytes[start..<end]),
      sourceColumn: start - self.start(ofLine: line) + 1)
  }

  /// At most `excerptLimit` bytes of the line, whole characters, with `offset` well inside.
  private func excerpt(ofLine line: Int, around offset: Int) -> (start: Int, end: Int) {
    var start = start(ofLine: line)
    var end = max(end(ofLine: line), start)
    guard end - start > SourceDiagnostic.excerptLimit else { return (start, end) }
    let before = SourceDiagnostic.excerptLimit / 4
    start = max(start, min(offset - before, end - SourceDiagnostic.excerptLimit))
    end = start + SourceDiagnostic.excerptLimit
    while start < offset, bytes[start] & 0xC0 == 0x80 { start += 1 }
    while end > max(start, offset), end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return (start, end)
  }
}
