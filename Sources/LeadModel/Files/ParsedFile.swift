internal import Basics

/// What came of reading a file: the value where there is one, and everything that is wrong.
///
/// The value is nil exactly where `diagnostics` is not empty.
package struct ParsedFile<Value: Sendable>: Sendable {
  package let value: Value?
  package let diagnostics: [SourceDiagnostic]

  package init(value: Value?, diagnostics: [SourceDiagnostic]) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
