package import Basics
internal import LeadModel

/// What a rule says of itself, as a page of text, and how a repository sets it.
package struct RulePage: Sendable {
  /// How the page looks; the words are the same in every style.
  package struct Style: Sendable {
    let heading: @Sendable (String) -> String
    let value: @Sendable (ByteString) -> String
    let path: @Sendable (ByteString) -> String

    /// - Parameters:
    ///   - heading: sets a heading off.
    ///   - value: makes what a file says fit to be printed.
    ///   - path: makes a path fit to begin a line.
    package init(
      heading: @escaping @Sendable (String) -> String,
      value: @escaping @Sendable (ByteString) -> String,
      path: @escaping @Sendable (ByteString) -> String
    ) {
      self.heading = heading
      self.value = value
      self.path = path
    }
  }

  /// Locations that are shown which set a rule for some areas alone; the rest are counted.
  static let exceptionLimit = 10

  private let style: Style

  package init(style: Style) { self.style = style }

  /// The page of `leadlint explain RULE`: lines of at most 80 characters (examples, locations and long
  /// words aside), ended by a line feed.
  /// - Parameter use: how a repository sets the rule; nil: there is none.
  package func text(for rule: RegisteredRule, _ use: RuleUse?) -> String {
    let about = rule.description
    var page = style.heading("\(about.id) · \(about.principle.rawValue) · since \(about.since)")
    page += "\n"
    page += section("What it reports", Self.wrapped("\(about.summary).\n\(about.natureInWords)"))
    page += section("Why", Self.wrapped(about.rationale))
    page += section("Exact condition", Self.wrapped(about.condition))
    page += section("Options", options(of: rule, use))
    if let use, !use.elsewhere.isEmpty {
      page += section("Set otherwise", exceptions(use.elsewhere))
    }
    if let example = about.examples.first(where: { !$0.findings.isEmpty }) {
      page += section("Example", Self.text(of: example, rule: about))
    }
    page += section("How to fix it", Self.wrapped(about.remedy))
    return page
  }

  private func section(_ heading: String, _ body: String) -> String {
    "\n\(style.heading(heading))\n\(body)"
  }

  private func options(of rule: RegisteredRule, _ use: RuleUse?) -> String {
    let severity = RegisteredRule.Option(
      key: severityKey.lossyText, help: "how much a finding matters; off: the rule does not run",
      defaultText: rule.description.severity.rawValue, kind: .severity)
    return ([severity] + rule.options).map { option in
      "  \(option.key): \(option.defaultText)\n"
        + Self.wrapped(option.help, indent: 6)
        + Self.wrapped("accepts \(option.accepts)", indent: 6)
        + (use.map { current(option, $0) } ?? "")
    }.joined()
  }

  /// What holds in the repository, and where that stands.
  private func current(_ option: RegisteredRule.Option, _ use: RuleUse) -> String {
    guard let setting = use.here[ByteString(option.key)] else {
      return "      here: \(option.defaultText), the default\n"
    }
    return Self.beside(
      "      here: \(style.value(setting.text))", location(setting.location), indent: 12)
  }

  private func exceptions(_ all: [RuleUse.Exception]) -> String {
    var lines = all.prefix(Self.exceptionLimit).map { exception in
      let settings = exception.settings.map(style.value).joined(separator: ", ")
      let areas = exception.areas.map(style.value).joined(separator: ", ")
      return Self.beside(
        "  \(location(exception.location))", areas.isEmpty ? settings : "\(settings), in \(areas)",
        indent: 6)
    }
    if all.count > Self.exceptionLimit {
      lines.append("  and \(all.count - Self.exceptionLimit) more\n")
    }
    return lines.joined()
  }

  private func location(_ location: RuleUse.Location) -> String {
    "\(style.path(location.file)):\(location.position.line):\(location.position.column)"
  }

  /// Two texts on one line, or, where that is too long, the second below the first.
  private static func beside(_ first: String, _ second: String, indent: Int) -> String {
    if first.count + 2 + second.count <= 80 { return "\(first)  \(second)\n" }
    return "\(first)\n" + wrapped(second, indent: indent)
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
