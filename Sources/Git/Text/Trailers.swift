internal import Basics

/// Reads the trailers of a commit message as `git log --format=%(trailers)` does.
///
/// The block is the last paragraph, never the first. It counts if all its lines are trailers, or if
/// it holds a line that git itself writes and at least a quarter of its lines are trailers. A `---`
/// line divides nothing here: in a commit there is no patch below the message. Comments and a list
/// of conflicts that an old git left at the end are no part of it.
package enum Trailers {
  /// The trailers in the order written.
  package static func parse(_ message: some Collection<UInt8>) -> [Trailer] {
    var lines = message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Line(Array($0)) }
    // What follows the last line feed is a line only if there is anything.
    if lines.last?.bytes.isEmpty == true { lines.removeLast() }
    lines.removeFirst(lines.prefix(while: \.isBlank).count)
    lines.removeLast(lines.count - end(of: lines))
    guard let start = start(of: lines) else { return [] }
    var trailers: [(key: ByteString, value: [UInt8])] = []
    var isOpen = false
    for line in lines[start...] {
      if isOpen, line.isIndented || line.bytes.isEmpty {
        trailers[trailers.count - 1].value += [0x0A] + line.bytes
      } else if let separator = line.separator, separator >= 1 {
        let value = Array(line.bytes[(separator + 1)...])
        trailers.append((line.bytes[..<separator].trimmedAsGitDoes, value))
        isOpen = true
      } else {
        isOpen = false
      }
    }
    return trailers.map { Trailer(key: $0.key, value: unfolded($0.value)) }
  }

  /// The lines `Key: value` of a message, wherever they stand: a squash merge moves trailers into the
  /// body. A key has letters, digits and hyphens, and nothing before it on its line.
  package static func lines(of message: some Collection<UInt8>) -> [Trailer] {
    message.split(separator: 0x0A).compactMap { line in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D })
      else { return nil }
      return Trailer(
        key: ByteString(line[..<colon]),
        value: ByteString(line[line.index(after: colon)...]).trimmed)
    }
  }

  /// A line end and the white space behind it become one space.
  private static func unfolded(_ value: [UInt8]) -> ByteString {
    var result: [UInt8] = []
    var isFolding = false
    for byte in value.trimmedAsGitDoes.bytes {
      if byte == 0x0A, !isFolding {
        result.append(0x20)
        isFolding = true
      } else if !isFolding || !byte.isGitSpace {
        result.append(byte)
        isFolding = false
      }
    }
    return result.trimmedAsGitDoes
  }

  /// How many lines there are before the comments, conflicts and blank lines at the end
  /// (`ignore_non_trailer` in git's commit.c), and before a line below which git cuts.
  private static func end(of lines: [Line]) -> Int {
    let cut = lines.firstIndex { $0.isCut } ?? lines.count
    var end: Int?
    var isInConflicts = false
    for (index, line) in lines[..<cut].enumerated() {
      if line.isComment || line.bytes.isEmpty {
        if end == nil { end = index }
      } else if line.bytes.elementsEqual("Conflicts:".utf8) {
        isInConflicts = true
        if end == nil { end = index }
      } else if isInConflicts, line.bytes.first == 0x09 {
        continue
      } else if end != nil {
        end = nil
        isInConflicts = false
      }
    }
    return end ?? cut
  }

  /// Where the trailer block begins (`find_trailer_start` in git's trailer.c).
  private static func start(of lines: [Line]) -> Int? {
    let titleEnd = lines.firstIndex { $0.isBlank && !$0.isComment } ?? lines.count
    var isRecognized = false
    var trailers = 0
    var others = 0
    var possibleContinuations = 0
    var onlySpaces = true
    var index = lines.count - 1
    while index >= titleEnd {
      defer { index -= 1 }
      let line = lines[index]
      if line.isComment {
        others += possibleContinuations
        possibleContinuations = 0
      } else if line.isBlank {
        if onlySpaces { continue }
        others += possibleContinuations
        let counts = (isRecognized && trailers * 3 >= others) || (trailers > 0 && others == 0)
        return counts ? index + 1 : nil
      } else {
        onlySpaces = false
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
    private static let cut = Array("# ------------------------ >8 ------------------------".utf8)

    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isComment: Bool { bytes.first == UInt8(ascii: "#") }
    var isBlank: Bool { bytes.allSatisfy(\.isGitSpace) }
    var isIndented: Bool { bytes.first?.isGitSpace ?? false }
    var isCut: Bool { bytes == Self.cut }

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
