internal import Basics
internal import LeadModel

/// The schema of what `RollupJSON` writes.
enum RollupSchema {
  static func render() -> ByteString {
    let definitions: [String: Schema] = [
      "change": Schema.type("integer").orNull.about(
        "Since the week before; null where the document does not say."),
      "count": .integer(from: 0).about("How many there are."),
      "countOrNull": Schema.integer(from: 0).orNull.about(
        "How many there are; null where the document does not say."),
      "day": .text(SettingsParts.datePattern).with("format", .text("date")).about("A day."),
      "direction": Schema.words(Direction.allCases.map(\.rawValue)).about(
        "Where it went since the week before; unknown where there is nothing to compare with."),
      "instant": AnswerParts.definitions["instant"] ?? .text(),
      "item": item,
      "person": Schema.object([
        "name": .text().about("As the newest document has it."),
        "email": .text().orNull.about("In lower case; null where people have pseudonyms."),
      ]).about("Somebody, one across repositories."),
      "text": .text().about("Text as the document has it."),
      "textOrNull": Schema.text().orNull.about("The same; null where there is none."),
    ]
    return Schema.object(keys)
      .about("One report over many repositories. A fact that is not known is null, never left out.")
      .document("rollup", title: Rollup.schemaName, definitions: definitions)
  }

  private static let keys: [String: Schema] = [
    "schema": Schema().with("const", .text(Rollup.schemaName))
      .about("The format, with its version."),
    "version": .text().about("The leadlint that wrote this."),
    "title": .text().about("The heading."),
    "now": AnswerParts.instant.about("The newest instant of judgement of the documents."),
    "oldest": AnswerParts.instant.about("The oldest one."),
    "sentence": .text().about("How it went, without a final dot."),
    "direction": direction,
    "figures": .list(of: figure, least: 6, most: 6).about("Over all repositories."),
    "ranking": .text().about("How the repositories are ranked, in words."),
    "repositories": .list(of: repository, least: 1).about("What needs attention first, first."),
    "withoutAreas": .list(of: .text()).about(
      "Repositories in which no directory has a readable OWNERS.lead."),
    "maxPerLead": .integer(from: 1).about("How many things each list of a lead shows at most."),
    "leads": .list(of: lead).about("Those with the most overdue first."),
    "leaderless": .list(of: .reference("item")).about("What is overdue and no lead's."),
    "unled": .list(
      of: .object([
        "repository": text, "path": .text().about("From the repository's root."),
        "isVacant": Schema.type("boolean").about(
          "Whether an OWNERS.lead says that the post is vacant; else there is none."),
        "message": text,
      ])
    ).about("Directories without a lead."),
    "people": .list(of: holder).about("Who leads an active area, those with the most posts first."),
    "spread": spread,
    "unread": .list(of: .object(["file": text, "problem": text]))
      .about("Files that could not be read and were left out."),
    "notes": .list(of: .text()).about("What the reader should know."),
  ]

  private static let direction: Schema = .reference("direction")
  private static let person: Schema = .reference("person")
  private static let day: Schema = .reference("day")
  private static let count: Schema = .reference("count")
  private static let countOrNull: Schema = .reference("countOrNull")
  private static let change: Schema = .reference("change")
  private static let text: Schema = .reference("text")
  private static let textOrNull: Schema = .reference("textOrNull")
  private static let kind: Schema = .words(AreaKind.allCases.map(\.rawValue))

  private static let figure = Schema.object([
    "id": Schema.words(Rollup.Figure.ID.allCases.map(\.rawValue)).about("Which number it is."),
    "label": .text().about("What people call it."),
    "value": countOrNull,
    "of": Schema.integer(from: 0).orNull.about("What it is a part of; null where of nothing."),
    "repositories": .integer(from: 0).about("How many repositories' documents say it."),
    "change": change,
    "direction": direction,
    "text": .text().about("The number as people read it."),
    "changeText": textOrNull,
  ])

