/// The rules that the report knows by name.
package enum ReportRule {
  /// Those that have a figure or a list of their own.
  package static let counted = [staleDocs, silo, missingHandoff, unledDirectory]

  static let staleDocs = "stale-docs"
  static let silo = "silo"
  static let missingHandoff = "missing-handoff"
  static let unledDirectory = "unled-directory"
}
