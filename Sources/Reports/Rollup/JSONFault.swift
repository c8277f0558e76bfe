internal import Basics

/// Finds where text is no JSON (RFC 8259): Foundation's reader says only that it is not.
struct JSONFault {
  /// The first is 1; columns count bytes.
  let line: Int
  let column: Int
  let words: ByteString

  private static let depthLimit = 500

  /// What may come next between two values.
  private enum Expected {
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing
  }

  /// The first fault of `bytes`; nil where there is none that this can tell.
  static func first(in bytes: [UInt8]) -> JSONFault? {
    var scan = Scan(bytes: bytes)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let (offset, words) = scan.fault(from: start) else { return nil }
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONFault(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: offset - lineStart + 1,
      words: words)
  }

  private struct Scan {
    let bytes: [UInt8]
    /// Closing brackets that are still to come, the next one last: no recursion, so that no number
    /// of brackets overflows the stack.
    private var open: [UInt8] = []
    private var expected = Expected.value

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func fault(from start: Int) -> (offset: Int, words: ByteString)? {
      var offset = start
      while offset < bytes.count {
        let byte = bytes[offset]
        if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
          offset += 1
          continue
        }
        guard let end = end(ofToken: byte, at: offset) else {
          return (offset, "\(Self.shown(byte)) stands where \(wanted) should")
        }
        guard end <= bytes.count else { return (offset, "the text is never closed") }
        guard open.count <= JSONFault.depthLimit else {
          return (offset, "more than \(JSONFault.depthLimit) brackets are open")
        }
        offset = end
      }
      return expected == .nothing
        ? nil : (bytes.count, "the file ends where \(wanted) should stand")
    }

    /// Takes in one token; nil where it may not stand here, past the end where it is not closed.
    private mutating func end(ofToken byte: UInt8, at offset: Int) -> Int? {
      let isValue = expected == .value || expected == .valueOrEnd
      switch byte {
      case UInt8(ascii: "{") where isValue:
        open.append(UInt8(ascii: "}"))
        expected = .keyOrEnd
      case UInt8(ascii: "[") where isValue:
        open.append(UInt8(ascii: "]"))
        expected = .valueOrEnd
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let mayEnd = [.keyOrEnd, .valueOrEnd, .commaOrEnd].contains(expected)
        guard mayEnd, open.last == byte else { return nil }
        open.removeLast()
        afterValue()
      case UInt8(ascii: ",") where expected == .commaOrEnd:
        expected = open.last == UInt8(ascii: "}") ? .key : .value
      case UInt8(ascii: ":") where expected == .colon: expected = .value
      case UInt8(ascii: "\""):
        let isKey = expected == .key || expected == .keyOrEnd
        guard isKey || isValue else { return nil }
        if isKey { expected = .colon } else { afterValue() }
        return endOfText(from: offset + 1)
      default:
        guard isValue, let end = endOfWord(from: offset) else { return nil }
        afterValue()
        return end
      }
      return offset + 1
    }

    private mutating func afterValue() { expected = open.isEmpty ? .nothing : .commaOrEnd }

    private func endOfText(from start: Int) -> Int {
      var offset = start
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
        offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
      }
      return offset + 1
    }

    /// Words and numbers; how a number is built is left to the reader.
    private func endOfWord(from start: Int) -> Int? {
      let word = bytes[start...].prefix {
        $0.isASCIILetter || $0.isASCIIDigit || "+-.".utf8.contains($0)
      }
      let isWord = ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
      let isNumber = word.first.map { $0.isASCIIDigit || $0 == UInt8(ascii: "-") } ?? false
      return isWord || isNumber ? start + word.count : nil
    }

    private var wanted: ByteString {
      switch expected {
      case .value: "a value"
      case .valueOrEnd: "a value or ']'"
      case .key: "a key in quotes"
      case .keyOrEnd: "a key in quotes or '}'"
      case .colon: "a colon"
      case .commaOrEnd: "a comma or '\(ByteString([open.last ?? UInt8(ascii: "]")]))'"
      case .nothing: "the end"
      }
    }

    private static func shown(_ byte: UInt8) -> ByteString {
      byte > 0x20 && byte < 0x7F ? "'\(ByteString([byte]))'" : "byte \(byte)"
    }
  }
}
