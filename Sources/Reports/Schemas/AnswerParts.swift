/// What the schemas of both documents that leadlint prints have in common.
///
/// In them every key is there: a fact that does not exist is `null`.
enum AnswerParts {
  /// What the references of `StatusSchema` and `FindingsSchema` lead to.
  static let definitions: [String: Schema] = [
    "commit": .text("^[0-9a-f]{40}([0-9a-f]{24})?$").about("A commit's id."),
    "email": .text("^[^A-Z]+$").about(
      "A canonical e-mail address: after .mailmap and people, in lower case."),
    "instant": .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")
      .with("format", .text("date-time")).about("An instant, in UTC."),
  ]

  static let commit: Schema = .reference("commit")
  static let email: Schema = .reference("email")
  static let instant: Schema = .reference("instant")
  static let count: Schema = .integer(from: 0)

  /// The keys that both documents begin with.
  static func heading(_ schema: String) -> [String: Schema] {
    [
      "schema": Schema().with("const", .text(schema)).about("The format, with its version."),
      "version": .text().about("The leadlint that wrote this."),
      "now": instant.about("The instant of judgement."),
      "tip": commit.orNull.about("The commit judged; null before the first."),
    ]
  }
}
