internal import Basics
internal import CSystem

/// The references that git keeps in one file, `packed-refs`, a line each.
///
/// libgit2 would read and sort all of them, of which a repository may have a hundred thousand.
struct PackedReferences {
  private let bytes: UnsafeRawBufferPointer

  /// - Parameter bytes: the file; must outlive this value.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether the name of any reference begins with a text, which is not empty.
  func hold(_ prefix: StaticString) -> Bool {
    // Git, too, takes the file's word that it is sorted.
    guard let first = lineEnd(from: 0), bytes.starts(with: "# pack-refs with:".utf8),
      ByteString(UnsafeRawBufferPointer(rebasing: bytes[..<first])).contains(" sorted ")
    else { return holdSomewhere(prefix) }
    var low = first + 1
    var high = bytes.count
    while low < high {
      var start = lineStart(before: low + (high - low) / 2, notBefore: low)
      // What a tag points at stands on a line of its own, behind the tag's.
      while bytes[start] == UInt8(ascii: "^"), start > low {
        start = lineStart(before: start - 1, notBefore: low)
      }
      let end = lineEnd(from: start) ?? bytes.count
      guard end - start > Self.nameStart, bytes[start + Self.nameStart - 1] == UInt8(ascii: " ")
      else { return holdSomewhere(prefix) }
      let name = UnsafeRawBufferPointer(rebasing: bytes[(start + Self.nameStart)..<end])
      switch name.order(against: prefix) {
      case 0: return true
      case ..<0:
        low = end + 1
        while low < high, bytes[low] == UInt8(ascii: "^") {
          low = (lineEnd(from: low) ?? bytes.count) + 1
        }
      default: high = start
      }
    }
    return false
  }

  /// Behind 40 digits and a space.
  private static let nameStart = 41

  private func holdSomewhere(_ prefix: StaticString) -> Bool {
    var start = 0
    while start < bytes.count {
      let end = lineEnd(from: start) ?? bytes.count
      if end - start > Self.nameStart,
        UnsafeRawBufferPointer(rebasing: bytes[(start + Self.nameStart)..<end])
          .order(against: prefix) == 0
      {
        return true
      }
      start = end + 1
    }
    return false
  }

  private func lineEnd(from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let end = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(end) - base
  }

  private func lineStart(before offset: Int, notBefore limit: Int) -> Int {
    var start = offset
    while start > limit, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }
}

extension UnsafeRawBufferPointer {
  /// 0 where these bytes begin with a text; else negative where they stand before it.
  fileprivate func order(against text: StaticString) -> Int32 {
    guard let base = baseAddress else { return -1 }
    let order = memcmp(base, text.utf8Start, Swift.min(count, text.utf8CodeUnitCount))
    return order == 0 && count < text.utf8CodeUnitCount ? -1 : order
  }
}
