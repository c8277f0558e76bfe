internal import Basics

/// A piece of a page.
typealias HTML = Markup<HTMLVocabulary>

/// The elements that a page is made of.
enum HTMLVocabulary: MarkupVocabulary {
  enum Tag: String, Sendable {
    case a, article, aside, bdi, body, caption, code, col, colgroup, dd, details, div, dl, dt, em
    case figcaption, figure, footer, h1, h2, h3, h4, head, header, html, li, link, main, meta, nav
    case ol, p, pre, script, section, span, strong, style, summary, table, tbody, td, th, thead
    case time, title, tr, ul, wbr
  }

  static let isIndented = false

  /// Blocks begin on a line of their own, for those who read the source.
  static func lead(_ tag: Tag, depth: Int) -> String {
    switch tag {
    case .a, .bdi, .code, .em, .html, .span, .strong, .time, .td, .th, .wbr: ""
    default: "\n"
    }
  }

  static func emptyEnd(_ tag: Tag) -> String? {
    tag == .meta || tag == .link || tag == .col || tag == .wbr ? ">" : nil
  }

  /// What could hide or reorder is made visible, what is markup is escaped.
  static func escaped(_ text: String, isAttribute: Bool) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && !"&<>\"'#".utf8.contains(byte)
    }
    if isPlain { return text }
    var output = String.UnicodeScalarView()
    var isFirst = true
    for scalar in TerminalEscaper.escape(ByteString(text)).unicodeScalars {
      // A mark would combine with the sign that ends the tag before it, for those who normalize.
      if isFirst, scalar.properties.generalCategory.isMark {
        output += "&#\(scalar.value);".unicodeScalars
      } else {
        output += markupEscaped(scalar).unicodeScalars
      }
      isFirst = false
    }
    return String(output)
  }
}

extension Markup.Attribute where Vocabulary == HTMLVocabulary {
  static func href(_ target: String) -> Self { Self("href", target) }
  static func label(_ text: String) -> Self { Self("aria-label", text) }
  static func scope(_ scope: String) -> Self { Self("scope", scope) }
  static var isOpen: Self { Self("open", nil) }
}

/// A scalar as HTML and SVG have it in text and attributes alike.
func markupEscaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "&": "&amp;"
  case "<": "&lt;"
  case ">": "&gt;"
  case "\"": "&quot;"
  case "'": "&#39;"
  default: String(scalar)
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool {
    self == .nonspacingMark || self == .spacingMark || self == .enclosingMark
  }
}
