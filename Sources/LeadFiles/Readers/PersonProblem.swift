package import Basics

/// Why a text is not a person.
package struct PersonProblem: Error, Hashable, Sendable {
  /// Lower case, no final dot.
  package let reason: ByteString
  /// What to write; nil where there is no good guess.
  package let help: ByteString?
}
