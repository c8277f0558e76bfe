internal import LeadModel

/// The areas of the report's schema.
enum ReportAreas {
  static let kind = Schema.words(AreaKind.allCases.map(\.rawValue)).about(
    "What the directory holds.")

  static let area = Schema.object([
    "path": .text().about("The directory, from the repository's root; . is the root itself."),
    "name": .text().about("As people know it."), "kind": kind,
    "status": .words(AreaStatus.allCases.map(\.rawValue))
      .about("Only active areas are judged on time."),
    "team": .text().orNull.about("The directory of the team that the area belongs to."),
    "leads": .list(
      of: .object([
        "person": ReportParts.person,
        "since": AnswerParts.instant.orNull.about("When the turn began; null where not known."),
      ])
    ).about("Empty where the post is vacant."),
    "health": .words(WeeklyReport.AreaRow.Health.allCases.map(\.rawValue)).about(
      "good: nothing is wrong; due: something falls due soon; attention: there is a warning; "
        + "overdue: there is an error; resting: not judged on time."),
    "errors": AnswerParts.count.about("Findings of this severity."),
    "warnings": AnswerParts.count.about("Findings of this severity."),
    "infos": AnswerParts.count.about("Findings of this severity."),
    "docs": docs, "work": work,
    "turns": .list(of: turn).about("Oldest first; the last goes on."),
    "absences": .list(of: absence).about("Planned absences of the leads, in the file's order."),
    "until": ReportParts.day.orNull.about("The planned end of the turn."),
  ])

  private static let docs = Schema.object([
    "count": AnswerParts.count.about("How many architecture docs there are."),
    "lastLook": AnswerParts.instant.orNull.about(
      "When a lead last looked; null where none did, or the date is not known."),
    "ageDays": Schema.type("integer").orNull.about("Days since."),
    "limitDays": AnswerParts.count.orNull.about("How many are allowed; null without a limit."),
    "due": ReportParts.day.orNull.about(
      "The last day on which they are not stale; null where that cannot be said."),
    "codeChanges": AnswerParts.count.about("Commits that changed the area's code since."),
    "agesByWeek": .list(of: .type("integer", "null")).about(
      "The age at each point of the trend; null where the area was not judged."),
  ]).about("How old the leads' look at the docs is.")

  private static let work = Schema.object([
    "since": AnswerParts.instant.about("Where the window begins."),
    "commits": AnswerParts.count.about("How many changed the area."),
    "assisted": AnswerParts.count.about("Those of them in which an AI agent took part."),
    "leadShare": Schema.share.orNull.about(
      "The leads' share; null without a lead or a commit."),
    "shares": .list(of: ReportParts.share, most: 6).about("Highest first."),
    "peopleMore": AnswerParts.count.about("How many people there are beyond those."),
    "absenceFactor": AnswerParts.count.orNull.about(
      "How few people, gone, would leave most files without an author; null without files."),
  ]).about("Who did the work lately.")

  private static let turn = Schema.object([
    "people": ReportParts.people.about("The leads; empty where the post was vacant."),
    "from": AnswerParts.instant.orNull.about("Null where it began before what history says."),
    "to": AnswerParts.instant.orNull.about("Null for the turn that goes on."),
    "isHandedOff": Schema.type("boolean").orNull.about(
      "Whether the change that began it was handed off; null where nobody left the post."),
  ])

  private static let absence = Schema.object([
    "from": ReportParts.day.about("The first day."), "to": ReportParts.day.about("The last day."),
    "cover": ReportParts.person.orNull.about("Who stands in; null where nobody is named."),
  ])
}
