/// What brings a rule's findings about.
package enum RuleNature: String, Sendable {
  /// One change: a file that does not parse, a link that breaks, a lead who is replaced.
  case change
  /// Time, or many small steps: no single commit is at fault.
  case drift
}
