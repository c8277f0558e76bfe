internal import Basics
internal import LeadModel

/// What a rule says of itself, as a page of text.
package enum RulePage {
  /// The page of `leadlint explain RULE`: plain text, lines of at most 80 characters (examples and
  /// long words aside), ended by a line feed.
  package static func text(for rule: RegisteredRule) -> String {
    let about = rule.description
    var page = "\(about.id) · \(about.principle.rawValue) · since \(about.since)\n"
    page += section("What it reports", wrapped("\(about.summary)."))
    page += section("Why", wrapped(about.rationale))
    page += section("Exact condition", wrapped(about.condition))
    page += section("Options", options(of: rule))
    if let example = about.examples.first(where: { !$0.findings.isEmpty }) {
      page += section("Example", text(of: example, rule: about))
    }
    page += section("How to mend it", wrapped(about.remedy))
    return page
  }

  private static func section(_ heading: String, _ body: String) -> String {
    "\n\(heading)\n\(body)"
  }

  private static func options(of rule: RegisteredRule) -> String {
    let severity = RegisteredRule.Option(
      key: severityKey.lossyText, help: "how much a finding matters; off: the rule is not asked",
      defaultText: rule.description.severity.rawValue, kind: .severity)
    return ([severity] + rule.options).map { option in
      "  \(option.key): \(option.defaultText)\n"
        + wrapped(option.help, indent: 6) + wrapped("accepts \(option.accepts)", indent: 6)
    }.joined()
  }

  private static func text(of example: RuleExample, rule: RuleDescription) -> String {
    let story = example.story.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
    return wrapped("\(example.title), judged at \(example.now):") + "\n\(story)\n"
      + wrapped("finds:") + example.findings.map { wrapped($0, indent: 4) }.joined()
  }

  /// Lines of at most 80 characters, broken at spaces; a line feed ends a paragraph. What follows a
  /// dash is set in.
  private static func wrapped(_ text: String, indent: Int = 2) -> String {
    text.split(separator: "\n").map { paragraph in
      let hanging = paragraph.hasPrefix("- ") ? 2 : 0
      let words = paragraph.split(separator: " ")
      return lines(of: words, first: indent, others: indent + hanging)
    }.joined()
  }

  private static func lines(of words: [Substring], first: Int, others: Int) -> String {
    var finished = ""
    var line = String(repeating: " ", count: first)
    var isEmpty = true
    for word in words {
      if !isEmpty, line.count + 1 + word.count > 80 {
        finished += line + "\n"
        line = String(repeating: " ", count: others)
        isEmpty = true
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return finished + line + "\n"
  }
}
