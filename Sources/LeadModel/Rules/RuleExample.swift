internal import Basics

/// A tiny history in words, and what the rule finds in it.
package struct RuleExample: Sendable {
  /// What the example shows, in a few words.
  package let title: String
  /// The history, in the language of the `Stories` target.
  package let story: String
  /// The instant of judgement.
  package let now: String
  /// The findings' messages, in the order printed. Empty: the rule is content.
  package let findings: [String]

  package static func failing(
    _ title: String, now: String, story: String, finds findings: String...
  ) -> RuleExample {
    RuleExample(title: title, story: trimmed(story), now: now, findings: findings)
  }

  package static func passing(_ title: String, now: String, story: String) -> RuleExample {
    RuleExample(title: title, story: trimmed(story), now: now, findings: [])
  }

  /// Stories are put together from parts that end in a line feed; the last is not to be shown.
  private static func trimmed(_ story: String) -> String {
    story.hasSuffix("\n") ? String(story.dropLast()) : story
  }
}
