package import Basics

/// A person whom an `OWNERS.lead` names, and whether anything else knows them.
package struct DeclaredPerson: Hashable, Sendable {
  package let person: Person
  package let position: SourcePosition
  /// Whether history, `.mailmap` or `people` knows the person.
  package let isKnown: Bool
  /// The known identity that is most like an unknown one.
  package let nearest: Person?

  package init(person: Person, position: SourcePosition, isKnown: Bool, nearest: Person? = nil) {
    self.person = person
    self.position = position
    self.isKnown = isKnown
    self.nearest = nearest
  }
}
