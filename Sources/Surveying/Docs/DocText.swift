internal import Basics

/// Compares docs by what they say: front matter and white space aside.
enum DocText {
  /// Whether two versions are equal once front matter and white space are dropped.
  static func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    var one = bodyStart(left)
    var two = bodyStart(right)
    while true {
      while one < left.count, left[one].isASCIISpace { one += 1 }
      while two < right.count, right[two].isASCIISpace { two += 1 }
      guard one < left.count, two < right.count else {
        return one == left.count && two == right.count
      }
      guard left[one] == right[two] else { return false }
      one += 1
      two += 1
    }
  }

  /// Whether nothing is left once front matter and white space are dropped.
  static func isEmpty(_ text: UnsafeRawBufferPointer) -> Bool {
    text[bodyStart(text)...].allSatisfy(\.isASCIISpace)
  }

  /// Where the text begins behind a byte order mark and a front matter that is closed.
  static func bodyStart(_ text: UnsafeRawBufferPointer) -> Int {
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard var index = endOfMarker(text, at: start) else { return start }
    while index < text.count {
      if let end = endOfMarker(text, at: index) { return end }
      while index < text.count, text[index] != 0x0A { index += 1 }
      index += 1
    }
    return start
  }

  /// The beginning of the line after the one at `index`, if that is `---`.
  private static func endOfMarker(_ text: UnsafeRawBufferPointer, at index: Int) -> Int? {
    guard text.count - index >= 3, text[index..<(index + 3)].allSatisfy({ $0 == 0x2D }) else {
      return nil
    }
    var end = index + 3
    while end < text.count, text[end] != 0x0A {
      guard text[end].isASCIISpace else { return nil }
      end += 1
    }
    return min(end + 1, text.count)
  }
}
