internal import Basics

/// Writes the small part of XML 1.0 that reports need: elements, attributes and text.
///
/// What is written is ASCII but for letters and signs that print; all else is a reference where XML
/// has one, and visible text where it has none.
struct XMLWriter {
  private(set) var output: String
  private var depth: Int

  typealias Attributes = KeyValuePairs<String, String>

  /// A whole document.
  init() {
    output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    depth = 0
  }

  /// A part of a document, to be put where its elements stand in `depth` others.
  init(depth: Int) {
    output = ""
    self.depth = depth
  }

  /// Puts in a part that another writer wrote.
  mutating func append(part: String) { output += part }

  /// Writes an element whose parts `body` writes.
  mutating func element(
    _ name: String, _ attributes: Attributes, _ body: (inout XMLWriter) -> Void
  ) {
    start(name, attributes, end: ">\n")
    depth += 1
    body(&self)
    depth -= 1
    output += indent + "</\(name)>\n"
  }

  /// Writes an element that holds nothing but text; none, where there is none.
  mutating func element(_ name: String, _ attributes: Attributes = [:], text: String = "") {
    guard !text.isEmpty else { return start(name, attributes, end: "/>\n") }
    start(name, attributes, end: ">")
    output += Self.escaped(text, isAttribute: false) + "</\(name)>\n"
  }

  private mutating func start(_ name: String, _ attributes: Attributes, end: String) {
    output += indent + "<" + name
    for (key, value) in attributes {
      output += " \(key)=\"\(Self.escaped(value, isAttribute: true))\""
    }
    output += end
  }

  private var indent: String { String(repeating: "  ", count: depth) }

  /// A path as a reader of XML gets it: each scalar that XML can say is said, the others and bytes
  /// that are not UTF-8 are made visible.
  static func path(_ path: ByteString) -> String {
    var output = ""
    path.forEachPiece { piece in
      switch piece {
      case .scalar(let scalar) where isRepresentable(scalar):
        output.unicodeScalars.append(scalar)
      case .scalar(let scalar): output += TerminalEscaper.escape(ByteString(String(scalar)))
      case .invalid(let byte): output += escapedByte(byte)
      }
    }
    return output
  }

  /// The production `Char` of XML 1.0.
  private static func isRepresentable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count)
    var opening = CommandOpening()
    for scalar in text.unicodeScalars {
      let opensCommand = opening.isEnded(by: scalar)
      switch scalar {
      case "[" where opensCommand: output += "&#91;"
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      // Everywhere, so that no `]]>` stands in a text.
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&apos;"
      case "\n" where !isAttribute: output += "\n"
      case _ where !isRepresentable(scalar):
        output += TerminalEscaper.escape(ByteString(String(scalar)))
      // A reader would make spaces of the line feeds and tabs of an attribute.
      case _ where scalar.isUnsafe: output += "&#\(scalar.value);"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
