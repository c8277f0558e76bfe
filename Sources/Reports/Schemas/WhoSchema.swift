internal import Basics
internal import LeadModel

/// The schema of what `WhoJSON` writes.
enum WhoSchema {
  static func render() -> ByteString {
    let keys = AnswerParts.heading("leadlint.who/1").merging([
      "paths": .list(
        of: .object([
          "asked": .text().about("The path, from the repository's root; . is the root itself."),
          "exists": .type("boolean").about("Whether a file or a directory stands there."),
          "area": Schema.reference("area").orNull.about("Null for a path that nobody leads."),
        ])
      ).about("In the order asked.")
    ]) { first, _ in first }
    let definitions = AnswerParts.definitions.merging([
      "area": area,
      "person": .object(["email": AnswerParts.email, "name": name]),
      "day": .text(SettingsParts.datePattern).with("format", .text("date")).about("A day."),
    ]) { first, _ in first }
    return Schema.object(keys)
      .about("Who leads some paths. A fact that does not exist is null, never left out.")
      .document("who", title: "leadlint.who/1", definitions: definitions)
  }

  private static let name = Schema.text().orNull.about("Null where none is known.")

  private static let area = Schema.object([
    "path": .text().about("The directory, from the repository's root; . is the root itself."),
    "name": .text().about("As people know it."),
    "kind": .words(AreaKind.allCases.map(\.rawValue)).about("What the directory holds."),
    "status": .words(AreaStatus.allCases.map(\.rawValue)).about("As the file says."),
    "team": .text().orNull.about("The directory of the team that the area belongs to."),
    "contact": .text().orNull.about("Where to ask."),
    "leads": .list(
      of: .object([
        "email": AnswerParts.email, "name": name,
        "since": AnswerParts.instant.orNull.about("Since when without a break."),
      ])
    ).about("Empty where the post is vacant."),
    "deputies": .list(of: .reference("person")).about("Who can stand in."),
    "away": Schema.object([
      "from": .reference("day"), "to": .reference("day"),
      "cover": Schema.reference("person").orNull.about("Who covers today."),
    ]).orNull.about("The lead's planned absence that is under way."),
    "docs": .list(of: .text().about("A path from the root.")).about(
      "What to read first, ascending by path."),
    "lastLook": Schema.object([
      "by": AnswerParts.email, "commit": AnswerParts.commit,
      "date": AnswerParts.instant.orNull.about("The commit's date; null where it has none."),
      "how": .words(Attention.How.allCases.filter(\.isLook).map(\.rawValue)).about(
        "By an edit, or by a review."),
    ]).orNull.about("When a lead last changed or reviewed the docs."),
  ])
}
