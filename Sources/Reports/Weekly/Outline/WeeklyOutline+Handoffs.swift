internal import Basics

extension WeeklyOutline {
  static func handoffs(_ report: WeeklyReport) -> Section {
    let handoffs = report.handoffs
    let missing = handoffs.missing.map { item in
      Entry(words: location(item) + [.ours(": "), message(item.message)])
    }
    let lists = [
      ("Missing", missing), ("Coming", handoffs.coming.map(coming)),
      ("Done this week", handoffs.done.map(done)),
    ].filter { !$0.1.isEmpty }.map { label, entries in
      List(label: label, blocks: [Block(heading: [], entries: entries)])
    }
    return Section(
      heading: "Handoffs",
      content: .groups(lists.isEmpty ? [] : [Group(heading: [], lists: lists)]),
      unit: ("handoff", "handoffs"), whenEmpty: "No handoffs.")
  }

  private static func area(_ name: String, _ path: String) -> Words {
    [.strong(visible(name, 200)), .ours(" "), self.path(path)]
  }

  private static func coming(_ row: WeeklyReport.ComingHandoff) -> Entry {
    var words = area(row.areaName, row.area) + [.ours(": ")]
    switch row.kind {
    case .turnEnds:
      words += [.ours("the turn of ")] + names(row.leads, none: "nobody")
      words.append(.ours(" ends on \(row.from)"))
    case .absence:
      words += names(row.leads, none: "nobody")
      words.append(.ours(row.leads.count > 1 ? ": an absence" : " is away"))
      words.append(.ours(" from \(row.from)" + (row.to.map { " to \($0)" } ?? "")))
      words +=
        row.cover.map { [.ours("; "), name($0), .ours(" stands in")] }
        ?? [.ours("; nobody stands in yet")]
    }
    let command = row.command.flatMap(pasteable)
    return Entry(
      words: words, details: command.map { [[.ours("next: "), .code($0)]] } ?? [])
  }

  private static func done(_ row: WeeklyReport.DoneHandoff) -> Entry {
    var words = area(row.areaName, row.area) + [.ours(": from ")]
    words += names(row.from, none: "nobody") + [.ours(" to ")] + names(row.to, none: "nobody")
    words.append(.ours(row.commit.date.map { " on \($0.date)" } ?? ""))
    switch row.isRecorded {
    case true?: words.append(.ours(", recorded"))
    case false?: words.append(.ours(", with no handoff recorded"))
    case nil: break
    }
    return Entry(words: words)
  }
}
