/// Directories without a lead, and what was settled this week.
struct ClosingSections {
  let report: WeeklyReport

  private static let limit = 500

  var unled: PageSection {
    let rows = report.unled
    let content =
      rows.isEmpty
      ? HTML(.p, .class("calm")) { "Every directory where a lead is expected has one." }
      : DataTable(
        id: "unled-table", caption: "Directories without a lead",
        columns: [
          DataTable.Column(name: "Directory", width: 25, isHeading: true),
          DataTable.Column(name: "What is known", width: 40, isSortable: false),
          DataTable.Column(name: "Next", width: 35, isSortable: false),
        ],
        groups: rows.prefix(Self.limit).map { row in
          [
            [
              DataTable.Cell(PageText.path(row.path)),
              DataTable.Cell(PageText.sentence(row.message)),
              DataTable.Cell(ItemList.step(row.next, nil)),
            ]
          ]
        }, one: "directory", many: "directories"
      ).render()
    return PageSection(
      id: "unled", title: "Directories without a lead", short: "Without a lead",
      count: rows.count, content: content)
  }

  var settled: PageSection {
    let rows = report.settled
    let shown = 12
    let content: HTML =
      if rows.isEmpty {
        HTML(.p, .class("calm")) {
          report.week.since == nil
            ? "There is no week before to compare with."
            : "Nothing that was found a week ago is settled since."
        }
      } else if rows.count <= shown + 3 {
        list(rows[...])
      } else {
        list(rows.prefix(shown))
          + HTML(.details, .class("more")) {
            HTML(.summary) { PageText.number(rows.count - shown) + " more" }
            list(rows.dropFirst(shown).prefix(Self.limit))
            if rows.count - shown > Self.limit {
              HTML(.p) { "And \(PageText.number(rows.count - shown - Self.limit)) more." }
            }
          }
      }
    return PageSection(
      id: "settled", title: "Settled this week", count: rows.count, content: content)
  }

  private func list(_ rows: ArraySlice<WeeklyReport.SettledRow>) -> HTML {
    HTML(.ul, .class("settled")) {
      for row in rows {
        HTML(.li) {
          if let area = row.area {
            PageText.area(area, row.areaName ?? "")
            ": "
          }
          PageText.sentence(row.text)
          " "
          HTML(.span, .class("aside")) { row.rule }
        }
      }
    }
  }
}
