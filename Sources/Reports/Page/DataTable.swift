/// A table with a caption and a heading to each column; long ones fold, and with script they sort.
struct DataTable {
  struct Column {
    let name: String
    /// What stands beside its cells on a phone, where the name is long.
    var short: String?
    /// Of the table, in hundredths; a multiple of 5.
    let width: Int
    var isNumber = false
    /// Whether the column heads its rows.
    var isHeading = false
    var isSortable = true
  }

  /// A cell, and how many rows and columns it spans.
  struct Cell {
    let content: HTML
    var rows = 1
    var columns = 1
    /// The index of its column, where cells above span into the row.
    var column: Int?

    init(_ content: HTML, rows: Int = 1, columns: Int = 1, column: Int? = nil) {
      self.content = content
      self.rows = rows
      self.columns = columns
      self.column = column
    }

    init(_ text: String) { self.init(.text(text)) }
  }

  typealias Row = [Cell]

  let id: String
  let caption: String
  let columns: [Column]
  /// Rows that belong together, each a body of its own; most have one row.
  let groups: [[Row]]
  /// How many groups are there to see at first.
  var shown = 12
  /// What a group is called: `area`, `areas`.
  var one = "row"
  var many = "rows"

  func render() -> HTML {
    let rest = groups.dropFirst(shown + 3)
    guard !rest.isEmpty else { return table(id, caption, groups[...]) }
    let more = groups.count - shown
    return HTML(.div, .class("folding"), HTML.Attribute("data-shown", "\(shown)")) {
      table(id, caption, groups.prefix(shown))
      HTML(.details, .class("more")) {
        HTML(.summary) { PageText.number(more) + " more " + (more == 1 ? one : many) }
        table(id + "-more", caption + ", continued", groups.dropFirst(shown))
      }
    }
  }

  /// What stands below a table that does not have everything.
  static func beyond(_ count: Int) -> HTML {
    count <= 0 ? .empty : HTML(.p, .class("rest")) { "And \(PageText.number(count)) more." }
  }

  private func table(_ id: String, _ caption: String, _ groups: ArraySlice<[Row]>) -> HTML {
    let isGrouped = self.groups.contains { $0.count > 1 }
    return HTML(.table, .class(isGrouped ? "data grouped" : "data"), .id(id)) {
      HTML(.caption) { caption }
      HTML(.colgroup) { for column in columns { HTML(.col, .class("w\(column.width)")) } }
      HTML(.thead) { HTML(.tr) { HTML.joined(columns.map(heading)) } }
      if isGrouped {
        for group in groups { HTML(.tbody) { rows(group) } }
      } else {
        HTML(.tbody) { for group in groups { rows(group) } }
      }
    }
  }

  private func heading(_ column: Column) -> HTML {
    var attributes = [HTML.Attribute.scope("col")]
    if column.isNumber { attributes.append(.class("number")) }
    if column.isSortable { attributes.append(HTML.Attribute("data-sort", "")) }
    return HTML(.th, attributes, .text(column.name))
  }

  private func rows(_ group: [Row]) -> HTML {
    .joined(
      group.map { row in
        HTML(.tr) {
          for (index, cell) in row.enumerated() { self.cell(cell, columns[cell.column ?? index]) }
        }
      })
  }

  private func cell(_ cell: Cell, _ column: Column) -> HTML {
    var attributes: [HTML.Attribute] = []
    if cell.rows > 1 { attributes.append(HTML.Attribute("rowspan", "\(cell.rows)")) }
    if cell.columns > 1 { attributes.append(HTML.Attribute("colspan", "\(cell.columns)")) }
    if column.isHeading {
      attributes.append(.scope(cell.rows > 1 ? "rowgroup" : "row"))
      return HTML(.th, attributes, cell.content)
    }
    if column.isNumber { attributes.append(.class("number")) }
    attributes.append(HTML.Attribute("data-label", column.short ?? column.name))
    return HTML(.td, attributes, cell.content)
  }
}
