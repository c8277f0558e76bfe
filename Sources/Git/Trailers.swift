package import Basics

/// A `Key: value` line of a commit message's last paragraph.
package struct Trailer: Hashable, Sendable {
  package let key: ByteString
  /// Unfolded: continuation lines are joined with one space.
  package let value: ByteString

  package init(key: ByteString, value: ByteString) {
    self.key = key
    self.value = value
  }

  /// Whether the key is `name`, in any case.
  package func isNamed(_ name: ByteString) -> Bool {
    key.asciiLowercased == name.asciiLowercased
  }
}

/// Reads the trailers of a commit message as `git log --format=%(trailers)` does.
///
/// The block is the last paragraph, never the first. It counts if all its lines are trailers, or if
/// it holds a line that git itself writes and at least a quarter of its lines are trailers. A `---`
/// line divides nothing here: in a commit there is no patch below the message.
package enum Trailers {
  /// The trailers in the order written.
  package static func parse(_ message: some Collection<UInt8>) -> [Trailer] {
    let lines = message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Line(Array($0)) }
    guard let block = block(of: lines) else { return [] }
    var trailers: [(key: [UInt8], value: [UInt8])] = []
    var isOpen = false
    for line in lines[block] where !line.isComment {
      if isOpen, line.isIndented, !trailers.isEmpty {
        let more = ByteString(line.bytes).trimmed.bytes
        trailers[trailers.count - 1].value += more.isEmpty ? [] : [0x20] + more
      } else if let separator = line.separator, separator >= 1 {
        let key = ByteString(line.bytes[..<separator]).trimmed.bytes
        trailers.append((key, ByteString(line.bytes[(separator + 1)...]).trimmed.bytes))
        isOpen = true
      } else {
        isOpen = false
      }
    }
    return trailers.map { Trailer(key: ByteString($0.key), value: ByteString($0.value).trimmed) }
  }

  /// The lines of the trailer block (`find_trailer_start` in git's trailer.c).
  private static func block(of lines: [Line]) -> Range<Int>? {
    let titleEnd = lines.firstIndex { $0.isBlank && !$0.isComment } ?? lines.count
    var isRecognized = false
    var trailers = 0
    var others = 0
    var possibleContinuations = 0
    var end: Int?
    var index = lines.count - 1
    while index >= titleEnd {
      defer { index -= 1 }
      let line = lines[index]
      if line.isComment {
        others += possibleContinuations
        possibleContinuations = 0
      } else if line.isBlank {
        guard let end else { continue }
        others += possibleContinuations
        let counts = (isRecognized && trailers * 3 >= others) || (trailers > 0 && others == 0)
        return counts ? (index + 1)..<end : nil
      } else {
        if end == nil { end = index + 1 }
        if line.isWrittenByGit {
          trailers += 1
          possibleContinuations = 0
          isRecognized = true
        } else if let separator = line.separator, separator >= 1, !line.isIndented {
          trailers += 1
          possibleContinuations = 0
        } else if line.isIndented {
          possibleContinuations += 1
        } else {
          others += 1 + possibleContinuations
          possibleContinuations = 0
        }
      }
    }
    return nil
  }

  private struct Line {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isComment: Bool { bytes.first == UInt8(ascii: "#") }
    var isBlank: Bool { bytes.allSatisfy(\.isASCIISpace) }
    var isIndented: Bool { bytes.first?.isASCIISpace ?? false }

    var isWrittenByGit: Bool {
      bytes.starts(with: "Signed-off-by: ".utf8)
        || bytes.starts(with: "(cherry picked from commit ".utf8)
    }

    /// Where the `:` stands behind a well-formed key.
    var separator: Int? {
      var spaceFound = false
      for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: ":") { return index }
        if !spaceFound, byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") {
          continue
        }
        guard index > 0, byte == 0x20 || byte == 0x09 else { return nil }
        spaceFound = true
      }
      return nil
    }
  }
}
