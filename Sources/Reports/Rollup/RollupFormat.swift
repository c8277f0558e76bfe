package import Basics

/// What a rollup can be written as.
package enum RollupFormat: String, CaseIterable, Sendable {
  case text, markdown, json, html

  /// The document, ended by a line feed.
  /// - Parameter style: for text alone.
  /// - Throws: what a JSON encoder throws, which it does not for these types.
  package func render(_ rollup: Rollup, style: Style = .plain) throws -> ByteString {
    switch self {
    case .text: RollupText(style: style).render(rollup)
    case .markdown: RollupMarkdown.render(rollup)
    case .json: try RollupJSON.render(rollup)
    case .html: RollupHTML.render(rollup)
    }
  }
}
