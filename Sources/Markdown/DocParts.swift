internal import Basics

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
