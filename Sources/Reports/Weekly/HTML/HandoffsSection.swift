internal import Basics

/// Handoffs: what is missing, what is coming, what was done.
struct HandoffsSection {
  let report: WeeklyReport
  let chart: Chart?

  /// How many of each list are written at most.
  private static let limit = 300

  var section: PageSection {
    PageSection(
      id: "handoffs", title: "Handoffs", count: report.handoffs.missing.count,
      content: missing + coming + done + WeeklyCharts.figure(chart))
  }

  private var missing: HTML {
    let items = report.handoffs.missing
    return list("Missing", items, row, none: "No handoff is missing.") { rows in
      DataTable(
        id: "missing-table", caption: "Missing handoffs, worst first",
        columns: [
          Self.areas,
          DataTable.Column(name: "What is missing", width: 35, isSortable: false),
          DataTable.Column(name: "Next", width: 40, isSortable: false),
        ],
        groups: rows, shown: 8, one: "missing handoff", many: "missing handoffs")
    } + DataTable.beyond(items.count - Self.limit)
  }

  private static let areas = DataTable.Column(name: "Area", width: 25, isHeading: true)

  /// A list below its heading: a table of the first things, or a line where there is none.
  private func list<Thing>(
    _ title: String, _ things: [Thing], _ row: (Thing) -> DataTable.Row, none: String,
    table: ([[DataTable.Row]]) -> DataTable
  ) -> HTML {
    HTML(.h3) { title }
      + (things.isEmpty
        ? HTML(.p, .class("calm")) { none }
        : table(things.prefix(Self.limit).map { [row($0)] }).render())
  }

  private func row(_ item: WeeklyReport.Item) -> DataTable.Row {
    [
      DataTable.Cell(WeeklyItems.heading(item)),
      DataTable.Cell(HTML(.p) { ItemList.sentence(item) }),
      DataTable.Cell(ItemList.step(item.next, item.command)),
    ]
  }

  private var coming: HTML {
    list(
      "Coming", report.handoffs.coming, row,
      none: "No turn ends and nobody is away in the next 60 days."
    ) { rows in
      DataTable(
        id: "coming-table", caption: "Turns that end and absences, soonest first",
        columns: [
          Self.areas,
          DataTable.Column(name: "When", width: 25),
          DataTable.Column(name: "What", width: 25, isSortable: false),
          DataTable.Column(name: "Prepared", width: 25, isSortable: false),
        ],
        groups: rows, one: "handoff", many: "handoffs")
    }
  }

  private func row(_ handoff: WeeklyReport.ComingHandoff) -> DataTable.Row {
    [
      DataTable.Cell(PageText.area(handoff.area, handoff.areaName)),
      DataTable.Cell(
        PageText.date(handoff.from)
          + (handoff.to.map { " to " + PageText.date($0) } ?? .empty)),
      DataTable.Cell(
        PageText.people(handoff.leads, or: "nobody")
          + .text(handoff.kind == .turnEnds ? ": the turn ends" : ": away")),
      DataTable.Cell(prepared(handoff)),
    ]
  }

  private func prepared(_ handoff: WeeklyReport.ComingHandoff) -> HTML {
    if let cover = handoff.cover { return PageText.person(cover) + .text(" stands in") }
    if let command = handoff.command { return ItemList.command(command) }
    return PageText.none(handoff.kind == .absence ? "nobody stands in yet" : "not yet")
  }

  private var done: HTML {
    list(
      "Done this week", report.handoffs.done, row, none: "No area changed its lead this week."
    ) { rows in
      DataTable(
        id: "done-table", caption: "Changes of lead this week, newest first",
        columns: [
          Self.areas,
          DataTable.Column(name: "Day", width: 15),
          DataTable.Column(name: "From", width: 20, isSortable: false),
          DataTable.Column(name: "To", width: 20, isSortable: false),
          DataTable.Column(name: "Handoff", width: 20, isSortable: false),
        ],
        groups: rows, one: "change", many: "changes")
    }
  }

  private func row(_ handoff: WeeklyReport.DoneHandoff) -> DataTable.Row {
    [
      DataTable.Cell(PageText.area(handoff.area, handoff.areaName)),
      DataTable.Cell(
        PageText.date(handoff.commit.date, or: "no date")
          + HTML(.span, .class("under")) { HTML(.code) { handoff.commit.short } }),
      DataTable.Cell(PageText.people(handoff.from, or: "vacant")),
      DataTable.Cell(PageText.people(handoff.to, or: "vacant")),
      DataTable.Cell(
        handoff.isRecorded.map { $0 ? "recorded" : "not recorded yet" } ?? "nobody left"),
    ]
  }
}
