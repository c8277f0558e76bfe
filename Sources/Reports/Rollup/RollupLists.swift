internal import Basics

/// The page's tables.
struct RollupLists {
  let rollup: Rollup

  /// How many rows are written at all; the rest is counted.
  private static let limit = 2_000

  var repositories: PageSection {
    let hasFacts = rollup.repositories.contains { $0.source == .status }
    let content =
      HTML(.p) { "Ranked by \(rollup.ranking)" }
      + (hasFacts
        ? HTML(.p) {
          "A dash stands where a repository gave facts alone: what is stale or overdue there is "
            + "not known."
        } : .empty)
      + DataTable(
        id: "repositories-table", caption: "Repositories, those that need attention first",
        columns: [
          DataTable.Column(name: "Repository", width: 25, isHeading: true),
          DataTable.Column(name: "Rank", width: 5, isNumber: true),
          DataTable.Column(name: "Areas", width: 10, isNumber: true),
          DataTable.Column(name: "Healthy", width: 10, isNumber: true),
          DataTable.Column(name: "Errors", width: 10, isNumber: true),
          DataTable.Column(name: "Stale docs", width: 10, isNumber: true),
          DataTable.Column(name: "Silos", width: 5, isNumber: true),
          DataTable.Column(name: "Missing handoffs", width: 10, isNumber: true),
          DataTable.Column(name: "No lead", width: 5, isNumber: true),
          DataTable.Column(name: "Week", width: 10),
        ],
        groups: rollup.repositories.prefix(Self.limit).map { [row($0)] }, shown: 25,
        one: "repository", many: "repositories"
      ).render() + rest(rollup.repositories.count)
    return PageSection(
      id: "repositories", title: "Repositories", count: rollup.repositories.count,
      content: content)
  }

  private func row(_ row: Rollup.RepositoryRow) -> DataTable.Row {
    var under: [String] = []
    if row.now.date != rollup.now.date { under.append("judged at \(row.now.date)") }
    if row.source == .status { under.append("facts alone") }
    if let part = row.part { under.append(PageText.field(part)) }
    if let invalid = row.invalidFiles, invalid > 0 {
      under.append("\(PageText.number(invalid)) OWNERS.lead cannot be read")
    }
    let name =
      HTML(.bdi) { PageText.field(row.name) }
      + (under.isEmpty
        ? .empty : HTML(.span, .class("under")) { under.joined(separator: "; ") })
    return [
      DataTable.Cell(name), DataTable.Cell(PageText.number(row.rank)),
      DataTable.Cell(PageText.number(row.areas)), number(row.healthy), number(row.errors),
      number(row.staleDocs), DataTable.Cell(PageText.number(row.silos)),
      DataTable.Cell(PageText.number(row.missingHandoffs)),
      DataTable.Cell(PageText.number(row.leaderless)),
      DataTable.Cell(RollupPhrasing.direction(row.direction)),
    ]
  }

  private func number(_ count: Int?) -> DataTable.Cell {
    count.map { DataTable.Cell(PageText.number($0)) } ?? DataTable.Cell(PageText.none("—"))
  }

  var unled: PageSection {
    let content =
      rollup.unled.isEmpty
      ? HTML(.p, .class("calm")) { "Every directory where a lead is expected has one." }
      : DataTable(
        id: "unled-table", caption: "Directories without a lead",
        columns: [
          DataTable.Column(name: "Repository", width: 25, isHeading: true),
          DataTable.Column(name: "Directory", width: 30),
          DataTable.Column(name: "What is known", width: 45, isSortable: false),
        ],
        groups: rollup.unled.prefix(Self.limit).map { row in
          [
            [
              DataTable.Cell(HTML(.bdi) { PageText.field(row.repository) }),
              DataTable.Cell(PageText.path(row.path)),
              DataTable.Cell(PageText.sentence(row.message)),
            ]
          ]
        }, one: "directory", many: "directories"
      ).render() + rest(rollup.unled.count)
    return PageSection(
      id: "unled", title: "Directories without a lead", short: "Without a lead",
      count: rollup.unled.count, content: content)
  }

  var people: PageSection {
    let table =
      rollup.people.isEmpty
      ? HTML.empty
      : DataTable(
        id: "people-table", caption: "Posts a person over all repositories, most first",
        columns: [
          DataTable.Column(name: "Person", width: 25, isHeading: true),
          DataTable.Column(name: "Posts", width: 10, isNumber: true),
          DataTable.Column(name: "Of all", width: 10, isNumber: true),
          DataTable.Column(name: "Last commit", width: 15),
          DataTable.Column(name: "Where", width: 40, isSortable: false),
        ],
        groups: rollup.people.prefix(Self.limit).map { [person($0)] }, shown: 20, one: "person",
        many: "people"
      ).render() + rest(rollup.people.count)
    return PageSection(
      id: "people", title: "Who leads", count: rollup.people.count, content: spread + table)
  }

  private var spread: HTML {
    let spread = rollup.spread
    guard let busiest = spread.busiest, let share = spread.busiestShare else {
      return HTML(.p, .class("calm")) { "Nobody holds a post yet." }
    }
    return HTML(.p) {
      PageText.count(spread.posts, "post is", "posts are")
        + " held by \(PageText.count(spread.leading, "person", "people")), "
        + "\(PageText.number(spread.inSeveral)) of them in more than one repository. "
      PageText.person(busiest)
      " holds the most (\(percent(share)))."
    }
  }

  private func person(_ row: Rollup.PersonRow) -> DataTable.Row {
    let shown = RollupPhrasing.repositories(row, most: 5)
    let rest = row.repositories.count - shown.count
    let counts = shown.map { repository in
      HTML(.bdi) { PageText.field(repository.name) }
        + .text(" " + PageText.number(repository.posts))
    }
    return [
      DataTable.Cell(
        PageText.person(row.person)
          + HTML(.span, .class("under")) {
            RollupPhrasing.posts(row)
            if let until = row.awayUntil { "; away until " + PageText.date(until) }
          }),
      DataTable.Cell(PageText.number(row.posts)),
      DataTable.Cell(percent(row.share)),
      DataTable.Cell(PageText.date(row.lastCommit, or: "not known")),
      DataTable.Cell(
        HTML.joined(counts, separator: .text(", "))
          + .text(rest > 0 ? " and \(PageText.number(rest)) more" : "")),
    ]
  }

  var withoutAreas: PageSection {
    PageSection(
      id: "without-areas", title: "Repositories without areas", short: "Without areas",
      count: rollup.withoutAreas.count,
      content: HTML(.p) { "No directory of these has an OWNERS.lead that can be read." }
        + HTML(.ul, .class("columns")) {
          for name in rollup.withoutAreas.prefix(Self.limit) {
            HTML(.li) { HTML(.bdi) { PageText.field(name) } }
          }
        } + rest(rollup.withoutAreas.count))
  }

  var unread: PageSection {
    PageSection(
      id: "unread", title: "Files that could not be read", short: "Not read",
      count: rollup.unread.count,
      content: HTML(.ul) {
        for row in rollup.unread.prefix(Self.limit) {
          HTML(.li) {
            PageText.path(row.file)
            ": " + PageText.sentence(row.problem)
          }
        }
      } + rest(rollup.unread.count))
  }

  private func rest(_ count: Int) -> HTML {
    count > Self.limit
      ? HTML(.p) { "And \(PageText.number(count - Self.limit)) more." } : .empty
  }
}
