/// Which leads of an area a rule's finding is about.
package enum JudgedLeads: Sendable {
  /// The one whom the finding names.
  case each
  /// All of them together.
  case together
}
