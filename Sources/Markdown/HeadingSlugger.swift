internal import Basics

/// Names headings as GitHub does, so that a link's fragment can be compared.
///
/// GitHub lowers the case, drops every character that is no letter, mark, number, connector,
/// hyphen or space, turns each space into a hyphen and numbers what stood before (html-pipeline's
/// `TableOfContentsFilter`, and the cases that github-slugger recorded from the site).
struct HeadingSlugger {
  private(set) var slugs: Set<ByteString> = []
  /// How many numbers a name has used up.
  private var used: [ByteString: Int] = [:]

  mutating func add(heading text: ByteString) {
    let plain = Self.slug(text)
    var slug = plain
    while slugs.contains(slug) {
      let number = (used[plain] ?? 0) + 1
      used[plain] = number
      slug = "\(plain)-\(number)"
    }
    slugs.insert(slug)
  }

  /// The name of a heading that no other resembles.
  static func slug(_ text: ByteString) -> ByteString {
    var slug = String.UnicodeScalarView()
    for scalar in text.lossyText.unicodeScalars {
      switch scalar {
      case " ": slug.append("-")
      case "-", "_", "a"..."z", "0"..."9": slug.append(scalar)
      case "A"..."Z": slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      case _ where scalar.isASCII: continue
      default:
        if isKept(scalar) {
          slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
      }
    }
    return ByteString(String(slug))
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
      .connectorPunctuation:
      true
    default: scalar.properties.isAlphabetic
    }
  }
}
