internal import Basics

/// Handoffs: what is missing, what is coming, what was done.
struct HandoffsSection {
  let report: WeeklyReport
  let picture: Picture?

  /// How many of each list are written at most.
  private static let limit = 300

  var section: PageSection {
    PageSection(
      id: "handoffs", title: "Handoffs", count: report.handoffs.missing.count,
      content: missing + coming + done + PagePictures.figure(picture))
  }

  private var missing: HTML {
    let items = report.handoffs.missing
    let heading = HTML(.h3) { "Missing" }
    guard !items.isEmpty else {
      return heading + HTML(.p, .class("calm")) { "No handoff is missing." }
    }
    return heading
      + DataTable(
        id: "missing-table", caption: "Missing handoffs, worst first",
        columns: [
          DataTable.Column(name: "Area", width: 25, isHeading: true),
          DataTable.Column(name: "What is missing", width: 35, isSortable: false),
          DataTable.Column(name: "Next", width: 40, isSortable: false),
        ],
        groups: items.prefix(Self.limit).map { [row($0)] }, shown: 8, one: "missing handoff",
        many: "missing handoffs"
      ).render() + DataTable.beyond(items.count - Self.limit)
  }

  private func row(_ item: WeeklyReport.Item) -> DataTable.Row {
    [
      DataTable.Cell(
        item.area.map { PageWords.area($0, item.areaName ?? "") } ?? .text("The repository")),
      DataTable.Cell(
        HTML(.p) {
          PageWords.sentence(item.message)
          if item.isNew { " " + HTML(.span, .class("new")) { "new this week" } }
        }),
      DataTable.Cell(ItemList.step(item.next, item.command)),
    ]
  }

  private var coming: HTML {
    let coming = report.handoffs.coming
    let heading = HTML(.h3) { "Coming" }
    guard !coming.isEmpty else {
      return heading
        + HTML(.p, .class("calm")) { "No turn ends and nobody is away in the next 60 days." }
    }
    return heading
      + DataTable(
        id: "coming-table", caption: "Turns that end and absences, soonest first",
        columns: [
          DataTable.Column(name: "Area", width: 25, isHeading: true),
          DataTable.Column(name: "When", width: 25),
          DataTable.Column(name: "What", width: 25, isSortable: false),
          DataTable.Column(name: "Prepared", width: 25, isSortable: false),
        ],
        groups: coming.prefix(Self.limit).map { [row($0)] }, one: "handoff", many: "handoffs"
      ).render()
  }

  private func row(_ handoff: WeeklyReport.ComingHandoff) -> DataTable.Row {
    [
      DataTable.Cell(PageWords.area(handoff.area, handoff.areaName)),
      DataTable.Cell(
        PageWords.date(handoff.from)
          + (handoff.to.map { " to " + PageWords.date($0) } ?? .empty)),
      DataTable.Cell(
        PageWords.people(handoff.leads, or: "nobody")
          + .text(handoff.kind == .turnEnds ? ": the turn ends" : ": away")),
      DataTable.Cell(prepared(handoff)),
    ]
  }

  private func prepared(_ handoff: WeeklyReport.ComingHandoff) -> HTML {
    if let cover = handoff.cover { return PageWords.person(cover) + .text(" stands in") }
    if let command = handoff.command { return ItemList.command(command) }
    return PageWords.none(handoff.kind == .absence ? "nobody stands in yet" : "not yet")
  }

  private var done: HTML {
    let done = report.handoffs.done
    let heading = HTML(.h3) { "Done this week" }
    guard !done.isEmpty else {
      return heading + HTML(.p, .class("calm")) { "No area changed its lead this week." }
    }
    return heading
      + DataTable(
        id: "done-table", caption: "Changes of lead this week, newest first",
        columns: [
          DataTable.Column(name: "Area", width: 25, isHeading: true),
          DataTable.Column(name: "Day", width: 15),
          DataTable.Column(name: "From", width: 20, isSortable: false),
          DataTable.Column(name: "To", width: 20, isSortable: false),
          DataTable.Column(name: "Handoff", width: 20, isSortable: false),
        ],
        groups: done.prefix(Self.limit).map { [row($0)] }, one: "change", many: "changes"
      ).render()
  }

  private func row(_ handoff: WeeklyReport.DoneHandoff) -> DataTable.Row {
    [
      DataTable.Cell(PageWords.area(handoff.area, handoff.areaName)),
      DataTable.Cell(
        PageWords.date(handoff.commit.date, or: "no date")
          + HTML(.span, .class("under")) { HTML(.code) { handoff.commit.short } }),
      DataTable.Cell(PageWords.people(handoff.from, or: "vacant")),
      DataTable.Cell(PageWords.people(handoff.to, or: "vacant")),
      DataTable.Cell(
        handoff.isRecorded.map { $0 ? "recorded" : "not recorded yet" } ?? "nobody left"),
    ]
  }
}
