package import Basics

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

    package init(key: String, defaultText: String, help: String) {
      self.key = key
      self.defaultText = defaultText
      self.help = help
    }
  }

  /// Grouped by principle, in the order in which the principles first come.
  package static func text(_ rows: [Row]) -> ByteString {
    let width = rows.map { $0.id.utf8.count }.max() ?? 0
    var lines: [String] = []
    for principle in principles(rows) {
      if !lines.isEmpty { lines.append("") }
      lines.append(principle)
      for row in rows where row.principle == principle {
        lines.append(
          "  " + DisplayWidth.fit(row.id, width) + "  " + DisplayWidth.fit(row.severity, 7) + "  "
            + row.summary)
      }
    }
    return ByteString(lines.map { $0 + "\n" }.joined())
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
  /// - Throws: what the encoder throws, which it does not for these types.
  package static func json(_ rows: [Row], version: String) throws -> ByteString {
    try JSONText.encode(Document(version: version, rules: rows.map(Item.init)))
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

  private struct Document: Encodable {
    let schema = "leadlint.rules/1"
    let version: String
    let rules: [Item]
  }

  private struct Item: Encodable {
    let id: String
    let principle: String
    let severity: String
    let summary: String
    let options: [OptionItem]

    init(_ row: Row) {
      id = row.id
      principle = row.principle
      severity = row.severity
      summary = row.summary
      options = row.options.map {
        OptionItem(key: $0.key, defaultValue: $0.defaultText, help: $0.help)
      }
    }
  }

  private struct OptionItem: Encodable {
    let key: String
    let defaultValue: String
    let help: String

    enum CodingKeys: String, CodingKey {
      case key, help
      case defaultValue = "default"
    }
  }
}
