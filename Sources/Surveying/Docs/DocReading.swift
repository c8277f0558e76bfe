internal import Markdown

/// What is read out of a Markdown file in one go.
struct DocReading: Sendable {
  /// Without the links that lead out of the repository; nil where there are no others.
  let document: MarkdownDocument?
  /// Nil where they will not be asked for.
  let words: WordIndex?
  /// The words that look like paths.
  let pathWords: [PathWord]

  init(_ text: [UInt8], withWords: Bool, withPaths: Bool) {
    var document: MarkdownDocument?
    if MarkdownDocument.mayLinkInside(text) {
      document = MarkdownDocument(text)
      document?.removeOutsideLinks()
    }
    self.document = document
    words = withWords ? WordIndex(text) : nil
    pathWords = withPaths ? PathWordScan(text).words : []
  }
}
