internal import Basics
internal import LeadModel

/// The schema of `.lead-rules`.
enum RulesSchema {
  static func render(_ rules: [RuleList.Row]) -> ByteString {
    Schema.object(
      [
        "version": Schema().with("enum", .list([.integer(1), .text("1")]))
          .about("The version of this format."),
        "areas": areas,
        "docs": SettingsParts.patterns.about(
          "The docs of areas that name none, relative to the area. Default: "
            + RulesFile.defaultDocs.map(\.text.lossyText).joined(separator: ", ")
            + ", with file names in any case."),
        "people": .list(of: person).about(
          "People with all their addresses, and the handle that files may use."),
        "history": history,
        "rules": SettingsParts.rules,
        "overrides": .list(of: override).about(
          "Rule settings for some areas; of several that match, the last wins, option by option."),
        "waivers": SettingsParts.waivers(rules, namingAreas: true),
        "merge": block(
          rules, "What a check against a base blocks.",
          "Rules of which no finding may come with a change, also where it grew over time. What the "
            + "change itself breaks is blocked anyway."),
        "hook": block(
          rules, "What the commit hook blocks.",
          "Rules of which no finding may stand in an area that a commit touches. What a commit "
            + "itself breaks is blocked anyway."),
        "web": SettingsParts.line.about(
          "The repository's address on the web, for links into it. Default: that of origin."),
        "gone": .list(of: .text(OwnersSchema.personPattern)).about(
          "People who have left, whatever history says."),
      ], required: []
    )
    .with("minProperties", .integer(1))
    .about(
      ".lead-rules stands at the repository's root. Everything in it has a default, which "
        + ".lead-rules.example shows."
    )
    .document("rules", title: ".lead-rules", definitions: SettingsParts.definitions(rules))
  }

  private static func block(
    _ rules: [RuleList.Row], _ about: String, _ aboutNames: String
  ) -> Schema {
    let names = Schema.words(rules.map(\.id))
    return .object(
      ["block": .either(names, .list(of: names)).about(aboutNames)], required: []
    ).about(about)
  }

  private static let areas = Schema.object(
    Dictionary(
      SettingsParts.kinds.map { kind in
        (kind, SettingsParts.patterns.about("Patterns from the repository's root."))
      }, uniquingKeysWith: { first, _ in first }), required: []
  ).about("Where an OWNERS.lead is expected, by kind of directory.")

  private static let person: Schema = {
    let email = Schema.text("^\(SettingsParts.emailPattern)$")
    return .object(
      [
        "name": SettingsParts.line.about("As it is printed."),
        "emails": .either(email, .list(of: email, least: 1))
          .about("All addresses, the canonical one first."),
        "handle": .text("^@[A-Za-z0-9._-]+$").about("How files may name this person: @anna."),
        "bot": SettingsParts.flag.about("A bot: never credited."),
        "agent": SettingsParts.flag.about("An AI agent: counted, never credited."),
      ], required: ["emails"])
  }()

  private static let history: Schema = {
    let defaults = RulesFile()
    let file = SettingsParts.path.with("not", Schema.text(#"^/*\.?/*$"#).json)
    func texts(_ list: [ByteString]) -> JSONValue { .list(list.map { .text($0.lossyText) }) }
    return .object(
      [
        "ignore-revs": .either(file, .list(of: file))
          .about("Files that list commits which are credited to nobody.")
          .with("default", texts(defaults.ignoreRevisionFiles)),
        "sweeping-commit": .either(.integer(from: 0, to: .max), .text("^[0-9]+$"))
          .about("A commit that changes more paths than this refreshes no doc; 0: no limit.")
          .with("default", .integer(defaults.sweepingCommit)),
        "sweeping-areas": .either(.integer(from: 0, to: .max), .text("^[0-9]+$"))
          .about(
            "Nor does one that changes docs of more areas than this; one that changes code of more "
              + "is no work on one of them; 0: no limit."
          )
          .with("default", .integer(defaults.sweepingAreas)),
        "trivial-words": .either(.integer(from: 0, to: .max), .text("^[0-9]+$"))
          .about("Nor does an edit of a doc by fewer words than this; 0: any does.")
          .with("default", .integer(defaults.trivialWords)),
        "moved-code": .words(RulesFile.MovedCode.allCases.map(\.rawValue))
          .about(
            "Which moves an area's code is followed through for its absence factor: those of "
              + "unchanged files only, or those with an edit, too."
          )
          .with("default", .text(defaults.movedCode.rawValue)),
        "bots": SettingsParts.oneOrMany("line")
          .about(
            "Parts of \"Name <email>\", in any case, that tell bots besides those that leadlint "
              + "knows; !x exempts. Bots are never credited."),
        "agents": SettingsParts.oneOrMany("line")
          .about("AI agents, likewise: counted, never credited."),
        "identities": .object(
          [
            "same-name": .words(RulesFile.SameName.allCases.map(\.rawValue))
              .about("Whether one full name under several addresses is one person.")
              .with("default", .text(defaults.sameName.rawValue))
          ], required: []
        ).about("Which addresses are one person's, besides .mailmap and people."),
        "present-days": .either(.integer(from: 0, to: .max), .text("^[0-9]+$"))
          .about("How many days ago somebody may have been seen last and count as present.")
          .with("default", .integer(defaults.presentDays)),
        "since": SettingsParts.date.about("Commits before this day are not read."),
      ], required: []
    ).about("How history is read.")
  }()

  private static let override = Schema.object([
    "areas": SettingsParts.patterns.about("The areas' directories, from the repository's root."),
    "rules": SettingsParts.rules,
  ])
}
