/// What a commit hook does with a rule's findings.
package enum HookPolicy: Sendable {
  /// New findings of nature `change` block the commit.
  case blocks
  /// Findings in areas that the author leads are mentioned.
  case mentions
  /// The hook does not run the rule.
  case silent
}
