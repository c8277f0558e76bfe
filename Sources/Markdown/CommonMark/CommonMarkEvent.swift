internal import Basics

/// What the walk over a parsed document meets, in the order of the text.
enum CommonMarkEvent {
  /// A paragraph or heading begins; its lines and first column count from 1, as libcmark has them.
  case textBlock(lines: ClosedRange<Int>, column: Int)
  case headingBegins
  case headingEnds
  case text(CommonMarkText)
  case code(CommonMarkText)
  case inlineHTML(ByteString)
  case htmlBlock(ByteString, line: Int)
  case link(CommonMarkLink)
  case imageEnds
}
