internal import Basics

/// Whose absence an area would not survive.
package struct AreaAuthors: Hashable, Sendable {
  /// Those who, gone, leave most files without an author: as many as the absence factor, the one
  /// with the most files first.
  package let indispensable: [Person]
  /// Whether two people or more are credited in the area's history.
  package let hasSeveral: Bool

  package init(indispensable: [Person], hasSeveral: Bool) {
    self.indispensable = indispensable
    self.hasSeveral = hasSeveral
  }
}
