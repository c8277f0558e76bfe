internal import Basics

/// An event of libyaml's parser.
struct YAMLEvent {
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart(isExplicit: Bool, hasDirectives: Bool)
    case documentEnd(isExplicit: Bool)
    case alias
    case scalar(ByteString, ScalarStyle)
    case listStart(isFlow: Bool)
    case listEnd
    case mapStart(isFlow: Bool)
    case mapEnd
  }

  let kind: Kind
  /// Bytes of the file. A block collection ends where the next token begins.
  var range: Range<Int>
  var hasAnchor = false
  var hasTag = false
  /// Whether a diagnostic about this value exists already.
  var isRefused = false
}
