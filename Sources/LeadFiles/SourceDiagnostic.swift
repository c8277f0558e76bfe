package import Basics

/// A place in a text file. Lines and columns count from 1; columns count bytes.
package struct SourcePosition: Hashable, Comparable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static let start = SourcePosition(line: 1, column: 1)

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value and the place in the file where it was written.
package struct Located<Value> {
  package let value: Value
  package let position: SourcePosition

  package init(_ value: Value, at position: SourcePosition) {
    self.value = value
    self.position = position
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// What is wrong in a file, where, and how to mend it.
package struct SourceDiagnostic: Hashable, Sendable {
  /// The file's path from the repository's root.
  package let file: ByteString
  package let position: SourcePosition
  /// Bytes that the caret underlines, at least 1.
  package let length: Int
  /// What is wrong: lower case, no final dot.
  package let message: ByteString
  /// The edit that mends it, as a sentence without a dot; nil where there is no good guess.
  package let suggestion: ByteString?
  /// The line itself, at most 200 bytes, without its line end.
  package let sourceLine: ByteString

  package init(
    file: ByteString, position: SourcePosition, length: Int = 1, message: ByteString,
    suggestion: ByteString? = nil, sourceLine: ByteString = ""
  ) {
    self.file = file
    self.position = position
    self.length = length
    self.message = message
    self.suggestion = suggestion
    self.sourceLine = sourceLine
  }
}
