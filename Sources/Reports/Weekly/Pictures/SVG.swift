/// Markup of a drawing. It is only ever made of typed elements, typed attributes and text that is
/// escaped here, so that nothing a repository holds can become markup.
struct SVG: Hashable, Sendable {
  enum Element: String {
    case circle, defs, desc, g, path, pattern, rect, svg, text, title, tspan, use
  }

  let markup: String

  init(_ element: Element, _ attributes: [Attribute] = [], _ children: [SVG] = []) {
    self.init(element, attributes, content: children.map(\.markup).joined())
  }

  init(_ element: Element, _ attributes: [Attribute] = [], text: String) {
    self.init(element, attributes, content: Self.escaped(text))
  }

  private init(_ element: Element, _ attributes: [Attribute], content: String) {
    let name = element.rawValue
    let list = attributes.map { " \($0.name.rawValue)=\"\(Self.escaped($0.value))\"" }.joined()
    markup = content.isEmpty ? "<\(name)\(list)/>" : "<\(name)\(list)>\(content)</\(name)>"
  }

  /// On scalars: a combining mark after a `<` is one character with it, and hides it.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// A number with at most one decimal, as short as can be; 0 for what is no number.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -100_000), 100_000) * 10).rounded())
    let digits = "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
    return tenths < 0 ? "-" + digits : digits
  }
}

extension SVG {
  struct Attribute: Hashable, Sendable {
    enum Name: String {
      case anchor = "text-anchor"
      case `class`, cx, cy, d, fill, height, href, id
      case labelledBy = "aria-labelledby"
      case patternUnits, r, role, rx, transform, viewBox, width, x, y
    }

    let name: Name
    let value: String

    private init(_ name: Name, _ value: String) {
      self.name = name
      self.value = value
    }

    static func number(_ name: Name, _ value: Double) -> Self {
      Self(name, SVG.number(value))
    }

    static func x(_ value: Double) -> Self { number(.x, value) }
    static func y(_ value: Double) -> Self { number(.y, value) }
    static func `class`(_ value: String) -> Self { Self(.class, value) }
    static func id(_ value: String) -> Self { Self(.id, value) }
    static func role(_ value: String) -> Self { Self(.role, value) }
    static func labelledBy(_ ids: String...) -> Self {
      Self(.labelledBy, ids.joined(separator: " "))
    }
    static func href(id: String) -> Self { Self(.href, "#" + id) }
    static func fill(patternID id: String) -> Self { Self(.fill, "url(#\(id))") }
    static func path(_ path: SVGPath) -> Self { Self(.d, path.data) }
    static func move(_ x: Double, _ y: Double) -> Self {
      Self(.transform, "translate(\(SVG.number(x)) \(SVG.number(y)))")
    }
    static func turn(_ degrees: Double) -> Self {
      Self(.transform, "rotate(\(SVG.number(degrees)))")
    }
    static func viewBox(_ width: Double, _ height: Double) -> Self {
      Self(.viewBox, "0 0 \(SVG.number(width)) \(SVG.number(height))")
    }
    static let inUserSpace = Self(.patternUnits, "userSpaceOnUse")
    static let anchorEnd = Self(.anchor, "end")
    static let anchorMiddle = Self(.anchor, "middle")
  }

  static func text(_ text: String, x: Double, y: Double, _ more: Attribute...) -> SVG {
    SVG(.text, [.x(x), .y(y)] + more, text: text)
  }

  static func group(_ class: String, _ children: [SVG]) -> SVG {
    SVG(.g, [.class(`class`)], children)
  }

  static func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ more: Attribute...
  ) -> SVG {
    SVG(
      .rect,
      [
        .x(x), .y(y), .number(.width, max(0, width)), .number(.height, max(0, height)),
      ] + more)
  }

  static func path(_ path: SVGPath, _ more: Attribute...) -> SVG {
    SVG(.path, [.path(path)] + more)
  }
}

/// What a `<path>` draws: many shapes of one look in one element keep a page small.
struct SVGPath: Hashable, Sendable {
  private(set) var data = ""

  var isEmpty: Bool { data.isEmpty }

  mutating func move(_ x: Double, _ y: Double) { add("M", x, y) }
  mutating func line(_ x: Double, _ y: Double) { add("L", x, y) }
  mutating func close() { data += "z" }

  mutating func horizontal(_ x: Double, _ y: Double, to end: Double) {
    move(x, y)
    data += "H" + SVG.number(end)
  }

  mutating func vertical(_ x: Double, _ y: Double, to end: Double) {
    move(x, y)
    data += "V" + SVG.number(end)
  }

  mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    move(x, y)
    data += "h\(SVG.number(width))v\(SVG.number(height))h\(SVG.number(-width))z"
  }

  /// A closed shape around the middle `x`, `y`, from its corners' distances to it.
  mutating func polygon(_ x: Double, _ y: Double, _ corners: [(Double, Double)]) {
    for (index, corner) in corners.enumerated() {
      index == 0 ? move(x + corner.0, y + corner.1) : line(x + corner.0, y + corner.1)
    }
    close()
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double) {
    move(x - radius, y)
    let (size, across) = (SVG.number(radius), SVG.number(radius * 2))
    data += "a\(size) \(size) 0 1 0 \(across) 0a\(size) \(size) 0 1 0 -\(across) 0z"
  }

  private mutating func add(_ command: Character, _ x: Double, _ y: Double) {
    data.append(command)
    data += "\(SVG.number(x)) \(SVG.number(y))"
  }
}
