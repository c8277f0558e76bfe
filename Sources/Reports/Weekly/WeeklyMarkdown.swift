package import Basics

/// The weekly report as GitHub-flavoured Markdown, for an issue that is written anew each week.
package enum WeeklyMarkdown {
  /// An issue takes 65,536 characters; bytes are never fewer, however characters are counted.
  package static let limit = 65_000
  /// The longest part of a marker's scope, in bytes.
  static let tokenLimit = 300
  /// Tables with more rows are folded.
  static let foldedRows = 10

  package static func render(_ report: WeeklyReport) -> ByteString {
    ByteString(render(report, limit: limit))
  }

  /// The first line: by its scope a job finds the issue again, by its week it sees whether that is
  /// of this week. Neither holds a space.
  package static func marker(_ report: WeeklyReport) -> String {
    "<!-- leadlint:report week=\(token(report.week.label)) scope=\(scope(report.scope)) -->"
  }

  static func render(_ report: WeeklyReport, limit: Int) -> String {
    let outline = WeeklyOutline(report)
    var output = marker(report) + "\n## \(MarkdownText.inline(outline.heading))\n\n"
    output += "**\(MarkdownText.inline(outline.sentence))**\n\n"
    output += "The week from \(outline.days)"
    let scope = outline.scope
    output += scope.isEmpty ? ".\n" : ". \(line(scope))\n"
    output += figures(outline)

    var closing = "\n"
    if outline.report.areas.isEmpty, outline.report.scope.isWhole {
      closing +=
        "An `OWNERS.lead` in a directory names its lead and its docs: the first one makes an area."
        + "\n\n"
    } else if !outline.nothing.isEmpty {
      closing += outline.nothing + "\n\n"
    }
    closing += "---\n\(line(outline.origin))\n"

    // The line on what is left out names each section once.
    let notice = 900
    let room = limit - output.utf8.count - closing.utf8.count - notice
    let (text, leftOut) = SectionTruncator.join(outline.sections.map(part), room: room)
    output += text
    if !leftOut.isEmpty {
      output +=
        "\n**Left out for lack of room:** \(leftOut.joined(separator: "; "))."
      output += " `leadlint report --format html=report.html` shows all.\n"
    }
    return output + closing
  }

  private static func figures(_ outline: WeeklyOutline) -> String {
    let rows = outline.figures.map { figure in
      "| \(cell([.strong(figure.text)])) | \(cell([.foreign(figure.label)])) | "
        + "\(cell([.foreign(figure.change)])) |\n"
    }
    guard !rows.isEmpty else { return "" }
    return "\n| now | | since last week |\n| ---: | --- | --- |\n" + rows.joined()
  }

  // MARK: - Sections

  private static func part(_ section: WeeklyOutline.Section) -> SectionTruncator.Part {
    switch section.content {
    case .table(let columns, let rows): table(section, columns, rows)
    case .groups(let groups):
      SectionTruncator.Part(
        heading: section.heading, unit: section.unit,
        opening: { shown, all in
          var text = "\n### \(heading(section, shown, all))\n"
          if !section.about.isEmpty { text += "\n\(line(section.about))\n" }
          return text
        },
        pieces: groups.flatMap(pieces), closing: "")
    }
  }

  private static func table(
    _ section: WeeklyOutline.Section, _ columns: [WeeklyOutline.Column],
    _ rows: [WeeklyOutline.Row]
  ) -> SectionTruncator.Part {
    let isFolded = rows.count > foldedRows
    let names = columns.map { " \($0.name) " }.joined(separator: "|")
    let rule = columns.map { $0.isNumber ? " ---: " : " --- " }.joined(separator: "|")
    return SectionTruncator.Part(
      heading: section.heading, unit: section.unit,
      opening: { shown, all in
        let title = heading(section, shown, all)
        let about = section.about.isEmpty ? "" : "\(line(section.about))\n\n"
        let top =
          isFolded
          ? "\n<details>\n<summary>\(title)</summary>\n\n\(about)" : "\n### \(title)\n\n\(about)"
        return top + "|\(names)|\n|\(rule)|\n"
      },
      pieces: rows.map { row in
        let cells = row.cells.map { " \(cell($0)) " }.joined(separator: "|")
        return SectionTruncator.Piece(text: "|\(cells)|\n", units: row.units)
      },
      closing: isFolded ? "\n</details>\n" : "")
  }

  private static func heading(
    _ section: WeeklyOutline.Section, _ shown: Int, _ all: Int
  ) -> String {
    if shown < all { return "\(section.heading): the first \(shown) of \(all)" }
    switch section.content {
    case .table(_, let rows) where rows.count > foldedRows: return "\(section.heading): \(all)"
    default: return section.heading
    }
  }

  /// An entry each; what stands above the first goes with it.
  private static func pieces(_ group: WeeklyOutline.Group) -> [SectionTruncator.Piece] {
    var pieces: [SectionTruncator.Piece] = []
    var above = group.heading.isEmpty ? "" : "\n#### \(line(group.heading))\n"
    for list in group.lists {
      above += list.label.isEmpty ? "\n" : "\n\(list.label):\n\n"
      for block in list.blocks {
        if !block.heading.isEmpty { above += "- \(line(block.heading))\n" }
        let indent = block.heading.isEmpty ? "" : "  "
        for entry in block.entries {
          var text = "\(indent)- \(line(entry.words))\n"
          for detail in entry.details { text += "\(indent)  - \(line(detail))\n" }
          pieces.append(SectionTruncator.Piece(text: above + text, units: entry.units))
          above = ""
        }
      }
      if !list.closing.isEmpty, !pieces.isEmpty {
        pieces[pieces.count - 1].text += "- \(line(list.closing))\n"
      }
    }
    return pieces
  }

  // MARK: - Words

  private static func line(_ words: WeeklyOutline.Words) -> String {
    words.map { run in
      switch run {
      case .ours(let text): text
      case .foreign(let text): MarkdownText.inline(text)
      case .strong(let text): "**\(MarkdownText.inline(text))**"
      case .code(let text): MarkdownText.code(text)
      }
    }.joined()
  }

  /// A bar would end the cell, in a code span too, and readers differ on what a backslash before it
  /// does.
  private static func cell(_ words: WeeklyOutline.Words) -> String {
    var output = String.UnicodeScalarView()
    for scalar in line(words).unicodeScalars {
      if scalar == "|" {
        output.append(contentsOf: "\\x7c".unicodeScalars)
      } else {
        output.append(scalar)
      }
    }
    return String(output)
  }

  // MARK: - The marker

  private static func scope(_ scope: WeeklyReport.Scope) -> String {
    var parts: [String] = []
    if let team = scope.team { parts.append("team:" + token(team)) }
    if let lead = scope.lead { parts.append("lead:" + token(lead.email ?? lead.name)) }
    if let area = scope.area { parts.append("area:" + token(area)) }
    return parts.isEmpty ? "all" : parts.joined(separator: ",")
  }

  /// Percent-encoded, so that nothing in it ends a comment, a word or a part: a hyphen stands alone
  /// only between letters and digits.
  private static func token(_ text: String) -> String {
    var output = ""
    var before: UInt8 = 0
    for byte in text.utf8 {
      let isWord = byte.isASCIILetter || byte.isASCIIDigit
      let isHyphen = byte == UInt8(ascii: "-") && (before.isASCIILetter || before.isASCIIDigit)
      if isWord || isHyphen || "./_".utf8.contains(byte) {
        output.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        output += "%" + (digits.count < 2 ? "0" : "") + digits
      }
      before = byte
    }
    guard output.utf8.count > tokenLimit else { return output }
    // An address may be as long as a file; what is cut off still tells two apart.
    return output.prefix(tokenLimit - 17) + "." + String(FNV1a.hash(text.utf8), radix: 16)
  }
}

extension WeeklyReport.Scope {
  var isWhole: Bool { team == nil && lead == nil && area == nil }
}
