internal import Basics

/// Areas where one person does nearly all the work.
struct SilosSection {
  let report: WeeklyReport
  let chart: Chart?

  var section: PageSection {
    PageSection(
      id: "silos", title: "Silos", count: report.silos.count,
      content: words + table + WeeklyCharts.figure(chart))
  }

  private var words: HTML {
    guard !report.silos.isEmpty else {
      return HTML(.p, .class("calm")) { "In no area does a lead do nearly all the work." }
    }
    return HTML(.p) {
      "In " + PageText.count(report.silos.count, "area")
        + " a lead does more of the work than the limit; sharing it makes the area safer."
    }
  }

  private var table: HTML {
    guard !report.silos.isEmpty else { return .empty }
    return DataTable(
      id: "silos-table", caption: "Silos, and who does what share of the commits",
      columns: [
        DataTable.Column(name: "Area", width: 30, isHeading: true),
        DataTable.Column(name: "Commits", width: 10, isNumber: true),
        DataTable.Column(name: "Shares", width: 25, isSortable: false),
        DataTable.Column(name: "Next", width: 35, isSortable: false),
      ],
      groups: report.silos.prefix(400).map { [row($0)] }, one: "area", many: "areas"
    ).render()
  }

  private func row(_ silo: WeeklyReport.SiloRow) -> DataTable.Row {
    [
      DataTable.Cell(
        PageText.area(silo.area, silo.areaName)
          + HTML(.span, .class("under")) { PageText.sentence(silo.message) }),
      DataTable.Cell(PageText.number(silo.commits)),
      DataTable.Cell(shares(silo)), DataTable.Cell(ItemList.step(silo.next, nil)),
    ]
  }

  private func shares(_ silo: WeeklyReport.SiloRow) -> HTML {
    HTML(.ul, .class("shares")) {
      for share in silo.shares {
        HTML(.li) {
          HTML(.strong) { percent(share.share) }
          " "
          PageText.person(share.person)
          share.isLead ? " (lead)" : ""
        }
      }
      if silo.peopleMore > 0 {
        HTML(.li) { PageText.count(silo.peopleMore, "more person", "more people") }
      }
      if silo.assisted > 0 {
        HTML(.li) { PageText.count(silo.assisted, "commit") + " with an AI agent" }
      }
    }
  }
}
