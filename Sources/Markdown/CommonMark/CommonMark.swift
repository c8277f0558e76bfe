internal import Basics
internal import CCmark
internal import CSystem

/// The only door to libcmark.
enum CommonMark {
  /// Parses a text and hands out what is in it. No call recurses, so nesting costs no stack.
  static func walk(_ text: [UInt8], _ visit: (CommonMarkEvent) -> Void) {
    let root = text.withUnsafeBytes { buffer in
      cmark_parse_document(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count,
        CMARK_OPT_SOURCEPOS)
    }
    defer { cmark_node_free(root) }
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      if event == CMARK_EVENT_ENTER {
        enter(node, visit)
      } else {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HEADING: visit(.headingEnds)
        case CMARK_NODE_IMAGE: visit(.imageEnds)
        default: break
        }
      }
    }
  }

  private static func enter(_ node: OpaquePointer, _ visit: (CommonMarkEvent) -> Void) {
    let line = Int(cmark_node_get_start_line(node))
    let column = Int(cmark_node_get_start_column(node))
    let type = cmark_node_get_type(node)
    switch type {
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      let last = max(line, Int(cmark_node_get_end_line(node)))
      visit(.textBlock(lines: line...last, column: column))
      if type == CMARK_NODE_HEADING { visit(.headingBegins) }
    case CMARK_NODE_TEXT: visit(.text(literal(of: node)))
    case CMARK_NODE_CODE: visit(.code(literal(of: node)))
    case CMARK_NODE_HTML_INLINE: visit(.inlineHTML(literal(of: node).copied))
    case CMARK_NODE_HTML_BLOCK: visit(.htmlBlock(literal(of: node).copied, line: line))
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      visit(
        .link(
          CommonMarkLink(
            isImage: type == CMARK_NODE_IMAGE,
            destination: CommonMarkText(start: cmark_node_get_url(node)).copied,
            firstText: firstText(in: node), line: line, column: column)))
    default: break
    }
  }

  /// Looks a few steps deep, because nested images would otherwise cost the square of their number.
  private static func firstText(in node: OpaquePointer) -> ByteString {
    var leaf = node
    for _ in 0..<8 {
      guard let child = cmark_node_first_child(leaf) else { break }
      leaf = child
    }
    switch cmark_node_get_type(leaf) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: return literal(of: leaf).copied
    default: return ""
    }
  }

  private static func literal(of node: OpaquePointer) -> CommonMarkText {
    CommonMarkText(start: cmark_node_get_literal(node))
  }
}
