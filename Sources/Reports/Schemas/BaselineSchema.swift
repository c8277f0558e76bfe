internal import Basics

/// The schema of what `BaselineJSON` writes.
enum BaselineSchema {
  static func render(_ rules: [RuleList.Row]) -> ByteString {
    Schema.object([
      "schema": Schema().with("const", .text("leadlint.baseline/1")).about(
        "The format, with its version."),
      "findings": .list(of: finding(rules)).about("By area, rule and fingerprint."),
    ])
    .about("Findings that were there when leadlint was taken up: they are known, and fail no run.")
    .document("baseline", title: "leadlint.baseline/1", definitions: [:])
  }

  /// Any rule's id: one that is gone leaves its findings settled, not the file damaged.
  private static func finding(_ rules: [RuleList.Row]) -> Schema {
    .object([
      "area": .text().orNull.about("The area's path; null for a finding about the repository."),
      "fingerprint": .text("^[0-9a-f]{16}$").about(
        "The same as long as rule, area and subject are; by it a finding is known again."),
      "path": .text().about("The file that the finding stood in, from the repository's root."),
      "rule": .text("^[a-z][a-z0-9-]*$").with(
        "examples", .list(rules.prefix(3).map { .text($0.id) })
      ).about("The rule's id."),
      "subject": .text().about("What the finding is about."),
    ])
  }
}
