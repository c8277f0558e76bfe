internal import Basics
internal import LeadModel

extension WeeklyOutline {
  static func leads(_ report: WeeklyReport) -> Section {
    Section(
      heading: report.scope.lead == nil ? "To do, by lead" : "To do",
      content: .groups(report.leads.map { group($0, report) }),
      unit: ("item", "items"), whenEmpty: "Nothing to do.")
  }

  /// What is overdue in areas without a lead, and what is about the repository.
  static func leaderless(_ report: WeeklyReport) -> Section {
    let lists =
      report.leaderless.isEmpty ? [] : [List(label: "", blocks: blocks(report.leaderless))]
    return Section(
      heading: "Findings without a lead",
      content: .groups(lists.isEmpty ? [] : [Group(heading: [], lists: lists)]),
      unit: ("item", "items"), whenEmpty: "No findings without a lead.")
  }

  private static func group(_ section: WeeklyReport.LeadSection, _ report: WeeklyReport) -> Group {
    var heading: Words = [
      name(section.person),
      .ours(": " + counts(overdue: section.overdueCount, due: section.dueCount)),
    ]
    if let until = section.awayUntil { heading.append(.ours(" (away until \(until))")) }
    var lists: [List] = []
    let end = report.now.later(days: report.scope.dueDays).date
    for (label, items, more) in [
      ("Overdue", section.overdue, section.overdueMore),
      ("Due by \(end)", section.due, section.dueMore),
    ] where !items.isEmpty || more > 0 {
      var closing: Words = []
      if more > 0 {
        closing = [.ours("And \(more) more")]
        if let command = command(for: section) { closing += [.ours(": "), .code(command)] }
      }
      var blocks = blocks(items)
      if let last = blocks.last {
        blocks[blocks.count - 1].entries[last.entries.count - 1].units += more
      }
      lists.append(List(label: label, blocks: blocks, closing: closing))
    }
    // The heading has said it already.
    if lists.count == 1 { lists[0].label = "" }
    return Group(heading: heading, lists: lists)
  }

  /// The command that lists everything that one lead has to do.
  private static func command(for section: WeeklyReport.LeadSection) -> String? {
    guard let email = section.person.email else { return nil }
    let most = max(section.overdueCount, section.dueCount)
    let word = JSONText.string(ByteString(email).shellWord)
    return pasteable("leadlint report --lead \(word) --max-per-lead \(min(most, 1_000))")
  }

  /// By area, in the order in which the areas come first.
  static func blocks(_ items: [WeeklyReport.Item]) -> [Block] {
    grouped(items, by: \.area).map {
      Block(heading: location($0[0]), entries: $0.map(entry))
    }
  }

  static func location(_ item: WeeklyReport.Item) -> Words {
    guard let area = item.area else { return [.ours("The repository")] }
    return [.strong(visible(item.areaName ?? area, 200)), .ours(" "), path(area)]
  }

  static func entry(_ item: WeeklyReport.Item) -> Entry {
    var words: Words = []
    if let due = item.due {
      words.append(.ours("by \(due): "))
    } else {
      words.append(.code(visible(item.rule, 60)))
      words.append(.ours(item.severity == .info ? " (info): " : ": "))
    }
    words.append(message(item.message))
    if item.isNew { words.append(.ours(" (new this week)")) }
    let next = self.next(item)
    return Entry(words: words, details: next.isEmpty ? [] : [next])
  }

  /// The next step, and the command where one settles it.
  static func next(_ item: WeeklyReport.Item) -> Words {
    let command = item.command.flatMap(pasteable)
    switch (item.next.isEmpty, command) {
    case (true, nil): return []
    case (true, let command?): return [.ours("next: "), .code(command)]
    case (false, nil): return [.ours("next: "), message(item.next)]
    case (false, let command?):
      return [.ours("next: "), message(item.next), .ours(": "), .code(command)]
    }
  }

  /// A command as it can be typed; nil for one that is too long, or cannot be shown as it is.
  static func pasteable(_ command: String) -> String? {
    guard command.utf16.count <= 500, TerminalEscaper.escape(ByteString(command)) == command else {
      return nil
    }
    return command
  }
}
