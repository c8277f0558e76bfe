internal import LeadModel

/// The lists of the report's schema.
enum ReportLists {
  static let lead = Schema.object([
    "person": ReportParts.person,
    "posts": AnswerParts.count.about("Active areas that the person leads."),
    "awayUntil": ReportParts.day.orNull.about("Null where no absence is under way."),
    "overdue": .list(of: ReportParts.item).about("Worst first, as many as the scope allows."),
    "overdueMore": AnswerParts.count.about("How many there are beyond those."),
    "due": .list(of: ReportParts.item).about("Soonest first, as many as the scope allows."),
    "dueMore": AnswerParts.count.about("How many there are beyond those."),
  ]).about("What one lead has to settle.")

  static let doc = Schema.object([
    "area": path, "areaName": name, "doc": .text().about("From the repository's root."),
    "leads": ReportParts.people.about("Empty where the post is vacant."),
    "lastLeadChange": ReportParts.change.orNull.about("The newest by a lead; null without one."),
    "lastChange": ReportParts.change.orNull.about("The newest by anyone; null without one."),
    "ageDays": Schema.type("integer").orNull.about(
      "Days since a lead last looked at the area's docs; null where that is not known."),
    "limitDays": AnswerParts.count.about("How many are allowed."),
    "codeChanges": AnswerParts.count.about("Commits that changed the area's code since."),
    "codeBy": ReportParts.people.about("Who made the newest of them, each once."),
  ])

  static let silo = Schema.object([
    "area": path, "areaName": name, "message": .text().about("What is the matter."),
    "next": .text().about("The next step."),
    "commits": AnswerParts.count.about("How many changed the area lately."),
    "assisted": AnswerParts.count.about("Those of them in which an AI agent took part."),
    "shares": .list(of: ReportParts.share, most: 6).about("Highest first."),
    "peopleMore": AnswerParts.count.about("How many people there are beyond those."),
  ])

  static let handoffs = Schema.object([
    "missing": .list(of: ReportParts.item).about("Handoffs that are missing."),
    "coming": .list(of: coming).about("Ends of turns and absences, soonest first."),
    "done": .list(of: done).about("Changes of lead in the week, newest first."),
  ]).about("Posts that change hands.")

  private static let coming = Schema.object([
    "kind": .words(["turnEnds", "absence"]).about("A turn ends, or a lead is away."),
    "area": path, "areaName": name,
    "leads": ReportParts.people.about("The area's leads."),
    "from": ReportParts.day.about("The day the turn ends, or the first of the absence."),
    "to": ReportParts.day.orNull.about("The last of the absence; null for a turn's end."),
    "cover": ReportParts.person.orNull.about("Who stands in; null where nobody is named."),
    "command": .text().orNull.about("The command that prepares it; null where an edit does."),
  ])

  private static let done = Schema.object([
    "area": path, "areaName": name, "commit": ReportParts.change,
    "from": ReportParts.people.about("The leads before."),
    "to": ReportParts.people.about("The leads after."),
    "isRecorded": Schema.type("boolean").orNull.about(
      "Whether a handoff is recorded; null where nobody left the post."),
  ])

  static let posts = Schema.object([
    "person": ReportParts.person,
    "services": AnswerParts.count.about("Services led."),
    "initiatives": AnswerParts.count.about("Initiatives led."),
    "teams": AnswerParts.count.about("Teams led."),
    "lastCommit": AnswerParts.instant.orNull.about("Null where there is none."),
    "awayUntil": ReportParts.day.orNull.about("Null where no absence is under way."),
    "posts": .list(of: post).about("Ascending by path."),
  ])

  private static let post = Schema.object([
    "area": path, "areaName": name, "kind": ReportAreas.kind,
    "since": AnswerParts.instant.orNull.about("When the turn began; null where not known."),
    "days": Schema.type("integer").orNull.about("For how long; null where not known."),
    "until": ReportParts.day.orNull.about("The planned end of the turn."),
  ])

  static let unled = Schema.object([
    "path": .text().about("The directory."), "message": .text().about("What is the matter."),
    "next": .text().about("The next step."),
  ])

  static let settled = Schema.object([
    "rule": .text("^[a-z][a-z0-9-]*$").about("The rule that had found it."),
    "area": .text().orNull.about("The area's path; null where it was about the repository."),
    "areaName": .text().orNull.about("As people know the area."),
    "text": .text().about("What is so now, in words that name nobody."),
  ])

  static let invalidFile = Schema.object([
    "path": .text().about("From the repository's root."),
    "line": .integer(from: 1).about("Where it stands; the first is 1."),
    "message": .text().about("What is wrong."),
    "more": AnswerParts.count.about("How many more things are wrong with the file."),
  ])

  static let path = Schema.text().about("The area's path.")
  static let name = Schema.text().about("As people know the area.")
}
