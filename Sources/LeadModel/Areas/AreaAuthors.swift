internal import Basics

/// Who knows an area: the authors of its text files that are not auxiliary.
package struct AreaAuthors: Hashable, Sendable {
  /// Those who are present and, gone, leave fewer than half of the files that have an author who is
  /// present with one: as many as the knowledge factor, the one with the most files first.
  package let indispensable: [Person]
  /// Text files that are not auxiliary.
  package let files: Int
  /// Those of them of which an author is present.
  package let known: Int
  /// Whether two people or more are credited in the area's history.
  package let hasSeveral: Bool

  package init(indispensable: [Person], files: Int, known: Int, hasSeveral: Bool) {
    self.indispensable = indispensable
    self.files = files
    self.known = known
    self.hasSeveral = hasSeveral
  }
}
