internal import Basics

/// Where a text's lines begin. Offsets count bytes from 0, lines from 1.
struct TextLines {
  private let starts: [Int]
  private let count: Int

  /// Lines end with LF, CRLF or CR, as CommonMark says.
  init(_ bytes: ArraySlice<UInt8>) {
    var starts = [bytes.startIndex]
    bytes.withUnsafeBytes { buffer in
      if buffer.offset(of: 0x0D, from: 0) == nil {
        var offset = 0
        while let end = buffer.offset(of: 0x0A, from: offset) {
          offset = end + 1
          starts.append(bytes.startIndex + offset)
        }
        return
      }
      for offset in buffer.indices {
        let byte = buffer[offset]
        guard byte == 0x0A || byte == 0x0D else { continue }
        if byte == 0x0D, offset + 1 < buffer.count, buffer[offset + 1] == 0x0A { continue }
        starts.append(bytes.startIndex + offset + 1)
      }
    }
    self.starts = starts
    count = bytes.endIndex
  }

  var lineCount: Int { starts.count }

  /// The offset at which a line begins; the text's end where there is no such line.
  func start(ofLine line: Int) -> Int {
    line <= starts.count ? starts[max(line, 1) - 1] : count
  }

  /// Where the lines begin with a byte, white space and the marks of quotes before it aside.
  func openings(of wanted: UInt8, in text: [UInt8]) -> [Int] {
    text.withUnsafeBufferPointer { text in
      var found: [Int] = []
      for start in starts {
        var offset = start
        while offset < text.count,
          text[offset] == 0x20 || text[offset] == 0x09 || text[offset] == UInt8(ascii: ">")
        {
          offset += 1
        }
        if offset < text.count, text[offset] == wanted { found.append(offset) }
      }
      return found
    }
  }

  func position(at offset: Int) -> TextPosition {
    let line = max(starts.partitioningIndex { $0 > offset }, 1)
    return TextPosition(line: line, column: offset - starts[line - 1] + 1)
  }
}
