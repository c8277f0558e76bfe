internal import Basics
internal import LeadModel

/// The schema of `WeeklyReport` as JSON.
enum ReportSchema {
  static func render() -> ByteString {
    let keys = AnswerParts.heading(WeeklyReport.schemaName).merging([
      "title": .text().about("The report's heading."),
      "week": week,
      "tipName": .text().about("What the commit judged is called."),
      "scope": scope,
      "sentence": .text().about("How the week went, without a final dot."),
      "direction": ReportParts.direction.about("Where the week went as a whole."),
      "figures": .list(of: figure, least: 5, most: 5).about(
        "Healthy areas, stale docs, silos, missing handoffs, spread; in this order."),
      "trend": .list(of: point).about("A point for each week, oldest first; the last is now."),
      "leads": .list(of: ReportLists.lead).about("Those with the most to settle first."),
      "leaderless": .list(of: ReportParts.item).about(
        "What is overdue in areas without a lead, and what is about the repository."),
      "staleDocs": .list(of: ReportLists.doc).about(
        "Docs of areas whose docs are stale; the area with the most change first."),
      "silos": .list(of: ReportLists.silo).about("Areas where a lead does most of the work."),
      "handoffs": ReportLists.handoffs,
      "posts": .list(of: ReportLists.posts).about("Those with the most posts first."),
      "spread": spread,
      "unled": .list(of: ReportLists.unled).about("Directories without a lead, by path."),
      "settled": .list(of: ReportLists.settled).about(
        "What was found a week ago and is no longer, by area and rule."),
      "areas": .list(of: ReportAreas.area).about("Ascending by path."),
      "invalidFiles": .list(of: ReportLists.invalidFile).about(
        "OWNERS.lead files that cannot be read: their areas are not judged."),
      "notes": .list(of: .text()).about(
        "What the reader should know of how the report came to be."),
    ]) { first, _ in first }
    return Schema.object(keys)
      .about("The weekly report. A fact that does not exist is null, never left out.")
      .document(
        "report", title: WeeklyReport.schemaName,
        definitions: AnswerParts.definitions.merging(ReportParts.definitions) { first, _ in first })
  }

  private static let week = Schema.object([
    "label": ReportParts.week,
    "from": ReportParts.day.about("Its Monday."), "to": ReportParts.day.about("Its Sunday."),
    "since": AnswerParts.instant.orNull.about(
      "The instant that changes are counted from: the end of the week before; null where there was "
        + "nothing yet."),
  ]).about("The ISO week that the report is about, in UTC.")

  private static let scope = Schema.object([
    "team": .text().orNull.about("Only this team's areas; null: of all teams."),
    "lead": ReportParts.person.orNull.about("Only this lead's areas; null: of all leads."),
    "area": .text().orNull.about("Only the area of this directory; null: all areas."),
    "hasPseudonyms": .type("boolean").about("Whether people have other names in it."),
    "maxPerLead": .integer(from: 1).about("How many items each list of a lead holds at most."),
    "dueDays": AnswerParts.count.about("How many days ahead is looked for what falls due."),
  ]).about("Which part of the repository the report is about.")

  private static let figure = Schema.object([
    "id": .words(WeeklyReport.Figure.ID.allCases.map(\.rawValue)).about("Which figure it is."),
    "label": .text().about("What people call it."),
    "value": .type("number", "null").with("minimum", .integer(0)).about(
      "A count; for spread those who lead ÷ those who are active; null where nobody is active."),
    "of": AnswerParts.count.orNull.about(
      "What the count is a part of: active areas, or active people; null: of nothing."),
    "change": .type("number", "null").about(
      "The value less that of the week before; null where there was none."),
    "direction": ReportParts.direction,
    "text": .text().about("The value as people read it."),
    "changeText": .text().orNull.about("The change as people read it; null without one."),
  ])

  private static let point = Schema.object([
    "week": ReportParts.week,
    "at": AnswerParts.instant.about("The week's end; of the last point, the report's instant."),
    "tip": .text("^([0-9a-f]{40}([0-9a-f]{24})?)?$").about(
      "The commit judged; empty before the first."),
    "areas": AnswerParts.count.about("Active areas, with a lead or without."),
    "healthy": AnswerParts.count.about("Active areas without an error or a warning."),
    "staleDocs": AnswerParts.count.about("Areas with stale docs."),
    "silos": AnswerParts.count.about("Areas where a lead does most of the work."),
    "missingHandoffs": AnswerParts.count.about("Handoffs that are missing."),
    "leading": AnswerParts.count.about("People who lead an active area."),
    "active": AnswerParts.count.about("People credited with a commit lately."),
    "effectiveLeads": ReportParts.effectiveLeads,
    "errors": AnswerParts.count.about("Findings of this severity."),
    "warnings": AnswerParts.count.about("Findings of this severity."),
    "infos": AnswerParts.count.about("Findings of this severity."),
  ])

  private static let spread = Schema.object([
    "leading": AnswerParts.count.about("People who lead an active area."),
    "active": AnswerParts.count.about("People credited with a commit lately."),
    "posts": AnswerParts.count.about("Posts: one person's lead of one active area each."),
    "effectiveLeads": ReportParts.effectiveLeads,
    "busiest": ReportParts.person.orNull.about("Who has the most posts; null without posts."),
    "busiestShare": Schema.share.orNull.about("Of all posts; null without posts."),
  ]).about("How leading is spread over people.")
}
