internal import Basics
package import LeadModel

/// What is wrong in a configuration file, for standard error.
package enum DiagnosticText {
  /// `PATH:LINE:COL: error: message` with the line and a caret below it, for each; ended by a line
  /// feed unless there is none.
  package static func render(_ diagnostics: [SourceDiagnostic]) -> String {
    diagnostics.flatMap { diagnostic in
      let position = diagnostic.position
      let location = "\(TerminalEscaper.path(diagnostic.file)):\(position.line):\(position.column):"
      let advice = diagnostic.suggestion.map { ["    next  \(TerminalEscaper.sentence($0))"] }
      return ["\(location) error: \(TerminalEscaper.sentence(diagnostic.message))"]
        + Excerpt.lines(diagnostic, .plain) + (advice ?? [])
    }.map { $0 + "\n" }.joined()
  }
}