  private static let repository = Schema.object([
    "rank": .integer(from: 1).about("1 is what needs attention first."),
    "name": .text().about("As the command line, the document or the file calls it."),
    "file": .text().about("As it was named on the command line."),
    "source": Schema.words(Rollup.RepositoryRow.Source.allCases.map(\.rawValue)).about(
      "A weekly report, or facts alone, of which less can be said."),
    "now": AnswerParts.instant.about("The instant of judgement."),
    "tip": Schema.text().orNull.about("The commit judged."),
    "part": Schema.text().orNull.about("The part that the document is about; null: all of it."),
    "attention": .type("number", "null").with("minimum", .integer(0)).about(
      "Errors divided by active areas, to 4 places; null where there is neither."),
    "areas": AnswerParts.count.about("Active areas."), "healthy": countOrNull,
    "errors": countOrNull, "warnings": countOrNull, "staleDocs": countOrNull, "silos": count,
    "missingHandoffs": count,
    "leaderless": AnswerParts.count.about("Directories without a lead."),
    "invalidFiles": AnswerParts.count.orNull.about("OWNERS.lead files that cannot be read."),
    "posts": count, "leading": AnswerParts.count.about("People who hold them."),
    "direction": direction,
    "changes": Schema.object([
      "healthy": change, "staleDocs": change, "silos": change, "missingHandoffs": change,
    ]).about("Since the week before."),
  ])

  private static let item = Schema.object([
    "repository": text,
    "rule": .text().about("The rule that found it; of what falls due, the rule that will."),
    "severity": Schema.either(.words(Severity.allCases.map(\.rawValue)), .type("null"))
      .about("Null for what falls due."),
    "area": Schema.text().orNull.about("Null where it is about the repository."),
    "areaName": textOrNull, "message": text,
    "next": .text().about("The next step; empty where there is none to offer."),
    "command": Schema.text().orNull.about("What settles it, in the repository."),
    "due": Schema.either(day, .type("null")).about("When it falls due; null where overdue."),
    "isNew": Schema.type("boolean").about("Whether it was not there a week ago."),
  ]).about("One thing to settle.")

  private static let lead = Schema.object([
    "person": person, "posts": count,
    "repositories": .list(of: .text()).about("Those with something to settle."),
    "awayUntil": Schema.either(day, .type("null")).about("The last day of an absence."),
    "overdue": .list(of: .reference("item")).about("Worst first."),
    "overdueMore": count,
    "due": .list(of: .reference("item")).about("Soonest first."), "dueMore": count,
  ])

  private static let holder = Schema.object([
    "person": person, "posts": count, "share": Schema.share.about("Of all posts."),
    "services": count, "initiatives": count, "teams": count,
    "lastCommit": AnswerParts.instant.orNull.about("The newest in any repository."),
    "awayUntil": Schema.either(day, .type("null")).about("The last day of an absence."),
    "repositories": .list(
      of: .object([
        "name": text,
        "areas": .list(
          of: .object([
            "path": text, "name": text, "kind": kind.about("What the directory holds."),
            "since": AnswerParts.instant.orNull.about("When the turn began."),
          ])
        ).about("Ascending by path."),
      ])
    ).about("Where the person leads, ascending by name."),
  ])

  private static let spread = Schema.object([
    "leading": AnswerParts.count.about("People who lead an active area."),
    "posts": AnswerParts.count.about("One person's lead of one active area each."),
    "inSeveral": AnswerParts.count.about("People who lead in more than one repository."),
    "effectiveLeads": .type("number").with("minimum", .integer(0)).about(
      "As many people with equally many posts would be as evenly spread; 0 without posts."),
    "busiest": person.orNull.about("Who has the most posts; null without posts."),
    "busiestPosts": countOrNull,
    "busiestShare": Schema.share.orNull.about("Of all posts."),
  ]).about("How leading is spread over everybody.")
}
