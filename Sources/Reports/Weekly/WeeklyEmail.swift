package import Basics

/// The weekly report as the HTML of a mail: tables and inline styles only, nothing to fetch, and
/// the reader's own colours, so that it is legible in the dark too.
package enum WeeklyEmail {
  /// Mail programs cut what is longer than 102 kB.
  package static let limit = 99_000
  /// Tables with more columns of words are too wide for a telephone.
  static let columnsShown = 4

  package static func render(_ report: WeeklyReport) -> ByteString {
    ByteString(render(report, limit: limit))
  }

  static func render(_ report: WeeklyReport, limit: Int) -> String {
    let outline = WeeklyOutline(report)
    let head = top(outline)
    var end = ""
    if report.areas.isEmpty, report.scope.isWhole {
      end += paragraph(
        "An <code>OWNERS.lead</code> in a directory names its lead and its docs: the first one makes"
          + "\nan area.")
    } else if !outline.nothing.isEmpty {
      end += paragraph(outline.nothing, .small)
    }
    end += "<hr style=\"border:0;border-top:1px solid \(grey);margin:24px 0 8px\">\n"
    end += paragraph(line(outline.origin), .small)
    end += "</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n"
    let notice = 1_200
    let room = limit - head.utf8.count - end.utf8.count - notice
    let (text, leftOut) = SectionTruncator.join(outline.sections.map(part), room: room)
    var cut = ""
    if !leftOut.isEmpty {
      cut = paragraph(
        "<strong>Left out for lack of room:</strong> "
          + "\(leftOut.joined(separator: ";\n")).\n"
          + "<code>leadlint report --format html=report.html</code> shows all.")
    }
    return head + text + cut + end
  }

  // MARK: - The beginning

  static let grey = "#868e96"
  private static let font =
    "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
    + "font-size:15px;line-height:1.5"
  private static let breaking = "overflow-wrap:anywhere;word-break:break-word"

  private static func top(_ outline: WeeklyOutline) -> String {
    let report = outline.report
    let scope = outline.scope.isEmpty ? "" : "\n" + line(outline.scope)
    var preheader = outline.sentence
    if let first = report.leads.first, report.scope.lead == nil {
      let counts = WeeklyOutline.counts(overdue: first.overdueCount, due: first.dueCount)
      preheader += " First: \(TerminalEscaper.field(ByteString(first.person.name))), \(counts)."
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
      <title>\(EmailText.plain(Wording.cut(outline.subject, to: 110)))</title>
      </head>
      <body style="margin:0;padding:0">
      <div style="display:none;max-height:0;overflow:hidden">
      \(EmailText.escaped(Wording.cut(preheader, to: 300)))
      </div>
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
      <tr><td align="center">
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" \
      style="max-width:680px">
      <tr><td align="left" style="padding:16px;\(font);\(breaking)">
      <h1 style="font-size:22px;line-height:1.25;margin:0 0 4px">
      \(EmailText.escaped(outline.heading))
      </h1>
      <p style="margin:0 0 16px">The week from \(outline.days).\(scope)</p>
      <p style="font-size:18px;line-height:1.4;margin:0 0 16px;padding:4px 0 4px 12px;\
      border-left:4px solid \(colour(report.direction))">
      <strong>\(EmailText.escaped(outline.sentence))</strong>
      </p>
      \(figures(outline))
      """
  }

  /// Said by the words too.
  private static func colour(_ direction: Direction) -> String {
    switch direction {
    case .better: "#2f81b7"
    case .worse: "#c2662d"
    case .mixed, .same, .unknown: grey
    }
  }

  private static func figures(_ outline: WeeklyOutline) -> String {
    let rows = outline.figures.map { figure in
      let cell = "padding:6px 12px 6px 0;border-bottom:1px solid \(grey)"
      return """
        <tr>
        <td style="\(cell);font-size:18px"><strong>\(EmailText.escaped(figure.text))</strong></td>
        <td style="\(cell)">\(EmailText.escaped(figure.label))</td>
        <td style="\(cell)">\(EmailText.escaped(figure.change))</td>
        </tr>

        """
    }
    if rows.isEmpty { return "" }
    let head = ["now", "", "since last week"].map { name in
      "<th scope=\"col\" align=\"left\" style=\"padding:0 12px 2px 0;font-size:13px;"
        + "font-weight:normal\">\(name)</th>"
    }
    return table("<tr>\n\(head.joined(separator: "\n"))\n</tr>\n" + rows.joined())
  }

  private static func table(_ rows: String) -> String {
    "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
      + "style=\"border-collapse:collapse;margin:0 0 8px\">\n\(rows)</table>\n"
  }

  // MARK: - Sections

  private static func part(_ section: WeeklyOutline.Section) -> SectionTruncator.Part {
    let opening = { (shown: Int, all: Int) -> String in
      let counted = shown < all ? ": the first \(shown) of \(all)" : ""
      let about = section.about.isEmpty ? "" : paragraph(line(section.about))
      return "<h2 style=\"font-size:18px;line-height:1.3;margin:28px 0 8px\">"
        + "\(section.heading)\(counted)</h2>\n\(about)"
    }
    var part = SectionTruncator.Part(
      heading: section.heading, unit: section.unit, opening: opening, pieces: [], closing: "")
    switch section.content {
    case .groups(let groups): part.pieces = groups.flatMap(pieces)
    case .table(let columns, let rows) where isWide(columns):
      part.pieces = rows.map {
        SectionTruncator.Piece(text: stacked(columns, $0.cells), units: $0.units)
      }
    case .table(let columns, let rows):
      let shown = columns.prefix { !$0.isExtra }.count
      let head = columns.prefix(shown).map { column in
        "<th scope=\"col\" align=\"\(column.isNumber ? "right" : "left")\" valign=\"bottom\" "
          + "style=\"padding:4px 10px 4px 0;font-size:13px;word-break:normal;"
          + "overflow-wrap:normal;border-bottom:2px solid \(grey)\">"
          + "\(column.name)</th>\n"
      }
      part.opening = { shown, all in
        opening(shown, all)
          + "<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
          + "style=\"border-collapse:collapse\">\n<tr>\n\(head.joined())</tr>\n"
      }
      part.pieces = rows.map { row in
        SectionTruncator.Piece(
          text: self.row(columns, Array(row.cells.prefix(shown))), units: row.units)
      }
      part.closing = "</table>\n"
    }
    return part
  }

  private static func isWide(_ columns: [WeeklyOutline.Column]) -> Bool {
    columns.count > columnsShown && columns.contains { !$0.isNumber && $0 != columns.first }
  }

  private static func row(
    _ columns: [WeeklyOutline.Column], _ cells: [WeeklyOutline.Words]
  ) -> String {
    let cells = zip(columns, cells).map { column, cell in
      "<td align=\"\(column.isNumber ? "right" : "left")\" valign=\"top\" "
        + "style=\"padding:4px 10px 4px 0;border-bottom:1px solid \(grey)\">\(line(cell))</td>\n"
    }
    return "<tr>\n\(cells.joined())</tr>\n"
  }

  /// A row of a table that is too wide: its cells below one another, each with its column's name.
  private static func stacked(
    _ columns: [WeeklyOutline.Column], _ cells: [WeeklyOutline.Words]
  ) -> String {
    let lines = zip(columns, cells).dropFirst().filter { !$1.isEmpty }.map { column, cell in
      "\(column.name): \(line(cell))"
    }
    let title = cells.first.map(line) ?? ""
    return "<p style=\"margin:0 0 12px\">\(([title] + lines).joined(separator: "<br>\n"))</p>\n"
  }

  /// An entry each; what stands above the first goes with it.
  private static func pieces(_ group: WeeklyOutline.Group) -> [SectionTruncator.Piece] {
    var pieces: [SectionTruncator.Piece] = []
    var above =
      group.heading.isEmpty
      ? ""
      : "<h3 style=\"font-size:16px;line-height:1.3;margin:20px 0 6px\">"
        + "\(line(group.heading))</h3>\n"
    for list in group.lists {
      if !list.label.isEmpty { above += paragraph("\(list.label):") }
      for block in list.blocks {
        if !block.heading.isEmpty { above += paragraph(line(block.heading)) }
        for entry in block.entries {
          let lines = ([entry.words] + entry.details).map(line).joined(separator: "<br>\n")
          let text =
            "<p style=\"margin:0 0 10px 2px;padding:0 0 0 12px;border-left:2px solid \(grey)\">"
            + "\n\(lines)</p>\n"
          pieces.append(SectionTruncator.Piece(text: above + text, units: entry.units))
          above = ""
        }
      }
      if !list.closing.isEmpty, !pieces.isEmpty {
        pieces[pieces.count - 1].text += paragraph(line(list.closing))
      }
    }
    return pieces
  }

  // MARK: - Words

  private enum Size { case ordinary, small }

  private static func paragraph(_ html: String, _ size: Size = .ordinary) -> String {
    let small = size == .small ? ";font-size:13px" : ""
    return "<p style=\"margin:0 0 8px\(small)\">\n\(html)</p>\n"
  }

  private static func line(_ words: WeeklyOutline.Words) -> String {
    words.map { run in
      switch run {
      case .ours(let text): EmailText.escaped(text)
      case .foreign(let text): "\n" + EmailText.escaped(text)
      case .strong(let text): "<strong>\(EmailText.escaped(text))</strong>"
      case .code(let text):
        "<code style=\"font-size:13px\"\n>"
          + "\(EmailText.escaped(text))</code>"
      }
    }.joined()
  }
}
