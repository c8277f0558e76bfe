package import Basics

/// The parts of a commit object, found without copying and with tolerance.
///
/// `git log` walks past commits whose author or date cannot be read; so does this. Only a commit
/// without a readable tree or parent line is beyond use.
package struct CommitHeader {
  /// The tree that the commit records.
  package let tree: ObjectID
  package private(set) var parentCount = 0
  /// The author line's text after `author `.
  package private(set) var author: Range<Int>?
  /// The committer line's text after `committer `.
  package private(set) var committer: Range<Int>?
  /// The name of the message's encoding.
  package private(set) var encoding: Range<Int>?
  /// Where the message begins.
  package private(set) var message: Int
  /// Whether a line that must stand once is missing or stands more than once.
  package private(set) var isMalformed = false

  /// - Returns: nil where the tree or a parent cannot be read.
  package init?(_ object: UnsafeRawBufferPointer) {
    guard object.count >= 46, Self.line(at: 0, in: object, startsWith: "tree "),
      object[45] == lineFeed, let tree = ObjectID(hex: object, at: 5)
    else { return nil }
    self.tree = tree
    message = object.count
    var index = 46
    while object.count - index >= 48, Self.line(at: index, in: object, startsWith: "parent ") {
      guard object[index + 47] == lineFeed, ObjectID(hex: object, at: index + 7) != nil else {
        return nil
      }
      parentCount += 1
      index += 48
    }
    while index < object.count, object[index] != lineFeed {
      var end = index
      while end < object.count, object[end] != lineFeed { end += 1 }
      if Self.line(at: index, in: object, startsWith: "author ") {
        isMalformed = isMalformed || author != nil
        author = (index + 7)..<end
      } else if Self.line(at: index, in: object, startsWith: "committer ") {
        isMalformed = isMalformed || committer != nil
        committer = (index + 10)..<end
      } else if Self.line(at: index, in: object, startsWith: "encoding ") {
        encoding = encoding ?? (index + 9)..<end
      }
      index = min(end + 1, object.count)
    }
    message = min(index + 1, object.count)
    isMalformed = isMalformed || author == nil || committer == nil
  }

  /// - Parameters:
  ///   - index: below `parentCount`.
  ///   - object: the bytes that the header was read from.
  package func parent(_ index: Int, in object: UnsafeRawBufferPointer) -> ObjectID {
    ObjectID(hex: object, at: 46 + 48 * index + 7) ?? .zero
  }

  private static func line(
    at index: Int, in object: UnsafeRawBufferPointer, startsWith word: StaticString
  ) -> Bool {
    let length = word.utf8CodeUnitCount
    guard object.count - index >= length else { return false }
    for offset in 0..<length where object[index + offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }
}

private let lineFeed = UInt8(ascii: "\n")

extension CommitHeader {
  /// The first line of the message that is not blank.
  package func subject(in object: UnsafeRawBufferPointer) -> ByteString {
    for line in object[message...].split(separator: lineFeed) {
      let text = ByteString(line).trimmed
      if !text.isEmpty { return text }
    }
    return ""
  }

  /// Calls `body` with the commit as `git log` shows it: as UTF-8 where it names another encoding and all
  /// of it is text in that one, else as it is.
  package func withText<Result>(
    of object: UnsafeRawBufferPointer,
    _ body: (CommitHeader, UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard let encoding,
      let text = TextEncoding(named: ByteString(object[encoding]))?.decode(object)
    else { return body(self, object) }
    return text.withUnsafeBytes { text in
      guard let header = CommitHeader(text) else { return body(self, object) }
      return body(header, text)
    }
  }
}
