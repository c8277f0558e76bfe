package import Basics

/// What a fragment can name in one document: headings as GitHub names them, names that the text gives
/// itself, such as `# Title {#name}`, and the `id` and `name` of HTML elements as they are written.
package struct MarkdownAnchors: Sendable {
  /// Empty where the document was not read.
  package let names: Set<ByteString>
  private let isComplete: Bool
  private let folded: Set<ByteString>
  /// The same with their hyphens as other sites than GitHub put them.
  private let evened: Set<ByteString>
  /// Those from their first letter on.
  private let lettered: Set<ByteString>

  /// - Parameter names: nil where the document was not read: any fragment leads somewhere then.
  init(_ names: Set<ByteString>?) {
    self.names = names ?? []
    isComplete = names != nil
    folded = Set(self.names.map(Self.folded))
    evened = Set(folded.map(Self.evened))
    lettered = Set(evened.map(Self.lettered))
  }

  /// Whether a fragment, percent-decoded and without `#`, leads somewhere in this document.
  ///
  /// Upper and lower case are one, because the script of GitHub's pages makes them so. The empty
  /// fragment, `top`, `readme` and line numbers (`L10`, `L3-L7`) always lead somewhere, and the
  /// prefixes `user-content-` and `markdown-header-` that GitHub and Bitbucket put before every name are
  /// passed over. Runs of hyphens are one hyphen, and none at either end: there the generators of sites
  /// differ. Pandoc keeps the points of a heading, and it and kramdown drop what stands before its first
  /// letter.
  package func contains(_ fragment: ByteString) -> Bool {
    guard isComplete else { return true }
    let written = fragment.bytes
    let directive = written.indices.first {
      written[$0] == UInt8(ascii: ":") && written[$0...].starts(with: ":~:".utf8)
    }
    var name = Self.folded(ByteString(written[..<(directive ?? written.endIndex)]))
    for prefix: ByteString in ["user-content-", "markdown-header-"] where name.hasPrefix(prefix) {
      name = ByteString(name.bytes.dropFirst(prefix.count))
    }
    return ["", "top", "readme"].contains(name) || Self.isLineNumber(name)
      || folded.contains(name) || isEvened(name)
  }

  private func isEvened(_ name: ByteString) -> Bool {
    let name = Self.evened(ByteString(name.bytes.filter { $0 != UInt8(ascii: ".") }))
    return !name.isEmpty && (evened.contains(name) || lettered.contains(name))
  }

  /// Without what stands before the first letter.
  private static func lettered(_ name: ByteString) -> ByteString {
    ByteString(name.bytes.drop { !$0.isASCIILetter && $0 < 0x80 })
  }

  /// Without hyphens at either end and with runs of them as one: GitHub makes `-modifier` of
  /// `@ modifier` and `a--b` of `A & b`, site generators `modifier` and `a-b`.
  private static func evened(_ name: ByteString) -> ByteString {
    let hyphen = UInt8(ascii: "-")
    var evened = ByteString()
    evened.bytes.reserveCapacity(name.count)
    for byte in name.bytes where byte != hyphen || (evened.bytes.last ?? hyphen) != hyphen {
      evened.bytes.append(byte)
    }
    if evened.bytes.last == hyphen { evened.bytes.removeLast() }
    return evened
  }

  /// The anchors by their letters and digits alone, of several the first in the order of bytes: other
  /// sites than GitHub put hyphens elsewhere.
  package var byLetters: [ByteString: ByteString] {
    Dictionary(names.map { (MarkdownDocument.letters(of: $0), $0) }, uniquingKeysWith: min)
  }

  /// `l10`, `l10-l20`, each with a column (`c5`) or without.
  private static func isLineNumber(_ name: ByteString) -> Bool {
    let ends = name.split(separator: UInt8(ascii: "-"))
    return ends.count <= 2
      && ends.allSatisfy { end in
        let parts = end.bytes.dropFirst().split(
          separator: UInt8(ascii: "c"), omittingEmptySubsequences: false)
        return end.bytes.first == UInt8(ascii: "l") && (1...2).contains(parts.count)
          && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }
      }
  }

  static func folded(_ name: ByteString) -> ByteString {
    if name.bytes.allSatisfy({ $0 < 0x80 }) { return name.asciiLowercased }
    guard let text = name.text else { return name.asciiLowercased }
    return ByteString(text.lowercased())
  }
}

extension MarkdownDocument {
  /// The letters and digits of a fragment, in lower case.
  package static func letters(of name: ByteString) -> ByteString {
    ByteString(
      MarkdownAnchors.folded(name).bytes.filter {
        $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80
      })
  }
}
