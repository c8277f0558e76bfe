internal import Basics

/// A piece of an XML 1.0 document.
typealias XML = Markup<XMLVocabulary>

/// The elements of the XML reports.
///
/// What is written is ASCII but for letters and signs that print; all else is a reference where XML
/// has one, and visible text where it has none.
enum XMLVocabulary: MarkupVocabulary {
  enum Tag: String, Sendable {
    case checkstyle, error, failure, file, g, path, skipped, svg, testcase, testsuite, testsuites
    case text, title
    case systemOut = "system-out"
  }

  static let isIndented = true

  static func lead(_ tag: Tag, depth: Int) -> String { String(repeating: "  ", count: depth) }
  static func emptyEnd(_ tag: Tag) -> String? { "/>\n" }

  /// The production `Char` of XML 1.0.
  fileprivate static func isRepresentable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  static func escaped(_ text: String, isAttribute: Bool) -> String {
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

extension XML {
  /// An element that holds nothing but text.
  init(
    _ tag: XMLVocabulary.Tag, _ attributes: KeyValuePairs<String, String>, _ text: String = ""
  ) {
    self.init(tag, attributes.map { Attribute($0.key, $0.value) }, text)
  }

  init(
    _ tag: XMLVocabulary.Tag, _ attributes: KeyValuePairs<String, String>,
    @MarkupBuilder<XMLVocabulary> content: () -> XML
  ) {
    self = .element(tag, attributes.map { Attribute($0.key, $0.value) }, content())
  }

  /// The document that this is the root of.
  var document: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + source() }

  /// A path as a reader of XML gets it: each scalar that XML can say is said, the others and bytes
  /// that are not UTF-8 are made visible.
  static func path(_ path: ByteString) -> String {
    var output = ""
    path.forEachPiece { piece in
      switch piece {
      case .scalar(let scalar) where XMLVocabulary.isRepresentable(scalar):
        output.unicodeScalars.append(scalar)
      case .scalar(let scalar): output += TerminalEscaper.escape(ByteString(String(scalar)))
      case .invalid(let byte): output += escapedByte(byte)
      }
    }
    return output
  }
}
