internal import Basics

/// Docs that their leads have not looked at for longer than the limit, area by area.
struct StaleDocsSection {
  let report: WeeklyReport
  let chart: Chart?

  /// How many docs of an area stand in the table, and how many more fold out below them.
  private static let shown = 3
  private static let folded = 40
  /// How many areas are written at most.
  private static let areas = 300

  var section: PageSection {
    let areas = groups
    return PageSection(
      id: "stale-docs", title: "Stale docs", count: areas.count,
      content: words(areas.count) + table(areas) + WeeklyCharts.figure(chart))
  }

  private func words(_ areas: Int) -> HTML {
    guard areas > 0 else {
      return HTML(.p, .class("calm")) { "No area’s docs are stale." }
    }
    return HTML(.p) {
      PageText.count(report.staleDocs.count, "doc")
        + " in \(PageText.count(areas, "area")) that no lead has looked at within the limit; "
        + "where the code changed most since comes first."
      if areas > Self.areas { " The first \(Self.areas) areas are listed." }
    }
  }

  /// The rows of each area, in the report's order.
  private var groups: [[WeeklyReport.DocRow]] {
    var groups: [[WeeklyReport.DocRow]] = []
    for row in report.staleDocs {
      if groups.last?.first?.area == row.area {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups
  }

  private func table(_ groups: [[WeeklyReport.DocRow]]) -> HTML {
    guard !groups.isEmpty else { return .empty }
    return DataTable(
      id: "stale-docs-table", caption: "Stale docs by area",
      columns: [
        DataTable.Column(name: "Area", width: 20, isHeading: true),
        DataTable.Column(name: "Doc", width: 25, isSortable: false),
        DataTable.Column(name: "Last change by a lead", short: "By a lead", width: 15),
        DataTable.Column(name: "Last change by anyone", short: "By anyone", width: 15),
        DataTable.Column(
          name: "Code changes since", short: "Code changes", width: 10, isNumber: true),
        DataTable.Column(name: "By whom", width: 15, isSortable: false),
      ],
      groups: groups.prefix(Self.areas).map(rows), shown: 10, one: "area", many: "areas"
    ).render()
  }

  private func rows(_ docs: [WeeklyReport.DocRow]) -> [DataTable.Row] {
    let isCut = docs.count > Self.shown + 1
    let listed = isCut ? docs.prefix(Self.shown) : docs[...]
    let height = listed.count + (isCut ? 1 : 0)
    var rows: [DataTable.Row] = listed.enumerated().map { index, doc in
      let own: DataTable.Row = [
        DataTable.Cell(PageText.path(shortened(doc)), column: 1),
        DataTable.Cell(commit(doc.lastLeadChange, names: doc.leads.count != 1), column: 2),
        DataTable.Cell(commit(doc.lastChange, names: true), column: 3),
      ]
      guard index == 0 else { return own }
      return [DataTable.Cell(area(doc), rows: height, column: 0)] + own + [
        DataTable.Cell(.text(PageText.number(doc.codeChanges)), rows: height, column: 4),
        DataTable.Cell(
          PageText.people(doc.codeBy, or: "nobody", most: 3), rows: height, column: 5),
      ]
    }
    if isCut { rows.append([folded(docs.dropFirst(Self.shown))]) }
    return rows
  }

  /// Within the area's directory, where the doc stands in it.
  private func shortened(_ doc: WeeklyReport.DocRow) -> String {
    let prefix = doc.area + "/"
    let isBelow = doc.doc.utf8.starts(with: prefix.utf8)
    return isBelow ? String(doc.doc.unicodeScalars.dropFirst(prefix.unicodeScalars.count)) : doc.doc
  }

  private func area(_ doc: WeeklyReport.DocRow) -> HTML {
    PageText.area(doc.area, doc.areaName)
      + HTML(.span, .class("under")) {
        PageText.people(doc.leads, or: "nobody")
        if let age = doc.ageDays {
          " looked \(PageText.days(age)) ago (limit \(PageText.number(doc.limitDays)))"
        } else {
          " has not looked yet (limit \(PageText.days(doc.limitDays)))"
        }
      }
  }

  private func commit(_ commit: WeeklyReport.Commit?, names: Bool) -> HTML {
    guard let commit else { return PageText.none("none") }
    return PageText.date(commit.date, or: "no date")
      + (names ? HTML(.span, .class("under")) { PageText.people(commit.by, or: "") } : .empty)
  }

  private func folded(_ docs: ArraySlice<WeeklyReport.DocRow>) -> DataTable.Cell {
    let listed = docs.prefix(Self.folded)
    let content = HTML(.details) {
      HTML(.summary) { PageText.number(docs.count) + " more docs" }
      HTML(.ul) {
        for doc in listed {
          HTML(.li) {
            PageText.path(shortened(doc))
            ": "
            PageText.date(doc.lastLeadChange?.date, or: "never")
          }
        }
      }
      if docs.count > listed.count {
        HTML(.p) { "And \(PageText.number(docs.count - listed.count)) more." }
      }
    }
    return DataTable.Cell(content, columns: 3, column: 1)
  }
}
