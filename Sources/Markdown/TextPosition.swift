internal import Basics

/// A location in a text: its line and column, each counted from 1.
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
