/// The elements of one kind of markup, and how they are written.
protocol MarkupVocabulary {
  associatedtype Tag: RawRepresentable, Sendable where Tag.RawValue == String

  /// Text, or the value of an attribute, so that a reader takes nothing in it for markup.
  static func escaped(_ text: String, isAttribute: Bool) -> String
  /// What is written before an element that stands inside `depth` others.
  static func lead(_ tag: Tag, depth: Int) -> String
  /// How the start tag of an empty element ends; nil: it has an end tag as others have.
  static func emptyEnd(_ tag: Tag) -> String?
  /// Whether each element is on lines of its own, indented by its depth.
  static var isIndented: Bool { get }
}
