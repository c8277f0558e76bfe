package import Basics

/// What a Markdown document links to, and which anchors in it can be linked to.
///
/// CommonMark as libcmark reads it. A table is a paragraph to CommonMark, so its links count; code
/// blocks, code spans and HTML comments never do. Front matter is left out, and the lines keep
/// their numbers. A footnote's label is text, as it is on GitHub, but what stands indented in a
/// footnote of several paragraphs reads as code.
package struct MarkdownDocument: Sendable {
  /// Documents with more bytes than this are not read.
  package static let sizeLimit = 1 << 20

  /// In the order in which they begin in the text.
  package private(set) var links: [Link]
  /// False where the document exceeds `sizeLimit`, or is built so that reading it would take
  /// unbounded time; it has no links and anchors then, and every fragment leads somewhere.
  package let isComplete: Bool
  private let outline: DocumentOutline

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
      outline = DocumentOutline()
      isComplete = false
      return
    }
    links = reading.links
    outline = reading.outline
    isComplete = true
  }

  /// Lets go of the links that lead out of the repository.
  package mutating func removeOutsideLinks() {
    links.removeAll { LinkTarget.isOutside($0.destination) }
  }

  /// What a fragment can name. Worked out anew with each call.
  package var anchors: MarkdownAnchors {
    MarkdownAnchors(isComplete ? outline.anchors : nil)
  }
}
