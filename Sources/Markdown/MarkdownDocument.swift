package import Basics

/// What a Markdown document links to, and which places in it can be linked to.
///
/// CommonMark as libcmark reads it. A table is a paragraph to CommonMark, so its links count; code
/// blocks, code spans and HTML comments never do. Front matter is left out, and the lines keep
/// their numbers. A footnote's label is text, as it is on GitHub, but what stands indented in a
/// footnote of several paragraphs reads as code.
package struct MarkdownDocument: Sendable {
  /// Documents with more bytes than this are not read.
  package static let sizeLimit = 1 << 20

  /// In the order in which they begin in the text.
  package let links: [Link]
  /// What a fragment can name: headings as GitHub names them, the name in `# Title {#name}`, and
  /// the `id` and `name` of HTML elements as they are written. `hasAnchor` compares.
  package let anchors: Set<ByteString>
  /// False where the document exceeds `sizeLimit`, or is built so that reading it would take
  /// unbounded time; it has no links and anchors then, and `hasAnchor` says yes to everything.
  package let isComplete: Bool
  private let foldedAnchors: Set<ByteString>
  /// The same with their hyphens as other sites than GitHub put them.
  private let evenedAnchors: Set<ByteString>

  /// A link or an image, written in Markdown or in HTML.
  package struct Link: Hashable, Sendable {
    /// What a reader does with it: follows it, or sees it.
    package enum Kind: Hashable, Sendable { case link, image }

    /// A link around an image is one link and one image.
    package let kind: Kind
    /// With entities and backslashes resolved, percent escapes as they stand.
    package let destination: ByteString
    /// Where it begins: its bracket, its `!`, its `<`.
    package let position: TextPosition

    package init(kind: Kind, destination: ByteString, position: TextPosition) {
      self.kind = kind
      self.destination = destination
      self.position = position
    }
  }

  /// Reads a document; never fails. The time grows with the length: 40 ms for one MiB of
  /// prose, a second for the worst.
  package init(_ bytes: [UInt8]) {
    let start = DocParts(bytes).bodyStart
    guard bytes.count <= Self.sizeLimit, let reading = DocumentReading(bytes, from: start) else {
      links = []
      anchors = []
      foldedAnchors = []
      evenedAnchors = []
      isComplete = false
      return
    }
    links = reading.links
    anchors = reading.anchors
    foldedAnchors = Set(reading.anchors.map(Self.folded))
    evenedAnchors = Set(foldedAnchors.map(Self.evened))
    isComplete = true
  }

  /// Whether a fragment, percent-decoded and without `#`, leads somewhere in this document.
  ///
  /// Upper and lower case are one, because the script of GitHub's pages makes them so. The empty
  /// fragment, `top`, `readme` and line numbers (`L10`, `L3-L7`) always lead somewhere, and the
  /// prefix `user-content-` that GitHub puts before every name is passed over. Runs of hyphens are
  /// one hyphen, and none at either end: there the generators of sites differ.
  package func hasAnchor(_ fragment: ByteString) -> Bool {
    guard isComplete else { return true }
    let written = fragment.bytes
    let directive = written.indices.first {
      written[$0] == UInt8(ascii: ":") && written[$0...].starts(with: ":~:".utf8)
    }
    var name = Self.folded(ByteString(written[..<(directive ?? written.endIndex)]))
    if name.hasPrefix("user-content-") { name = ByteString(name.bytes.dropFirst(13)) }
    return ["", "top", "readme"].contains(name) || Self.isLineNumber(name)
      || foldedAnchors.contains(name) || isEvened(name)
  }

  private func isEvened(_ name: ByteString) -> Bool {
    let name = Self.evened(name)
    return !name.isEmpty && evenedAnchors.contains(name)
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
  package var anchorsByLetters: [ByteString: ByteString] {
    Dictionary(anchors.map { (Self.letters(of: $0), $0) }, uniquingKeysWith: min)
  }

  /// The letters and digits of a fragment, in lower case.
  package static func letters(of name: ByteString) -> ByteString {
    ByteString(
      folded(name).bytes.filter { $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80 })
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

  private static func folded(_ name: ByteString) -> ByteString {
    if name.bytes.allSatisfy({ $0 < 0x80 }) { return name.asciiLowercased }
    guard let text = name.text else { return name.asciiLowercased }
    return ByteString(text.lowercased())
  }
}
