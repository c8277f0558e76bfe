internal import LeadModel

/// What the schemas of both files that people write have in common.
///
/// Our parser takes the text of a scalar as it was written, so that a name may be `NO` or `1.10`;
/// a validator sees a truth value or a number there. Both are accepted wherever free text is.
enum SettingsParts {
  /// What the references of `OwnersSchema` and `RulesSchema` lead to.
  static func definitions(_ rules: [RuleList.Row]) -> [String: Schema] {
    [
      "date": .text(datePattern).with("format", .text("date"))
        .about("A day: YYYY-MM-DD."),
      "line": scalar.with("pattern", .text("^[ \\t]*\(inner)\(inside)*$"))
        .about("Text on one line."),
      "path": scalar.with("pattern", .text(pathPattern))
        .about("A path inside the repository."),
      "pattern": scalar.with("pattern", .text(globPattern)).with("maxLength", .integer(1024))
        .about(
          "A pattern as in .gitignore: *, **, ?, [..]; a leading ! excludes, a leading / means "
            + "from the repository's root."),
      "patterns": oneOrMany("pattern", most: 1000).about("Patterns; a later one wins."),
      "rules": settings(rules),
      "text": scalar.with("pattern", .text(#"^([\t\n]|"# + inside + ")*$"))
        .about("Text; it may be empty."),
      "severity": .words(["error", "warning", "info", "off"])
        .about("How much a finding matters; off: the rule is not asked."),
    ]
  }

  /// Text, or what YAML makes of it where it looks like something else.
  private static let scalar: Schema = .type("string", "number", "boolean")

  static let flag: Schema = .either(.type("boolean"), .words(["true", "false"]))
  static let date: Schema = .reference("date")
  static let line: Schema = .reference("line")
  static let text: Schema = .reference("text")
  static let path: Schema = .reference("path")
  static let patterns: Schema = .reference("patterns")
  static let rules: Schema = .reference("rules")

  /// A list, or one value in its place.
  static func oneOrMany(_ name: String, least: Int = 0, most: Int? = nil) -> Schema {
    .either(.reference(name), .list(of: .reference(name), least: least, most: most))
  }

  static let kinds = AreaKind.allCases.map(\.rawValue)

  /// Waivers; an area is named only in `.lead-rules`.
  static func waivers(_ rules: [RuleList.Row], namingAreas: Bool) -> Schema {
    var keys: [String: Schema] = [
      // A rule that is not there (any more) is found by a rule, not refused.
      "rule": .either(.words(rules.map(\.id)), line).about("The rule's id."),
      "until": date.about("The last day of the waiver."),
      "reason": text.about("Why the finding may stay for now."),
    ]
    if namingAreas {
      keys["area"] = path.about("The area's directory; without it, all areas.")
    }
    return .list(of: .object(keys, required: ["rule"]))
      .about("Findings to live with for a time.")
  }

  /// A `rules:` map: every rule, every option, in short or at length.
  private static func settings(_ rules: [RuleList.Row]) -> Schema {
    let properties = rules.map { rule in
      let severity = Schema.reference("severity")
      let options = rule.options.map { ($0.key, schema(of: $0)) }
      let all = Dictionary(options, uniquingKeysWith: { first, _ in first })
        .merging(["severity": severity.with("default", .text(rule.severity))]) { _, own in own }
      return (
        rule.id,
        Schema.either(severity, .object(all, required: [])).about(rule.summary + ".")
      )
    }
    return .object(
      Dictionary(properties, uniquingKeysWith: { first, _ in first }), required: []
    ).about("Settings by rule: a severity, or a map of options.")
  }

  private static func schema(of option: RuleList.Option) -> Schema {
    let written = JSONValue.text(option.defaultText)
    switch option.kind {
    case .days, .count, .daysOrAuto, .daysOrOff:
      let limit = option.kind.limit ?? .max
      let digits = String(limit).count
      let number = "0|[1-9][0-9]{0,\(digits - 1)}"
      let words =
        option.kind == .daysOrAuto ? "auto|" : option.kind == .daysOrOff ? "off|" : ""
      return .either(.integer(from: 0, to: limit), .text("^(\(words)\(number))$"))
        .about(sentence(option))
        .with("default", Int(option.defaultText).map { .integer($0) } ?? written)
    case .fraction:
      return .either(.share, .text(#"^(0(\.[0-9]+)?|1(\.0+)?)$"#)).about(sentence(option))
        .with("default", Double(option.defaultText).map { .number($0) } ?? written)
    case .severity:
      return .reference("severity").about(sentence(option)).with("default", written)
    case .flag:
      return flag.about(sentence(option))
        .with("default", .flag(option.defaultText == "true"))
    case .patterns:
      return .reference("patterns").about("\(sentence(option)) Default: \(option.defaultText).")
    }
  }

  private static func sentence(_ option: RuleList.Option) -> String {
    option.help.prefix(1).uppercased() + option.help.dropFirst() + "."
  }

  /// A character within a line: no control character, which our parser refuses.
  private static let inside =
    #"[^\u0000-\u0008\n-\u001f\u007f-\u009f\u2028\u2029\ufeff]"#

  /// The same, and no white space.
  private static let inner =
    #"[^\u0000-\u0020\u007f-\u009f\u2028\u2029\ufeff]"#

  static let emailPattern =
    #"[^@\u0000-\u0020\u007f<>,]+@[^@\u0000-\u0020\u007f<>,]+"#

  static let datePattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

  /// No home directory, no drive, no `..`, no `//`, no `.` beside other components.
  private static let pathPattern =
    #"^(?!~(/|$))(?![A-Za-z]:[\\/])(?!(.*/)?\.\.(/|$))(?!.*[^/]//+[^/])(?!/*\./+[^/])"#
    + #"(?!.*[^/]/\.(/|$))[ \t]*"# + inner + inside + "*$"

  /// As for a path; a `!` may come first, and neither `/` nor nothing is a pattern.
  private static let globPattern =
    #"^(?!!?~(/|$))(?!!?[A-Za-z]:[\\/])(?!!?(.*/)?\.\.?(/|$))(?!.*//)(?!!?/? *$)(?!.*\t)"#
    + inside + "+$"
}
