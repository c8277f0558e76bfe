internal import Basics
internal import LeadModel

/// The text of `.github/RULES.md`: for every rule what `leadlint explain` prints, in Markdown.
package enum RuleManual {
  /// Ended by a line feed.
  package static func text() -> String {
    let rows = RuleRegistry.rules.map { rule in
      let about = rule.description
      return """
        | [\(about.id)](#\(about.id)) | \(about.summary) | \(about.severity.rawValue) | \
        \(about.nature.rawValue) | \(about.principle.rawValue) |

        """
    }
    return """
      # Rules

      Generated from the rules themselves; `leadlint explain RULE` prints the same for one of them. To \
      write this file anew: `RECORD_SNAPSHOTS=1 swift test --filter RuleManualTests`.

      | rule | what it reports | severity | nature | principle |
      |---|---|---|---|---|

      """ + rows.joined() + RuleRegistry.rules.map(page).joined()
  }

  private static func page(of rule: RegisteredRule) -> String {
    let about = rule.description
    let options = rule.options.map { option in
      "- `\(option.key): \(option.defaultText)`: \(option.help); accepts \(option.accepts)\n"
    }
    var page = """

      ## \(about.id)

      \(about.summary). \(about.natureInWords) Principle: \(about.principle.rawValue); since \(about.since).

      **Why.** \(about.rationale)

      **Exact condition.** \(paragraphs(about.condition))

      **Options.**

      - `severity: \(about.severity.rawValue)`: accepts \(RuleOptionKind.severity.accepts)

      """ + options.joined()
    if let example = about.examples.first(where: { !$0.findings.isEmpty }) {
      page += """

        **Example**: \(example.title). Judged at \(example.now), this history:

        ```text
        \(example.story)
        ```

        has \(example.findings.count == 1 ? "this finding" : "these findings"):

        ```text
        \(example.findings.joined(separator: "\n"))
        ```

        """
    }
    return page + "\n**How to fix it.** \(about.remedy)\n"
  }

  /// Each line a paragraph, or an item of a list.
  private static func paragraphs(_ text: String) -> String {
    var result = ""
    var wasItem = false
    for line in text.split(separator: "\n") {
      let isItem = line.hasPrefix("- ")
      if !result.isEmpty { result += isItem && wasItem ? "\n" : "\n\n" }
      result += line
      wasItem = isItem
    }
    return result
  }
}

extension RuleDescription {
  /// The nature of its findings, in a sentence or two.
  var natureInWords: String {
    let others = reasons.filter { $0.nature != nature }.map(\.id)
    let sentence =
      switch nature {
      case .change: "A single commit brings it about."
      case .drift: "It comes about over time; no single commit is at fault."
      }
    guard let last = others.last else { return sentence }
    let names =
      others.count == 1 ? last : others.dropLast().joined(separator: ", ") + " and \(last)"
    return String(sentence.dropLast())
      + "; \(names) \(others.count == 1 ? "comes" : "come") about over time."
  }
}
