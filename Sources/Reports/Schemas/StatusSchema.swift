internal import Basics
internal import LeadModel

/// The schema of what `StatusJSON` writes.
enum StatusSchema {
  static func render() -> ByteString {
    let keys = AnswerParts.heading("leadlint.status/2").merging([
      "areas": .list(of: .reference("area")).about("Ascending by path."),
      "people": .list(of: person).about(
        "Everyone credited in the activity window or named in an OWNERS.lead, by e-mail."),
      "spread": spread,
    ]) { first, _ in first }
    let definitions = AnswerParts.definitions.merging([
      "area": area,
      "change": change,
      "look": look(of: Attention.How.allCases.filter(\.isLook)).about("A look at the docs."),
      "date": AnswerParts.instant.orNull.about("The commit's date; null where it has none."),
      "day": .text(SettingsParts.datePattern).with("format", .text("date")).about("A day."),
      "name": .text().orNull.about("The person's name; null where none is known."),
    ]) { first, _ in first }
    return Schema.object(keys)
      .about("The facts of each area. A fact that does not exist is null, never left out.")
      .document("status", title: "leadlint.status/2", definitions: definitions)
  }

  private static let name: Schema = .reference("name")
  private static let day: Schema = .reference("day")
  private static let date: Schema = .reference("date")

  private static let area = Schema.object([
    "path": .text().about("The directory, from the repository's root; . is the root itself."),
    "kind": .words(AreaKind.allCases.map(\.rawValue)).about("What the directory holds."),
    "name": .text().about("As people know it."),
    "status": .words(AreaStatus.allCases.map(\.rawValue))
      .about("Only active areas are judged on time."),
    "team": .text().orNull.about("The directory of the team that the area belongs to."),
    "leads": .list(
      of: .object([
        "name": name, "email": AnswerParts.email,
        "since": AnswerParts.instant.orNull.about(
          "Since when without a break; null where that is not committed."),
        "lastLook": Schema.reference("look").orNull.about("The lead's own newest look."),
      ])
    ).about("Empty where the post is vacant."),
    "deputies": .list(of: .object(["name": name, "email": AnswerParts.email]))
      .about("Who can stand in."),
    "docs": .list(of: doc).about("The architecture docs, ascending by path."),
    "attention": look(of: Attention.How.allCases).orNull.about(
      "The newest look of a lead, or where the time to look began: null without a lead."),
    "lastLook": Schema.reference("look").orNull.about("The newest look of a lead."),
    "driftCommits": AnswerParts.count.orNull.about(
      "Commits on the area's code that the attention did not see; null without attention."),
    "docsDrift": AnswerParts.count.orNull.about(
      "The same since the last look or change of a doc by anybody; null where neither ever was."),
    "activity": activity,
    "leadShare": Schema.share.orNull.about(
      "The leads' share of the activity; null without a lead or a commit."),
    "absenceFactor": AnswerParts.count.orNull.about(
      "How few people, gone, would leave most files without an author; null without files."),
    "knowledgeFactor": AnswerParts.count.orNull.about(
      "The same over text files of which an author is present; null where no file has one."),
    "leadChanges": .list(of: leadChange).about("Each change of the lead."),
  ])

  private static let doc = Schema.object([
    "path": .text().about("From the repository's root."),
    "lastChange": Schema.reference("change").orNull.about("The newest that says something new."),
    "lastLeadChange": Schema.reference("change").orNull.about("The newest by a current lead."),
    "stated": Schema.object([
      "key": .text().about("The key that holds it, such as last_reviewed_on."), "date": day,
      "line": .integer(from: 1).about("Where it stands; the first is 1."),
    ]).orNull.about("A date of review that somebody typed into the doc: no evidence."),
  ])

  private static let change = Schema.object([
    "commit": AnswerParts.commit, "date": date,
    "people": .list(of: AnswerParts.email).about("Who is credited."),
  ])

  private static func look(of kinds: [Attention.How]) -> Schema {
    .object([
      "how": .words(kinds.map(\.rawValue)).about(
        "A change of a doc or a review without one; no look: the beginning of the turn, or none "
          + "since the first version."),
      "commit": AnswerParts.commit, "date": date,
      "by": AnswerParts.email.about("The lead."),
    ])
  }

  private static let activity = Schema.object([
    "since": AnswerParts.instant.about("Where the window begins."),
    "commits": AnswerParts.count.about("How many changed the area; merges are not counted."),
    "assisted": AnswerParts.count.about("Those of them in which an AI agent took part."),
    "people": .list(
      of: .object([
        "name": name, "email": AnswerParts.email,
        "commits": AnswerParts.count.about("How many the person is credited with."),
        "share": Schema.share.about("Of the commits, to 4 places."),
      ])
    ).about("By share, highest first, then e-mail."),
  ]).about("Who worked in the area within the window.")

  private static let leadChange = Schema.object([
    "commit": AnswerParts.commit, "date": date,
    "from": .list(of: AnswerParts.email).about("The leads before."),
    "to": .list(of: AnswerParts.email).about("The leads after."),
    "handoff": Schema.either(.words(["recorded", "missing"]), .type("null")).about(
      "Whether a handoff is recorded; null where nobody left the post."),
  ])

  private static let person = Schema.object([
    "name": name, "email": AnswerParts.email,
    "leads": .list(of: .text()).about("The paths of the areas that the person leads."),
    "kind": .words(["person", "agent"]).about("A person, or an AI agent; bots are not listed."),
    "addresses": .list(of: AnswerParts.email).about(
      "All that commits carry, and the canonical one, ascending; empty for an unknown handle."),
    "seen": Schema.object(["commit": AnswerParts.commit, "date": date]).orNull
      .about("The newest commit that names the person as author or co-author."),
    "posts": .object([
      "services": AnswerParts.count.about("Services led."),
      "initiatives": AnswerParts.count.about("Initiatives led."),
      "teams": AnswerParts.count.about("Teams led."),
    ]).about("How many active areas the person leads."),
    "away": Schema.object([
      "from": day, "to": day,
      "cover": Schema.object(["name": name, "email": AnswerParts.email]).orNull
        .about("Who stands in; null where nobody does."),
    ]).orNull.about("The planned absence that is under way."),
  ])

  private static let spread = Schema.object([
    "leading": AnswerParts.count.about("People who lead an active area."),
    "active": AnswerParts.count.about("People credited within the activity window."),
    "share": .type("number", "null").with("minimum", .integer(0)).about(
      "leading, divided by active; null where nobody is active."),
    "posts": AnswerParts.count.about("Posts: one person's lead of one active area each."),
    "effectiveLeads": .type("number").with("minimum", .integer(0)).about(
      "As many people with equally many posts would be as evenly spread; 0 without posts."),
    "busiest": Schema.object([
      "name": name, "email": AnswerParts.email,
      "posts": AnswerParts.count.about("How many the person has."),
      "share": Schema.share.about("Of all posts."),
    ]).orNull.about("Who has the most posts; null without posts."),
  ]).about("How leading is spread over people.")
}
