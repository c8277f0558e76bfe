internal import Basics
internal import LeadModel

extension WeeklyOutline {
  static func sections(of report: WeeklyReport) -> [Section] {
    [
      leads(report), leaderless(report), staleDocs(report), silos(report), handoffs(report),
      posts(report), unled(report), settled(report), invalidFiles(report), trend(report),
      notes(report),
    ]
  }

  private static func staleDocs(_ report: WeeklyReport) -> Section {
    var rows: [Row] = []
    var rest = report.staleDocs[...]
    while let first = rest.first {
      let area = rest.prefix { $0.area == first.area }
      rest = rest.dropFirst(area.count)
      // One doc more takes no more room than to say that there is one more.
      let shown = area.prefix(area.count == docsShown + 1 ? docsShown + 1 : docsShown)
      rows += shown.map { Row(cells: docCells($0, isFirst: $0.doc == first.doc)) }
      let more = area.count - shown.count
      if more > 0 {
        let cells: [Words] = [
          [.strong(visible(first.areaName, 200))], [.ours("and \(more) more docs")],
        ]
        rows.append(Row(cells: cells + Array(repeating: [], count: 5), units: more))
      }
    }
    return Section(
      heading: "Stale docs",
      content: .table(
        [
          Column(name: "area"), Column(name: "doc"), Column(name: "last change by a lead"),
          Column(name: "last change by anyone"), Column(name: "a lead's last look"),
          Column(name: "code changes since", isNumber: true), Column(name: "made by"),
        ], rows),
      unit: ("doc", "docs"), whenEmpty: "No stale docs.")
  }

  /// How many docs of an area are shown.
  private static let docsShown = 3

  /// What is so of the whole area stands beside its first doc only.
  private static func docCells(_ row: WeeklyReport.DocRow, isFirst: Bool) -> [Words] {
    let isSame = row.lastChange != nil && row.lastChange?.id == row.lastLeadChange?.id
    let age = row.ageDays.map { "\(plural($0, "day")) ago" } ?? "not known"
    let area: Words = [.strong(visible(row.areaName, 200))]
    return [
      isFirst ? area + [.ours(" "), path(row.area)] : area, [path(row.doc)],
      change(row.lastLeadChange), isSame ? [.ours("the same")] : change(row.lastChange),
      isFirst ? [.ours("\(age), limit \(row.limitDays)")] : [],
      isFirst ? [.ours("\(row.codeChanges)")] : [],
      isFirst ? names(row.codeBy, none: "nobody") : [],
    ]
  }

  private static func change(_ commit: WeeklyReport.Commit?) -> Words {
    guard let commit else { return [.ours("none")] }
    let date = commit.date.map { "\($0.date) " } ?? "no date "
    return [.ours(date)] + names(commit.by, none: "somebody")
  }

  private static func silos(_ report: WeeklyReport) -> Section {
    let rows = report.silos.map { row -> Row in
      let shares = row.shares.map { share -> Words in
        [
          name(share.person),
          .ours(" \(percent(share.share))" + (share.isLead ? " (lead)" : "")),
        ]
      }
      let more = row.peopleMore > 0 ? [Run.ours(" and \(row.peopleMore) more")] : []
      let assisted = row.assisted > 0 ? [Run.ours("; \(row.assisted) with an AI agent")] : []
      return Row(cells: [
        [.strong(visible(row.areaName, 200)), .ours(" "), path(row.area)],
        [.ours("\(row.commits)")], joined(shares, ", ") + more + assisted,
      ])
    }
    return Section(
      heading: "Silos",
      content: .table(
        [
          Column(name: "area"), Column(name: "commits", isNumber: true), Column(name: "shares"),
        ], rows),
      unit: ("silo", "silos"), whenEmpty: "No silos.")
  }

