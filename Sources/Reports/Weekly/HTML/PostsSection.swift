internal import Basics

/// Who holds how many posts, and for how long.
struct PostsSection {
  let report: WeeklyReport
  let chart: Chart?

  private static let people = 300
  private static let posts = 60

  var section: PageSection {
    PageSection(
      id: "posts", title: "Posts", count: report.posts.count,
      content: words + WeeklyCharts.figure(chart) + table)
  }

  private var words: HTML {
    let spread = report.spread
    guard spread.posts > 0 else { return HTML(.p, .class("calm")) { "Nobody holds a post yet." } }
    return HTML(.p) {
      PageText.count(spread.posts, "post is", "posts are")
        + " held by \(PageText.count(spread.leading, "person", "people")), "
        + "of \(PageText.number(spread.active)) who were active lately."
      if let busiest = spread.busiest, let share = spread.busiestShare {
        " "
        PageText.person(busiest)
        " holds the most (\(percent(share)))."
      }
    }
  }

  private var table: HTML {
    guard !report.posts.isEmpty else { return .empty }
    return DataTable(
      id: "posts-table", caption: "Posts a person, most first",
      columns: [
        DataTable.Column(name: "Person", width: 20, isHeading: true),
        DataTable.Column(name: "Posts", width: 10, isNumber: true),
        DataTable.Column(name: "Longest", width: 15, isNumber: true),
        DataTable.Column(name: "Last commit", width: 15),
        DataTable.Column(
          name: "Which, and since when", short: "Which", width: 40, isSortable: false),
      ],
      groups: report.posts.prefix(Self.people).map { [row($0)] }, one: "person", many: "people"
    ).render()
  }

  private func row(_ row: WeeklyReport.PostRow) -> DataTable.Row {
    let kinds = [
      row.services > 0 ? PageText.count(row.services, "service") : nil,
      row.initiatives > 0 ? PageText.count(row.initiatives, "initiative") : nil,
      row.teams > 0 ? PageText.count(row.teams, "team") : nil,
    ].compactMap(\.self)
    return [
      DataTable.Cell(
        PageText.person(row.person)
          + HTML(.span, .class("under")) {
            kinds.joined(separator: ", ")
            if let until = row.awayUntil { "; away until " + PageText.date(until) }
          }),
      DataTable.Cell(PageText.number(row.total)),
      DataTable.Cell(row.posts.compactMap(\.days).max().map(PageText.days) ?? "not known"),
      DataTable.Cell(PageText.date(row.lastCommit, or: "none")),
      DataTable.Cell(posts(row.posts)),
    ]
  }

  private func posts(_ posts: [WeeklyReport.Post]) -> HTML {
    let shown = posts.count > 5 ? 3 : posts.count
    let rest = posts.dropFirst(shown)
    let listed = rest.prefix(Self.posts)
    return HTML(.ul, .class("plain")) { for post in posts.prefix(shown) { self.post(post) } }
      + (rest.isEmpty
        ? .empty
        : HTML(.details) {
          HTML(.summary) { PageText.number(rest.count) + " more posts" }
          HTML(.ul, .class("plain")) { for post in listed { self.post(post) } }
          if rest.count > listed.count {
            HTML(.p) { "And \(PageText.number(rest.count - listed.count)) more." }
          }
        })
  }

  private func post(_ post: WeeklyReport.Post) -> HTML {
    HTML(.li) {
      PageText.path(post.area)
      " "
      HTML(.span, .class("aside")) {
        post.since.map { "since " + PageText.date($0.date) } ?? .text("since when is not known")
        if let until = post.until { ", until " + PageText.date(until) }
      }
    }
  }
}
