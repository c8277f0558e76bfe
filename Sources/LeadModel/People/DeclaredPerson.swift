package import Basics

/// A person whom an `OWNERS.lead` names, and whether anything else knows them.
package struct DeclaredPerson: Hashable, Sendable {
  package let person: Person
  /// With the address as written, where only the name tells who is meant; else as `person`.
  package let written: Person
  package let position: SourcePosition
  /// Whether history, `.mailmap` or `people` knows the person as written.
  package let isKnown: Bool
  /// The known identity that is most like an unknown one.
  package let nearest: Person?

  package init(
    person: Person, written: Person? = nil, position: SourcePosition, isKnown: Bool,
    nearest: Person? = nil
  ) {
    self.person = person
    self.written = written ?? person
    self.position = position
    self.isKnown = isKnown
    self.nearest = nearest
  }
}
