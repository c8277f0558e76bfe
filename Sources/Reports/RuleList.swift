package import Basics
package import LeadModel

/// The rules in a list, in three formats.
package enum RuleList {
  /// One rule, as it is listed.
  package struct Row: Sendable {
    package let id: String
    /// The group that it is printed under.
    package let principle: String
    package let severity: String
    /// One sentence, without a dot.
    package let summary: String
    package let options: [Option]

    package init(
      id: String, principle: String, severity: String, summary: String, options: [Option]
    ) {
      self.id = id
      self.principle = principle
      self.severity = severity
      self.summary = summary
      self.options = options
    }
  }

  /// One option of a rule.
  package struct Option: Sendable {
    package let key: String
    /// As it is written in a file.
    package let defaultText: String
    package let help: String
    package let kind: RuleOptionKind

    package init(key: String, defaultText: String, help: String, kind: RuleOptionKind) {
      self.key = key
      self.defaultText = defaultText
      self.help = help
      self.kind = kind
    }
  }

  /// Grouped by principle, in the order in which the principles first come. A severity that is not
  /// the default bears a star, which the last line explains.
  /// - Parameters:
  ///   - severities: what the repository sets, by rule; empty outside of one.
  ///   - width: in columns; nil leaves each rule on one line.
  package static func text(
    _ rows: [Row], severities: [String: String] = [:], width: Int? = nil, style: Style = .plain
  ) -> ByteString {
    let idWidth = rows.map { $0.id.utf8.count }.max() ?? 0
    let indent = 2 + idWidth + 2 + 8 + 1
    var lines: [String] = []
    var isMarked = false
    for principle in principles(rows) {
      if !lines.isEmpty { lines.append("") }
      lines.append(style.bold(principle))
      for row in rows where row.principle == principle {
        let severity = severities[row.id] ?? row.severity
        let mark = severity == row.severity ? "" : "*"
        isMarked = isMarked || !mark.isEmpty
        let cell = coloured(severity, style) + mark
        let padding = String(repeating: " ", count: max(0, 8 - severity.count - mark.count))
        let summary = width.map { wrap(row.summary, to: max(24, $0 - indent)) } ?? [row.summary]
        lines.append(
          "  " + DisplayWidth.fit(row.id, idWidth) + "  " + cell + padding + " "
            + (summary.first ?? ""))
        lines += summary.dropFirst().map { String(repeating: " ", count: indent) + $0 }
      }
    }
    if isMarked {
      lines += ["", "* as this repository sets it; `leadlint explain RULE` says where"]
    }
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  private static func coloured(_ severity: String, _ style: Style) -> String {
    switch severity {
    case "error": style.red(severity)
    case "warning": style.yellow(severity)
    case "info": style.blue(severity)
    default: style.dim(severity)
    }
  }

  /// Rule texts are our own ASCII, so that characters are columns.
  private static func wrap(_ text: String, to width: Int) -> [String] {
    text.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
  }

  /// A table with the options in a column of its own.
  package static func markdown(_ rows: [Row]) -> ByteString {
    var lines = ["| rule | principle | severity | finds | options |", "|---|---|---|---|---|"]
    for row in rows {
      let options = row.options.map { "`\($0.key): \($0.defaultText)`" }.joined(separator: ", ")
      let cells = ["`\(row.id)`", row.principle, row.severity, row.summary, options]
      lines.append("| " + cells.map(cell).joined(separator: " | ") + " |")
    }
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  /// The document `leadlint.rules/1`, ended by a line feed.
  package static func json(_ rows: [Row], version: String) -> ByteString {
    let rules = rows.map { row -> JSONValue in
      [
        "id": row.id.json, "options": .list(row.options.map(json)),
        "principle": row.principle.json, "severity": row.severity.json,
        "summary": row.summary.json,
      ]
    }
    let document: JSONValue = [
      "rules": .list(rules), "schema": "leadlint.rules/1", "version": version.json,
    ]
    return document.document
  }

  private static func json(_ option: Option) -> JSONValue {
    [
      "accepts": option.kind.accepts.json, "default": option.defaultText.json,
      "help": option.help.json, "key": option.key.json, "kind": option.kind.rawValue.json,
    ]
  }

  private static func principles(_ rows: [Row]) -> [String] {
    rows.reduce(into: []) { found, row in
      if !found.contains(row.principle) { found.append(row.principle) }
    }
  }

  /// A bar would end the cell. Rule texts are our own ASCII.
  private static func cell(_ text: String) -> String {
    String(text.unicodeScalars.map { $0 == "|" ? "\\|" : String($0) }.joined())
  }
}
