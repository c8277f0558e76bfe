internal import Basics

/// A JSON Schema (draft 2020-12), or a part of one.
struct Schema: Sendable {
  private var keywords: [String: JSONValue] = [:]

  var json: JSONValue { JSONValue(members: keywords) }

  /// The same with one keyword more, or set anew.
  func with(_ keyword: String, _ value: JSONValue) -> Schema {
    var changed = self
    changed.keywords[keyword] = value
    return changed
  }

  /// The same with a sentence on what the value means.
  func about(_ description: String) -> Schema { with("description", .text(description)) }

  /// What this accepts, or `null`.
  var orNull: Schema {
    guard case .text(let type) = keywords["type"] else { return .either(self, .type("null")) }
    return with("type", .list([.text(type), .text("null")]))
  }

  /// A whole document, ended by a line feed.
  /// - Parameters:
  ///   - name: as the command line has it.
  ///   - definitions: what the document's references lead to.
  func document(
    _ name: String, title: String, definitions: [String: Schema]
  ) -> ByteString {
    with("$schema", "https://json-schema.org/draft/2020-12/schema")
      .with("$id", .text("urn:leadlint:schema:\(name)"))
      .with("$defs", JSONValue(members: definitions.mapValues(\.json)))
      .with("title", .text(title))
      .json.document
  }
}

extension Schema {
  /// A value of any of the types.
  static func type(_ names: String...) -> Schema {
    Schema().with(
      "type", names.count == 1 ? .text(names[0]) : .list(names.map { .text($0) }))
  }

  /// Text that a regular expression matches, where one is given.
  static func text(_ pattern: String? = nil) -> Schema {
    let text = type("string")
    return pattern.map { text.with("pattern", .text($0)) } ?? text
  }

  /// One of a few words.
  static func words(_ words: [String]) -> Schema {
    Schema().with("enum", .list(words.map { .text($0) }))
  }

  static func integer(from least: Int, to greatest: Int? = nil) -> Schema {
    let number = type("integer").with("minimum", .integer(least))
    return greatest.map { number.with("maximum", .integer($0)) } ?? number
  }

  /// A number from 0 to 1.
  static var share: Schema {
    type("number").with("minimum", .integer(0)).with("maximum", .integer(1))
  }

  static func list(of item: Schema, least: Int = 0, most: Int? = nil) -> Schema {
    var list = type("array").with("items", item.json)
    if least > 0 { list = list.with("minItems", .integer(least)) }
    return most.map { list.with("maxItems", .integer($0)) } ?? list
  }

  /// An object with these keys and no others.
  /// - Parameter required: the keys that must be there; nil: all.
  static func object(_ properties: [String: Schema], required: [String]? = nil) -> Schema {
    let object = type("object").with("properties", JSONValue(members: properties.mapValues(\.json)))
      .with("additionalProperties", .flag(false))
    let required = required ?? properties.keys.sorted()
    return required.isEmpty
      ? object : object.with("required", .list(required.map { .text($0) }))
  }

  /// What at least one of the parts accepts.
  static func either(_ parts: Schema...) -> Schema {
    Schema().with("anyOf", .list(parts.map(\.json)))
  }

  /// What the definition of this name accepts.
  static func reference(_ name: String) -> Schema {
    Schema().with("$ref", .text("#/$defs/\(name)"))
  }
}
