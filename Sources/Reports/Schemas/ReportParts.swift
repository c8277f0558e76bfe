internal import Basics
internal import LeadModel

/// What several parts of the report's schema refer to.
enum ReportParts {
  static let person: Schema = .reference("person")
  static let people = Schema.list(of: person)
  static let item: Schema = .reference("item")
  static let change: Schema = .reference("change")
  static let share: Schema = .reference("share")
  static let day: Schema = .reference("day")
  static let direction: Schema = .reference("direction")
  static let week: Schema = .reference("week")
  static let effectiveLeads: Schema = .reference("effectiveLeads")

  static var definitions: [String: Schema] {
    [
      "change": Schema.object([
        "id": AnswerParts.commit, "date": AnswerParts.instant.orNull.about("Null without one."),
        "by": people.about("Who is credited."),
      ]).about("A commit."),
      "day": .text(SettingsParts.datePattern).with("format", .text("date")).about("A day."),
      "direction": .words(Direction.allCases.map(\.rawValue)).about(
        "Whether things got better; unknown where there is nothing to compare with."),
      "effectiveLeads": .type("number").with("minimum", .integer(0)).about(
        "As many people with equally many posts would be as evenly spread; 0 without posts."),
      "item": itemDefinition,
      "person": Schema.object([
        "name": .text().about("What the person is called."),
        "email": AnswerParts.email.orNull.about("Null where people have other names."),
      ]).about("A person."),
      "share": Schema.object([
        "person": person, "isLead": .type("boolean").about("Whether the person leads the area."),
        "commits": AnswerParts.count.about("How many the person is credited with."),
        "share": Schema.share.about("Of the commits, to 4 places."),
      ]).about("A person's part of the work in an area."),
      "week": .text("^-?[0-9]{4,}-W[0-9]{2}$").about("An ISO week, such as 2026-W47."),
    ]
  }

  private static var itemDefinition: Schema {
    Schema.object([
      "rule": .text("^[a-z][a-z0-9-]*$").about(
        "The rule that found it; for what falls due, the rule that will."),
      "severity": Schema.either(.words(Severity.allCases.map(\.rawValue)), .type("null")).about(
        "Null for what falls due."),
      "area": .text().orNull.about("The area's path; null where it is about the repository."),
      "areaName": .text().orNull.about("As people know the area."),
      "message": .text().about("What is the matter, without a final dot."),
      "next": .text().about("The next step in words; empty where there is none."),
      "command": .text().orNull.about("The command that settles it; null where an edit does."),
      "due": day.orNull.about("When it falls due; null where it is overdue."),
      "isNew": .type("boolean").about("Whether it was not there a week ago."),
      "fingerprint": .text("^[0-9a-f]{16}$").orNull.about(
        "By it a finding is known again; null for what falls due."),
    ]).about("One thing to settle.")
  }
}