  private static func posts(_ report: WeeklyReport) -> Section {
    let rows = report.posts.map { row -> Row in
      let posts = row.posts.prefix(5).map { post -> Words in
        let days = post.days.map { plural($0, "day") } ?? "since when is not known"
        let until = post.until.map { ", until \($0)" } ?? ""
        return [.foreign(visible(post.areaName, 200)), .ours(" (\(days)\(until))")]
      }
      let more = row.posts.count - posts.count
      return Row(cells: [
        [name(row.person)], [.ours("\(row.total)")],
        joined(posts, ", ") + (more > 0 ? [.ours(" and \(more) more")] : []),
        [.ours(row.lastCommit.map { "\($0.date)" } ?? "none")]
          + (row.awayUntil.map { [.ours(", away until \($0)")] } ?? []),
      ])
    }
    let spread = report.spread
    var about: Words = [
      .ours(
        "\(plural(spread.leading, "person leads", "people lead")), "
          + "\(plural(spread.active, "is", "are")) active; "
          + "\(plural(spread.posts, "post")).")
    ]
    // Of one lead or one area it says nothing.
    if spread.posts == 0 || report.scope.lead != nil || report.scope.area != nil { about = [] }
    return Section(
      heading: "Posts", about: about,
      content: .table(
        [
          Column(name: "lead"), Column(name: "posts", isNumber: true),
          Column(name: "areas, and for how long"), Column(name: "last commit"),
        ], rows),
      unit: ("lead", "leads"), whenEmpty: "Nobody holds a post.")
  }

  private static func unled(_ report: WeeklyReport) -> Section {
    let entries = report.unled.map { row in
      Entry(
        words: [path(row.path), .ours(": "), message(row.message)],
        details: row.next.isEmpty ? [] : [[.ours("next: "), message(row.next)]])
    }
    return Section(
      heading: "Directories without a lead", content: list(entries),
      unit: ("directory", "directories"), whenEmpty: "No directories without a lead.")
  }

  private static func settled(_ report: WeeklyReport) -> Section {
    let entries = report.settled.map { row -> Entry in
      let location: Words =
        row.area.map { [.strong(visible(row.areaName ?? $0, 200)), .ours(" "), path($0)] }
        ?? [.ours("The repository")]
      return Entry(words: location + [.ours(": "), message(row.text)])
    }
    return Section(
      heading: "Settled this week", content: list(entries), unit: ("line", "lines"),
      whenEmpty: "Nothing was settled this week.")
  }

  private static func invalidFiles(_ report: WeeklyReport) -> Section {
    let entries = report.invalidFiles.map { row -> Entry in
      let more = row.more > 0 ? [Run.ours(" (and \(row.more) more)")] : []
      return Entry(
        words: [path("\(row.path):\(row.line)"), .ours(": "), message(row.message)] + more)
    }
    return Section(
      heading: "Files that cannot be read",
      about: [.ours("The areas of these files are not judged until they can be.")],
      content: list(entries), unit: ("file", "files"))
  }

  private static func trend(_ report: WeeklyReport) -> Section {
    let points = report.trend.count > 1 && !report.areas.isEmpty ? report.trend.reversed() : []
    let rows = points.map { point -> Row in
      let counts = [
        point.healthy, point.areas, point.staleDocs, point.silos, point.missingHandoffs,
        point.leading, point.active,
      ]
      return Row(cells: [[.foreign(visible(point.week, 20))]] + counts.map { [.ours("\($0)")] })
    }
    let names = [
      "in good health", "areas", "with stale docs", "silos", "missing handoffs", "leading",
      "active people",
    ]
    return Section(
      heading: "The weeks before",
      about: [.ours("Newest first; as things stood at the end of each week.")],
      content: .table(
        [Column(name: "week")]
          + names.enumerated().map { Column(name: $1, isNumber: true, isExtra: $0 > 4) }, rows),
      unit: ("week", "weeks"))
  }

  private static func notes(_ report: WeeklyReport) -> Section {
    Section(
      heading: "What else to know",
      content: list(report.notes.map { Entry(words: [.ours("Note: "), message($0)]) }),
      unit: ("note", "notes"))
  }

  // MARK: - Parts

  static func list(_ entries: [Entry]) -> Content {
    guard !entries.isEmpty else { return .groups([]) }
    return .groups([
      Group(heading: [], lists: [List(label: "", blocks: [Block(heading: [], entries: entries)])])
    ])
  }

  /// In whole points of a hundred: 0% for nothing alone, and 100% for the whole alone.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "?" }
    let points = Int((min(max(share, 0), 1) * 100).rounded())
    if points == 0, share > 0 { return "under 1%" }
    if points == 100, share < 1 { return "over 99%" }
    return Basics.percent(min(max(share, 0), 1))
  }
}
