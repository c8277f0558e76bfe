/// A person as a report calls them.
package struct PersonName: Codable, Hashable, Sendable {
  package var name: String
  /// Nil where people have pseudonyms.
  @OrNull package var email: String?
}
