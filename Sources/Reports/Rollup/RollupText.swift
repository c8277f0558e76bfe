package import Basics
internal import LeadModel

/// A rollup for a terminal, at most 100 columns wide where no sentence is longer.
package struct RollupText: Sendable {
  package let style: Style

  package init(style: Style) { self.style = style }

  /// How much of each list is shown; the rest is counted.
  private enum Most {
    static let leads = 40
    static let rows = 40
    static let people = 20
  }

  /// The report, ended by a line feed.
  package func render(_ rollup: Rollup) -> ByteString {
    let sections = [
      [style.bold(TerminalEscaper.path(ByteString(rollup.title)))],
      wrapped(rollup.sentence),
      figures(rollup), repositories(rollup), leads(rollup), leaderless(rollup), unled(rollup),
      people(rollup), withoutAreas(rollup), unread(rollup), notes(rollup),
      [RollupPhrasing.judged(rollup)],
    ]
    let lines = sections.filter { !$0.isEmpty }.joined(separator: [""])
    return ByteString(lines.map { StatusTable.withoutTrailingSpace($0) + "\n" }.joined())
  }

  private func figures(_ rollup: Rollup) -> [String] {
    let texts = rollup.figures.map(\.text)
    let width = texts.map(DisplayWidth.of).max() ?? 0
    let labels = rollup.figures.map { DisplayWidth.of($0.label) }.max() ?? 0
    return rollup.figures.map { figure in
      let change = figure.changeText.map { text in
        switch figure.direction {
        case .better: style.green("\(text), better")
        case .worse: style.yellow("\(text), worse")
        case .same, .mixed, .unknown: style.dim(text)
        }
      }
      return [
        "  " + DisplayWidth.fit(figure.text, width, alignRight: true),
        DisplayWidth.fit(figure.label, labels), change ?? "",
      ].joined(separator: "  ")
    }
  }

  private func repositories(_ rollup: Rollup) -> [String] {
    let headers = [
      "repository", "areas", "healthy", "errors", "stale", "silos", "handoffs", "no lead", "week",
    ]
    let rows = rollup.repositories.map { row in
      [
        name(row.name) + (row.source == .status ? "*" : ""), String(row.areas),
        RollupPhrasing.number(row.healthy), RollupPhrasing.number(row.errors),
        RollupPhrasing.number(row.staleDocs), String(row.silos), String(row.missingHandoffs),
        String(row.leaderless), RollupPhrasing.direction(row.direction),
      ]
    }
    var lines = table(headers, rows, limits: [32, 7, 7, 7, 7, 7, 8, 7, 9], numbers: 1..<8)
    if rollup.repositories.contains(where: { $0.source == .status }) {
      lines.append(style.dim("* \(RollupPhrasing.factsAlone)"))
    }
    return lines + wrapped("Ranked by " + rollup.ranking).map(style.dim)
  }

  private func leads(_ rollup: Rollup) -> [String] {
    guard !rollup.leads.isEmpty else { return [] }
    var lines = [style.bold("For each lead")]
    for section in rollup.leads.prefix(Most.leads) {
      lines += ["", style.bold(person(section.person)) + " · " + RollupPhrasing.summary(section)]
      lines += (section.overdue + section.due).flatMap(item)
      if let more = RollupPhrasing.more(section) { lines.append("  \(more)") }
    }
    return lines + more(rollup.leads.count - Most.leads, "lead")
  }

  private func leaderless(_ rollup: Rollup) -> [String] {
    guard !rollup.leaderless.isEmpty else { return [] }
    return [style.bold("Overdue, and no lead's")]
      + rollup.leaderless.prefix(Most.rows).flatMap(item)
      + more(rollup.leaderless.count - Most.rows, "thing")
  }

  private func item(_ item: Rollup.Item) -> [String] {
    let urgency = RollupPhrasing.urgency(item)
    let shown =
      switch item.severity {
      case .error?: style.red(urgency)
      case .warning?: style.yellow(urgency)
      case .info?: style.blue(urgency)
      case nil: urgency
      }
    let location = item.area.map { " · " + TerminalEscaper.field(ByteString($0)) } ?? ""
    let what = TerminalEscaper.sentence(ByteString(item.message))
    let steps = [item.next, item.command ?? ""].filter { !$0.isEmpty }
      .map { TerminalEscaper.sentence(ByteString($0)) }
    let next = steps.isEmpty ? [] : ["    next  " + steps.joined(separator: ":  ")]
    return ["  \(shown)  \(name(item.repository))\(location): \(what)"] + next
  }

  private func unled(_ rollup: Rollup) -> [String] {
    guard !rollup.unled.isEmpty else { return [] }
    let rows = rollup.unled.prefix(Most.rows).map { row in
      "  \(name(row.repository)) · \(TerminalEscaper.field(ByteString(row.path))): "
        + TerminalEscaper.sentence(ByteString(row.message))
    }
    return [style.bold("Directories without a lead")] + rows
      + more(rollup.unled.count - Most.rows, "directory", "directories")
  }

  private func people(_ rollup: Rollup) -> [String] {
    guard let busiest = rollup.spread.busiest, let share = rollup.spread.busiestShare else {
      return []
    }
    let rows = rollup.people.prefix(Most.people).map { row in
      let names = RollupPhrasing.repositories(row, most: 3).map { "\(name($0.name)) \($0.posts)" }
      let rest = row.repositories.count - names.count
      return [
        person(row.person), String(row.posts), percent(row.share),
        row.lastCommit.map { "\($0.date)" } ?? "—",
        (names + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: ", "),
      ]
    }
    let lines = table(
      ["lead", "posts", "of all", "last commit", "where"], rows, limits: [28, 6, 6, 11, 43],
      numbers: 1..<3)
    let spread =
      RollupPhrasing.spread(rollup.spread)
      + ["\(person(busiest)) holds \(percent(share)) of the posts"]
    return lines + more(rollup.people.count - Most.people, "lead")
      + wrapped(spread.joined(separator: " · "))
  }

  private func withoutAreas(_ rollup: Rollup) -> [String] {
    guard !rollup.withoutAreas.isEmpty else { return [] }
    return [style.bold("Repositories without areas")]
      + rollup.withoutAreas.prefix(Most.rows).map { "  " + name($0) }
      + more(rollup.withoutAreas.count - Most.rows, "repository", "repositories")
  }

  private func unread(_ rollup: Rollup) -> [String] {
    guard !rollup.unread.isEmpty else { return [] }
    return [style.bold("Files that could not be read")]
      + rollup.unread.map { row in
        "  \(TerminalEscaper.field(ByteString(row.file))): "
          + TerminalEscaper.sentence(ByteString(row.problem))
      }
  }

  private func notes(_ rollup: Rollup) -> [String] {
    rollup.notes.map { "note: " + TerminalEscaper.sentence(ByteString($0)) }
  }

  // MARK: - Lines

  private func name(_ name: String) -> String { TerminalEscaper.path(ByteString(cut(name))) }

  /// A name takes one line even before it is fitted into a column.
  private func cut(_ name: String) -> String {
    name.utf8.count > TerminalEscaper.fieldLimit
      ? String(String.UnicodeScalarView(name.unicodeScalars.prefix(60))) + "…" : name
  }

  private func person(_ person: PersonName) -> String { name(person.name) }

  private func more(_ count: Int, _ one: String, _ many: String? = nil) -> [String] {
    count > 0 ? ["  and \(plural(count, "more \(one)", "more \(many ?? one + "s")"))"] : []
  }

  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ").map(String.init) {
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(word) <= 100 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  private func table(
    _ headers: [String], _ rows: [[String]], limits: [Int], numbers: Range<Int>
  ) -> [String] {
    let widths = headers.indices.map { column in
      let widest = rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
      return min(max(widest, DisplayWidth.of(headers[column])), limits[column])
    }
    func line(_ cells: [String]) -> String {
      let fitted = cells.indices.map { column in
        DisplayWidth.fit(cells[column], widths[column], alignRight: numbers.contains(column))
      }
      return StatusTable.withoutTrailingSpace(fitted.joined(separator: "  "))
    }
    return [style.bold(line(headers))] + rows.map(line)
  }
}
