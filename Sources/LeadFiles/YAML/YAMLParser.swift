internal import Basics
internal import CYAML

/// libyaml's event parser over a part of a file: the only code that calls libyaml.
///
/// libyaml counts characters, so every mark is converted: offsets count bytes of the whole file.
final class YAMLParser {
  /// On the heap, because libyaml keeps a pointer to it.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  /// A copy of the text that libyaml reads; it must stay where it is.
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let start: Int
  /// Where each character begins in `text`; empty where all are one byte long.
  private let characterStarts: [Int]
  /// False where libyaml could not get the memory for its parser.
  private var isReady: Bool

  init(_ source: SourceText, range: Range<Int>) {
    start = range.lowerBound
    let bytes = source.bytes[range]
    text = .allocate(capacity: bytes.count)
    _ = text.initialize(from: bytes)
    characterStarts =
      bytes.allSatisfy { $0 < 0x80 }
      ? [] : bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }.map { $0 - range.lowerBound }
    isReady = yaml_parser_initialize(parser) != 0
    setInput()
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    text.deallocate()
  }

  private func setInput() {
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  /// The next event. After the one that ends the stream there is none.
  func next() throws(YAMLSyntaxError) -> YAMLEvent {
    var event = yaml_event_t()
    guard isReady, yaml_parser_parse(parser, &event) != 0 else { throw error() }
    defer { yaml_event_delete(&event) }
    let range = offset(of: event.start_mark)..<offset(of: event.end_mark)
    switch event.type {
    case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, range: range)
    case YAML_DOCUMENT_START_EVENT:
      let document = event.data.document_start
      return YAMLEvent(
        kind: .documentStart(
          isExplicit: document.implicit == 0,
          hasDirectives: document.version_directive != nil
            || document.tag_directives.start != document.tag_directives.end),
        range: range)
    case YAML_DOCUMENT_END_EVENT:
      return YAMLEvent(
        kind: .documentEnd(isExplicit: event.data.document_end.implicit == 0), range: range)
    case YAML_ALIAS_EVENT: return YAMLEvent(kind: .alias, range: range)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let value = UnsafeRawBufferPointer(start: scalar.value, count: scalar.length)
      return YAMLEvent(
        kind: .scalar(ByteString(value), ScalarStyle(scalar.style)), range: range,
        hasAnchor: scalar.anchor != nil, hasTag: scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      return YAMLEvent(
        kind: .listStart(isFlow: list.style == YAML_FLOW_SEQUENCE_STYLE), range: range,
        hasAnchor: list.anchor != nil, hasTag: list.tag != nil)
    case YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .listEnd, range: range)
    case YAML_MAPPING_START_EVENT:
      let map = event.data.mapping_start
      return YAMLEvent(
        kind: .mapStart(isFlow: map.style == YAML_FLOW_MAPPING_STYLE), range: range,
        hasAnchor: map.anchor != nil, hasTag: map.tag != nil)
    case YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .mapEnd, range: range)
    default: return YAMLEvent(kind: .streamEnd, range: range)
    }
  }

  /// Overwrites the character at `offset`, which must be ASCII as `byte` is, for the next `restart`.
  func overwrite(_ offset: Int, with byte: UInt8) { text[offset - start] = byte }

  /// Begins again and passes over the first `count` events.
  func restart(skipping count: Int) {
    if isReady { yaml_parser_delete(parser) }
    isReady = yaml_parser_initialize(parser) != 0
    setInput()
    guard isReady else { return }
    for _ in 0..<count {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) != 0 else { return }
      yaml_event_delete(&event)
    }
  }

  private func error() -> YAMLSyntaxError {
    guard isReady, let problem = parser.pointee.problem else {
      return YAMLSyntaxError(problem: "", offset: start, isInFlow: false)
    }
    var error = YAMLSyntaxError(
      problem: String(cString: problem), offset: offset(of: parser.pointee.problem_mark),
      isInFlow: parser.pointee.flow_level > 0)
    if let context = parser.pointee.context {
      error.context = String(cString: context)
      error.contextOffset = offset(of: parser.pointee.context_mark)
    }
    return error
  }

  private func offset(of mark: yaml_mark_t) -> Int {
    guard !characterStarts.isEmpty else { return start + min(mark.index, text.count) }
    return start
      + (mark.index < characterStarts.count ? characterStarts[mark.index] : text.count)
  }
}

extension ScalarStyle {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
    default: self = .plain
    }
  }
}
