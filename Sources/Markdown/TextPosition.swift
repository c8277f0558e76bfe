internal import Basics

/// A place in a text: its line and column, each counted from 1.
package struct TextPosition: Hashable, Comparable, Sendable {
  package let line: Int
  /// In bytes; a byte order mark is not counted.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Where a text's lines begin. Offsets count bytes from 0, lines from 1.
struct TextLines {
  private let starts: [Int]
  private let count: Int

  /// Lines end with LF, CRLF or CR, as CommonMark says.
  init(_ bytes: ArraySlice<UInt8>) {
    var starts = [bytes.startIndex]
    bytes.withUnsafeBytes { buffer in
      if buffer.place(of: 0x0D, from: 0) == nil {
        var offset = 0
        while let end = buffer.place(of: 0x0A, from: offset) {
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
        var place = start
        while place < text.count,
          text[place] == 0x20 || text[place] == 0x09 || text[place] == UInt8(ascii: ">")
        {
          place += 1
        }
        if place < text.count, text[place] == wanted { found.append(place) }
      }
      return found
    }
  }

  func position(at offset: Int) -> TextPosition {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    let line = max(low, 1)
    return TextPosition(line: line, column: offset - starts[line - 1] + 1)
  }
}

/// Where a doc's front matter and its text stand.
struct DocParts {
  /// The lines between the two `---`; nil where there is no front matter, or it is never closed.
  let frontMatter: Range<Int>?
  /// The offset behind the front matter, or behind a byte order mark.
  let bodyStart: Int

  init(_ bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = Self.endOfFence(bytes, at: start) else {
      frontMatter = nil
      bodyStart = start
      return
    }
    var line = first
    while line < bytes.count {
      if let end = Self.endOfFence(bytes, at: line) {
        frontMatter = first..<line
        bodyStart = end
        return
      }
      line = (bytes[line...].firstIndex(of: 0x0A) ?? bytes.count) + 1
    }
    frontMatter = nil
    bodyStart = start
  }

  /// The beginning of the line after the one at `index`, if that is `---`, white space aside.
  private static func endOfFence(_ bytes: [UInt8], at index: Int) -> Int? {
    guard bytes.count - index >= 3, bytes[index..<index + 3].allSatisfy({ $0 == 0x2D }) else {
      return nil
    }
    var end = index + 3
    while end < bytes.count, bytes[end] != 0x0A {
      guard bytes[end].isASCIISpace else { return nil }
      end += 1
    }
    return min(end + 1, bytes.count)
  }
}
