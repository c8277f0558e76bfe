package import Basics

/// What is wrong in a story, and on which line.
package struct StoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package let line: Int
  package let message: ByteString

  package init(line: Int, message: ByteString) {
    self.line = line
    self.message = message
  }

  package var description: String { "line \(line): \(message.lossyText)" }
}
