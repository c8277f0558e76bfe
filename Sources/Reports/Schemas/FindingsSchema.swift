internal import Basics
internal import LeadModel

/// The schema of what `FindingsJSON` writes.
enum FindingsSchema {
  static func render(_ rules: [RuleList.Row]) -> ByteString {
    let keys = AnswerParts.heading("leadlint.findings/1").merging([
      "base": AnswerParts.commit.orNull.about(
        "The commit that was compared with; null without one."),
      "summary": .object([
        "error": AnswerParts.count.about(
          "Findings of severity error that may fail a run; here and below, others are not counted."),
        "warning": AnswerParts.count.about("Findings of severity warning."),
        "info": AnswerParts.count.about("Findings of severity info."),
        "new": AnswerParts.count.about("Findings that the base does not have."),
        "waived": AnswerParts.count.about("Findings of any severity that a waiver covers."),
        "baselined": AnswerParts.count.about(
          "Findings of any severity that the baseline lists, and no waiver covers."),
      ]).about("How many there are."),
      "notes": .list(of: .text()).about(
        "What else whoever judges a change should know, a sentence each."),
      "findings": .list(of: finding(rules)).about("By area, then by place."),
    ]) { first, _ in first }
    return Schema.object(keys)
      .about("What the rules found. What does not exist is null, never left out.")
      .document(
        "findings", title: "leadlint.findings/1", definitions: AnswerParts.definitions)
  }

  private static func finding(_ rules: [RuleList.Row]) -> Schema {
    .object([
      "rule": .words(rules.map(\.id)).about("The rule's id."),
      "severity": .words(Severity.allCases.map(\.rawValue)).about("How much it matters."),
      "area": .text().orNull.about(
        "The area's path; null for a finding about the repository."),
      "path": .text().about("The file that the finding stands in, from the repository's root."),
      "line": .integer(from: 1).about("The first is 1."),
      "column": .integer(from: 1).about("In bytes; the first is 1."),
      "person": AnswerParts.email.orNull.about("Whom the finding is about."),
      "reason": .text("^[a-z][a-z0-9-]*$").orNull.about(
        "Which of the rule's conditions held, where it has several."),
      "message": .text().about("What is wrong, in one line."),
      "help": .text().about("The next step."),
      "new": .type("boolean").about("Whether the base does not have it."),
      "baselined": .type("boolean").about(
        "Whether the baseline lists it, so that it fails no run."),
      "fingerprint": .text("^[0-9a-f]{16}$").about(
        "The same as long as rule, area and subject are."),
      "evidence": .list(of: AnswerParts.commit).about(
        "Commits that show it, most telling first."),
      "data": .type("object").with(
        "additionalProperties",
        Schema.either(.type("number", "string", "null"), .list(of: .type("string"))).json
      ).about("The inputs of the rule's formula, under names of its own."),
      "notes": .list(of: .text()).about("What else the reader should know, a sentence each."),
      "waiver": waiver.orNull.about(
        "The waiver that covers it, so that it fails no run; null without one."),
    ])
  }

  private static let waiver: Schema = .object([
    "path": .text().about("The file that the waiver stands in, from the repository's root."),
    "line": .integer(from: 1).about("The first is 1."),
    "until": .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$").orNull.about(
      "Its last day; null where it does not end."),
    "reason": .text().about("Why the finding may stay."),
  ])
}
