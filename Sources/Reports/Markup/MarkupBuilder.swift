/// Puts markup one after the other; a string is text.
@resultBuilder
enum MarkupBuilder<Vocabulary: MarkupVocabulary> {
  typealias Part = Markup<Vocabulary>

  static func buildExpression(_ text: String) -> Part { .text(text) }
  static func buildExpression(_ part: Part) -> Part { part }
  static func buildBlock(_ parts: Part...) -> Part { .group(parts) }
  static func buildArray(_ parts: [Part]) -> Part { .group(parts) }
  static func buildOptional(_ part: Part?) -> Part { part ?? .empty }
  static func buildEither(first part: Part) -> Part { part }
  static func buildEither(second part: Part) -> Part { part }
}
