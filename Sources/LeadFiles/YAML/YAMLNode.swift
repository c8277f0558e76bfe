internal import Basics

/// Plain data with the position of each part. A scalar is its text, whatever it looks like.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    case scalar(ByteString)
    /// Nothing was written, or `null` or `~` without quotes.
    case null
    case list([YAMLNode])
    case map([(key: YAMLNode, value: YAMLNode)])
    /// A diagnostic about it exists already.
    case refused
  }

  let content: Content
  /// The bytes of the file that it was read from, quotes and brackets included.
  let range: Range<Int>
  /// Bytes that a diagnostic underlines: a scalar up to the end of its first line; 1 for all else.
  let length: Int
  /// How a scalar is written; nil for lists and maps.
  var style: ScalarStyle?
  /// Whether a list or map is written in brackets.
  var isFlow = false

  var offset: Int { range.lowerBound }
}
