package import Basics
internal import LeadModel

/// A rollup as GitHub-flavoured Markdown, for an issue or a wiki.
package enum RollupMarkdown {
  /// An issue takes 65,536 characters; bytes are never fewer.
  static let limit = 65_000
  /// What lines that count the rest may take in all.
  private static let reserve = 3_000

  /// The document, ended by a line feed. Lists are cut between two rows where all of them would be
  /// too long, and what is left out is counted.
  package static func render(_ rollup: Rollup) -> ByteString {
    var page = Page(room: limit - reserve)
    page.add("<!-- leadlint:rollup week=\(ISOWeek(reportedAt: rollup.now).label) -->")
    page.add("# \(inline(rollup.title))\n\n\(inline(rollup.sentence)).\n")
    page.list(
      "", figureLines(rollup), header: "| what | number | since last week |\n|---|--:|---|")
    page.list(
      "Repositories", rollup.repositories.map(row),
      header: """
        | | repository | areas | healthy | errors | stale docs | silos | missing handoffs | no lead \
        | week |
        |--:|---|--:|--:|--:|--:|--:|--:|--:|---|
        """)
    if rollup.repositories.contains(where: { $0.source == .status }) {
      page.add("\\* \(RollupPhrasing.factsAlone).\n")
    }
    page.add("Ranked by \(rollup.ranking)\n")
    page.list("For each lead", rollup.leads.map(section))
    page.list("Overdue, and no lead's", rollup.leaderless.map(item))
    page.list("Directories without a lead", rollup.unled.map(unled))
    page.list(
      "Who leads", rollup.people.map(person),
      header: "| lead | posts | of all | last commit | where |\n|---|--:|--:|---|---|")
    if let busiest = rollup.spread.busiest, let share = rollup.spread.busiestShare {
      let parts = RollupPhrasing.spread(rollup.spread).joined(separator: "; ")
      page.add(
        "\(parts); \(inline(busiest.name)) holds \(percent(share)) of the posts.\n")
    }
    page.list("Repositories without areas", rollup.withoutAreas.map { "- \(inline($0))" })
    page.list(
      "Files that could not be read",
      rollup.unread.map { "- \(code($0.file)): \(inline($0.problem))" })
    page.list("Notes", rollup.notes.map { "- \(inline($0))" })
    page.add("\(RollupPhrasing.judged(rollup)).")
    return ByteString(page.text)
  }

  /// Text that grows until there is no room.
  private struct Page {
    private(set) var text = ""
    private var room: Int
    private var isCut = false

    init(room: Int) { self.room = room }

    /// What stands in any case.
    mutating func add(_ paragraph: String) {
      text += paragraph + "\n"
      room -= paragraph.utf8.count + 1
    }

    mutating func list(_ title: String, _ rows: [String], header: String = "") {
      guard !rows.isEmpty else { return }
      if !title.isEmpty { add("## \(title)\n") }
      if !header.isEmpty { add(header) }
      var written = 0
      for row in rows {
        guard row.utf8.count < room else { break }
        add(row)
        written += 1
      }
      if written < rows.count {
        text += "\nand \(rows.count - written) more, which did not fit here: "
        text += "`leadlint rollup --format json` has all.\n"
      }
      text += "\n"
    }
  }

  private static func figureLines(_ rollup: Rollup) -> [String] {
    rollup.figures.map { figure in
      let change = figure.changeText.map { text in
        switch figure.direction {
        case .better, .worse: "\(text), \(figure.direction.rawValue)"
        case .same, .mixed, .unknown: text
        }
      }
      return "| \(figure.label) | \(figure.text) | \(change ?? "—") |"
    }
  }

  private static func row(_ row: Rollup.RepositoryRow) -> String {
    let cells = [
      String(row.rank), cell(row.name) + (row.source == .status ? " \\*" : ""),
      String(row.areas), RollupPhrasing.number(row.healthy), RollupPhrasing.number(row.errors),
      RollupPhrasing.number(row.staleDocs), String(row.silos), String(row.missingHandoffs),
      String(row.leaderless), RollupPhrasing.direction(row.direction),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private static func section(_ section: Rollup.LeadSection) -> String {
    var lines = ["### \(inline(section.person.name))", "", RollupPhrasing.summary(section), ""]
    lines += (section.overdue + section.due).map(item)
    if let more = RollupPhrasing.more(section) { lines.append("- \(more)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func item(_ item: Rollup.Item) -> String {
    let location = item.area.map { ", \(code($0))" } ?? ""
    let command = item.command.map { ": \(code($0))" } ?? ""
    return "- \(RollupPhrasing.urgency(item)): \(inline(item.repository))\(location): "
      + inline(RollupPhrasing.sentence(item)) + command
  }

  private static func unled(_ row: Rollup.UnledRow) -> String {
    "- \(inline(row.repository)), \(code(row.path)): \(inline(row.message))"
  }

  private static func person(_ row: Rollup.PersonRow) -> String {
    let names = RollupPhrasing.repositories(row, most: 3).map { "\(cell($0.name)) \($0.posts)" }
    let rest = row.repositories.count - names.count
    let cells = [
      cell(row.person.name), "\(row.posts)", percent(row.share),
      row.lastCommit.map { "\($0.date)" } ?? "—",
      (names + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: ", "),
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  // MARK: - Text of unknown origin

  private static func inline(_ text: String) -> String {
    MarkdownText.inline(TerminalEscaper.sentence(ByteString(text)))
  }

  private static func code(_ text: String) -> String {
    MarkdownText.code(TerminalEscaper.sentence(ByteString(text)))
  }

  /// A site parts cells at `|` wherever it stands, and a backslash before it may itself be escaped:
  /// it is made visible as what a terminal would obey is.
  private static func cell(_ text: String) -> String {
    let pieces = TerminalEscaper.field(ByteString(text)).unicodeScalars
      .map { $0 == "|" ? "\\x7c" : String($0) }
    return MarkdownText.inline(pieces.joined())
  }
}
