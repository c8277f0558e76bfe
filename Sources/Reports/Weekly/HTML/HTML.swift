internal import Basics

/// A piece of a page, whole and fit to stand anywhere in one.
///
/// All text comes in by ``text(_:)``, which is the one place that escapes; attributes go through
/// the same.
struct HTML: Sendable, Equatable {
  private(set) var source: String

  private init(source: String) { self.source = source }

  static let empty = HTML(source: "")

  /// Text of any origin: what could hide or reorder is made visible, what is markup is not.
  static func text(_ text: String) -> HTML { HTML(source: escaped(text)) }

  /// What leadlint wrote itself as markup, and escaped there: a picture, the page's own style.
  static func trusted(_ source: String) -> HTML { HTML(source: source) }

  /// An element with what is in it.
  init(_ tag: Tag, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML) {
    self.init(tag, attributes, content())
  }

  /// An element with nothing in it.
  init(_ tag: Tag, _ attributes: Attribute...) { self.init(tag, attributes, .empty) }

  /// An element with text in it.
  init(_ tag: Tag, _ attributes: [Attribute], _ text: String) {
    self.init(tag, attributes, .text(text))
  }

  init(_ tag: Tag, _ attributes: [Attribute], _ content: HTML) {
    let open = attributes.reduce("<" + tag.rawValue) { $0 + $1.source } + ">"
    let start = tag.beginsLine ? "\n" + open : open
    source = tag.isVoid ? start : start + content.source + "</" + tag.rawValue + ">"
  }

  static func + (left: HTML, right: HTML) -> HTML { HTML(source: left.source + right.source) }

  static func joined(_ parts: [HTML], separator: HTML = .empty) -> HTML {
    HTML(source: parts.map(\.source).joined(separator: separator.source))
  }

  var isEmpty: Bool { source.isEmpty }

  fileprivate static func escaped(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "#"):
        false
      default: byte >= 0x20 && byte < 0x7F
      }
    }
    if isPlain { return text }
    var output = String.UnicodeScalarView()
    var isFirst = true
    for scalar in TerminalEscaper.escape(ByteString(text)).unicodeScalars {
      switch scalar {
      case "&": output += "&amp;".unicodeScalars
      case "<": output += "&lt;".unicodeScalars
      case ">": output += "&gt;".unicodeScalars
      case "\"": output += "&quot;".unicodeScalars
      case "'": output += "&#39;".unicodeScalars
      // A mark would combine with the sign that ends the tag before it, for those who normalize.
      case _ where isFirst && scalar.properties.generalCategory.isMark:
        output += "&#\(scalar.value);".unicodeScalars
      default: output.append(scalar)
      }
      isFirst = false
    }
    return String(output)
  }
}

extension HTML {
  /// The elements that the page is made of.
  enum Tag: String, Sendable {
    case a, article, aside, bdi, body, caption, code, col, colgroup, dd, details, div, dl, dt, em
    case figcaption, figure, footer, h1, h2, h3, h4, head, header, html, li, link, main, meta, nav
    case ol, p, pre, script, section, span, strong, style, summary, table, tbody, td, th, thead
    case time, title, tr, ul, wbr

    fileprivate var isVoid: Bool { self == .meta || self == .link || self == .col || self == .wbr }

    /// Whether it stands on a line of its own, for those who read the source.
    fileprivate var beginsLine: Bool {
      switch self {
      case .a, .bdi, .code, .em, .html, .span, .strong, .time, .td, .th, .wbr: false
      default: true
      }
    }
  }

  /// A name and its value, which is escaped.
  struct Attribute: Sendable {
    fileprivate let source: String

    init(_ name: String, _ value: String) {
      source = " " + name + "=\"" + HTML.escaped(value) + "\""
    }

    private init(isSet name: String) { source = " " + name }

    static func `class`(_ name: String) -> Attribute { Attribute("class", name) }
    static func id(_ name: String) -> Attribute { Attribute("id", name) }
    static func href(_ target: String) -> Attribute { Attribute("href", target) }
    static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    static func labelledBy(_ id: String) -> Attribute { Attribute("aria-labelledby", id) }
    static func scope(_ scope: String) -> Attribute { Attribute("scope", scope) }
    static let isHidden = Attribute("aria-hidden", "true")
    static let isOpen = Attribute(isSet: "open")
  }
}

/// Puts pieces of a page one after the other; a string is text.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression(_ text: String) -> HTML { .text(text) }
  static func buildExpression(_ html: HTML) -> HTML { html }
  static func buildBlock(_ parts: HTML...) -> HTML { .joined(parts) }
  static func buildArray(_ parts: [HTML]) -> HTML { .joined(parts) }
  static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }
  static func buildEither(first part: HTML) -> HTML { part }
  static func buildEither(second part: HTML) -> HTML { part }
}

extension Unicode.GeneralCategory {
  fileprivate var isMark: Bool {
    self == .nonspacingMark || self == .spacingMark || self == .enclosingMark
  }
}
