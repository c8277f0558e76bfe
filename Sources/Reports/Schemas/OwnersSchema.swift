internal import Basics
internal import LeadModel

/// The schema of the front matter of `OWNERS.lead`.
enum OwnersSchema {
  static func render(_ rules: [RuleList.Row]) -> ByteString {
    let definitions = SettingsParts.definitions(rules).merging([
      "person": .text(personPattern)
        .about("A person: Name <email>, an e-mail address, or an @handle of .lead-rules."),
      "persons": SettingsParts.oneOrMany("person").about("Persons, or one."),
    ]) { _, own in own }
    return Schema.object(properties(rules), required: ["kind", "lead"])
      .about(
        "OWNERS.lead makes the directory that it stands in an area. These are the keys between "
          + "its two lines of three dashes; free Markdown follows."
      )
      .document(
        "owners", title: "The front matter of OWNERS.lead", definitions: definitions)
  }

  private static func properties(_ rules: [RuleList.Row]) -> [String: Schema] {
    whatItIs.merging(whoLeadsIt) { first, _ in first }.merging([
      "rules": SettingsParts.rules.about("This area's settings, over those of .lead-rules."),
      "waivers": SettingsParts.waivers(rules, namingAreas: false),
    ]) { first, _ in first }
  }

  private static let whatItIs: [String: Schema] = [
    "kind": .words(SettingsParts.kinds).about("What the directory holds."),
    "name": SettingsParts.line.about("Shown to people; without it, the directory's name."),
    "covers": .either(
      directory, .list(of: directory)
    ).about("Further directories, from the repository's root, that belong to this area."),
    "docs": SettingsParts.patterns.about(
      "The architecture docs: patterns, relative to the directory. Without it, those of "
        + ".lead-rules apply."),
    "contact": SettingsParts.line.about("Where to ask."),
    "team": SettingsParts.path.about(
      "The team directory that this area belongs to, from the repository's root."),
    "status": .words(AreaStatus.allCases.map(\.rawValue))
      .about("Only active areas are judged on time.").with("default", .text("active")),
    "plan": SettingsParts.path.about("Initiatives: the plan, relative to the directory."),
    "decisions": SettingsParts.patterns.about(
      "Initiatives: the records of decisions, relative to the directory."),
    "due": SettingsParts.date.about("Initiatives: when it is to be done."),
  ]

  private static let whoLeadsIt: [String: Schema] = [
    "lead": .either(
      .words(["none"]), .reference("person"), .list(of: .reference("person"), least: 1)
    ).about("Who leads this, one person or several; none says openly that the post is vacant."),
    "deputies": .reference("persons").about("Who can stand in."),
    "members": .reference("persons").about("Teams: who belongs to it."),
    "since": SettingsParts.date.about(
      "When the turn of the first leads began, if before this file."),
    "until": SettingsParts.date.about("The planned end of this lead's turn."),
    "reviewed": SettingsParts.date.about(
      "The docs were reviewed without a change; counts only if the lead committed this line."),
    "away": .list(
      of: .object(
        [
          "from": SettingsParts.date.about("The first day."),
          "to": SettingsParts.date.about("The last day."),
          "cover": .reference("person").about("Who stands in."),
        ], required: ["from", "to"])
    ).about("Planned absences of the lead."),
    "handoffs": .list(
      of: .object(
        [
          "date": SettingsParts.date.about("When it was handed over."),
          "from": .reference("person").about("Who left the post."),
          "to": .reference("person").about("Who took it."),
          "notes": SettingsParts.text.about(
            "A path, relative to the directory, or text."),
        ], required: ["date", "from", "to"])
    ).about("Records of handoffs, newest first."),
  ]

  /// Named, not matched, and not the whole repository.
  private static let directory = Schema.reference("path")
    .with("not", Schema.text(#"[*?]|^/*\.?/*$"#).json)

  static let personPattern =
    #"^[ \t]*(@[A-Za-z0-9._-]+|"# + SettingsParts.emailPattern + #"|[^<>@ \t\n][^<>\n]*<[ \t]*"#
    + SettingsParts.emailPattern
    + #"[ \t]*>)[ \t]*$"#
}
