/// Markup as a tree of elements and text.
///
/// Only the writer escapes, and it escapes all text and every attribute: nothing that a repository
/// holds can become markup.
indirect enum Markup<Vocabulary: MarkupVocabulary>: Sendable {
  case text(String)
  /// What leadlint wrote itself as markup, and escaped there: a chart, the page's own style.
  case trusted(String)
  case group([Markup])
  case element(Vocabulary.Tag, [Attribute], Markup)

  /// A name and its value; without a value the name is all that is written.
  struct Attribute: Sendable {
    let name: String
    let value: String?

    init(_ name: String, _ value: String?) {
      self.name = name
      self.value = value
    }

    static func `class`(_ name: String) -> Attribute { Attribute("class", name) }
    static func id(_ name: String) -> Attribute { Attribute("id", name) }
    static func role(_ role: String) -> Attribute { Attribute("role", role) }
    static func labelledBy(_ ids: String...) -> Attribute {
      Attribute("aria-labelledby", ids.joined(separator: " "))
    }
  }

  /// An element with what `content` makes.
  init(
    _ tag: Vocabulary.Tag, _ attributes: Attribute...,
    @MarkupBuilder<Vocabulary> content: () -> Markup
  ) {
    self = .element(tag, attributes, content())
  }

  /// An empty element.
  init(_ tag: Vocabulary.Tag, _ attributes: Attribute...) {
    self = .element(tag, attributes, .empty)
  }

  /// An element with text in it.
  init(_ tag: Vocabulary.Tag, _ attributes: [Attribute], _ text: String) {
    self = .element(tag, attributes, .text(text))
  }

  init(_ tag: Vocabulary.Tag, _ text: String) { self = .element(tag, [], .text(text)) }

  init(_ tag: Vocabulary.Tag, _ attributes: [Attribute], _ content: Markup) {
    self = .element(tag, attributes, content)
  }

  init(_ tag: Vocabulary.Tag, _ attributes: [Attribute], _ children: [Markup] = []) {
    self = .element(tag, attributes, .group(children))
  }

  static var empty: Markup { .text("") }

  static func + (left: Markup, right: Markup) -> Markup { .group([left, right]) }
  static func + (left: String, right: Markup) -> Markup { .text(left) + right }

  static func joined(_ parts: [Markup], separator: Markup = .empty) -> Markup {
    .group(Array(parts.map { [$0] }.joined(separator: [separator])))
  }

  var isEmpty: Bool {
    switch self {
    case .text(let text), .trusted(let text): text.isEmpty
    case .group(let parts): parts.allSatisfy(\.isEmpty)
    case .element: false
    }
  }

  /// The markup as it is written inside `depth` other elements.
  func source(depth: Int = 0) -> String {
    var output = ""
    write(to: &output, depth: depth)
    return output
  }

  private func write(to output: inout String, depth: Int) {
    switch self {
    case .text(let text): output += Vocabulary.escaped(text, isAttribute: false)
    case .trusted(let source): output += source
    case .group(let parts): for part in parts { part.write(to: &output, depth: depth) }
    case .element(let tag, let attributes, let content):
      let lead = Vocabulary.lead(tag, depth: depth)
      output += lead + "<" + tag.rawValue
      for attribute in attributes {
        output += " " + attribute.name
        if let value = attribute.value {
          output += "=\"" + Vocabulary.escaped(value, isAttribute: true) + "\""
        }
      }
      var isBlock = Vocabulary.isIndented
      if case .text = content { isBlock = false }
      if !isBlock, content.isEmpty, let end = Vocabulary.emptyEnd(tag) {
        output += end
        return
      }
      output += isBlock ? ">\n" : ">"
      content.write(to: &output, depth: depth + 1)
      output += (isBlock ? lead : "") + "</" + tag.rawValue + ">"
      if Vocabulary.isIndented { output += "\n" }
    }
  }
}
