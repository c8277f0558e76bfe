/// A piece of a drawing.
typealias SVG = Markup<SVGVocabulary>

/// The elements that a drawing is made of.
enum SVGVocabulary: MarkupVocabulary {
  enum Tag: String, Sendable {
    case circle, defs, desc, g, path, pattern, svg, text, title, tspan
  }

  static let isIndented = false

  static func lead(_ tag: Tag, depth: Int) -> String { "" }
  static func emptyEnd(_ tag: Tag) -> String? { "/>" }

  /// On scalars: a combining mark after a `<` is one character with it, and hides it.
  static func escaped(_ text: String, isAttribute: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += markupEscaped($1) }
  }
}

extension SVG {
  /// A number with at most one decimal, as short as can be; 0 for what is no number.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -100_000), 100_000) * 10).rounded())
    let digits = "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
    return tenths < 0 ? "-" + digits : digits
  }

  static func text(_ text: String, x: Double, y: Double, _ more: Attribute...) -> SVG {
    SVG(.text, [.x(x), .y(y)] + more, text)
  }

  static func group(_ class: String, _ children: [SVG]) -> SVG {
    SVG(.g, [.class(`class`)], children)
  }

  static func path(_ path: SVGPath, _ more: Attribute...) -> SVG {
    SVG(.path, [Attribute("d", path.data)] + more, [])
  }
}

extension Markup.Attribute where Vocabulary == SVGVocabulary {
  static func number(_ name: String, _ value: Double) -> Self { Self(name, SVG.number(value)) }
  static func x(_ value: Double) -> Self { number("x", value) }
  static func y(_ value: Double) -> Self { number("y", value) }
  static func fill(patternID id: String) -> Self { Self("fill", "url(#\(id))") }
  static func move(_ x: Double, _ y: Double) -> Self {
    Self("transform", "translate(\(SVG.number(x)) \(SVG.number(y)))")
  }
  static func viewBox(_ width: Double, _ height: Double) -> Self {
    Self("viewBox", "0 0 \(SVG.number(width)) \(SVG.number(height))")
  }
}
