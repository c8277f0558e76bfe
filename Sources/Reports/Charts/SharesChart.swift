internal import Basics

/// How much of the work in each area its leads did.
enum SharesChart {
  private static let id = "shares"
  private static let title = "Share of the work in each area"
  private static let mostRows = 40
  /// The bars; the percent stands before them, so that it is seen first on a narrow screen.
  private static let (left, right) = (ChartFrame.labelEnd + 48, 498.0)

  private struct Row {
    let area: WeeklyReport.AreaRow
    /// Of the leads together.
    let share: Double

    var hasLead: Bool { !area.leads.isEmpty }
  }

  static func render(_ report: WeeklyReport) -> Chart? {
    let rows = report.areas
      .filter { $0.work.commits > 0 && ($0.work.leadShare != nil || $0.leads.isEmpty) }
      .map { Row(area: $0, share: min(max($0.work.leadShare ?? 0, 0), 1)) }
      .sorted { left, right in
        if left.hasLead != right.hasLead { return left.hasLead }
        if left.share != right.share { return left.share > right.share }
        return left.area.work.commits != right.area.work.commits
          ? left.area.work.commits > right.area.work.commits
          : ByteString(left.area.path) < ByteString(right.area.path)
      }
    guard let since = rows.map(\.area.work.since).min() else { return nil }
    let half = rows.count { $0.share >= 0.5 }
    let description =
      "In \(half) of \(plural(rows.count, "area")) with commits since "
      + "\(since.date), the leads made half of them or more."
    return Chart(
      id: id, title: title, description: description,
      svg: drawing(rows, description: description),
      headers: ["Area", "Commits", "Leads", "Share of the leads", "Share of others", "Who"],
      rows: ChartFrame.rows(rows.map(tableRow)))
  }

  private static func tableRow(_ row: Row) -> [String] {
    let people = row.area.work.shares.map { share in
      "\(ChartText.field(share.person.name)) \(percent(share.share))"
    }
    let more = row.area.work.peopleMore > 0 ? ["\(row.area.work.peopleMore) more"] : []
    return [
      ChartText.field(row.area.path), "\(row.area.work.commits)", names(row.area),
      percent(row.share), others(row),
      (people + more).joined(separator: ", "),
    ]
  }

  /// What the rounded share of the leads leaves, so that both make up the whole.
  private static func others(_ row: Row) -> String {
    "\(100 - ChartText.wholePercent(row.share))%"
  }

  private static func names(_ area: WeeklyReport.AreaRow) -> String {
    area.leads.isEmpty
      ? "no lead" : area.leads.map { ChartText.field($0.person.name) }.joined(separator: ", ")
  }

  // MARK: - Drawing

  private static func drawing(_ all: [Row], description: String) -> String {
    let rows = all.prefix(mostRows)
    let legend = ChartLegend(
      entries: [("lead", "the leads"), ("others", "others")].map { name, words in
        var path = SVGPath()
        path.rect(0, 0, 18, 12)
        return (.path(path, .class("p-\(name)")), words)
      }
    ).render(y: 0)
    let top = legend.height + 26
    let height = ChartFrame.rowHeight
    let bottom = top + Double(rows.count) * height
    let width = right - left
    var (lead, others, joints, grid) = (SVGPath(), SVGPath(), SVGPath(), SVGPath())
    var texts: [SVG] = []
    for (index, row) in rows.enumerated() {
      let y = top + Double(index) * height + 3
      let end = left + width * row.share
      if row.share > 0 { lead.rect(left, y, end - left, height - 7) }
      if row.share < 1 { others.rect(end, y, right - end, height - 7) }
      for share in joined(row) { joints.vertical(left + width * share, y, to: y + height - 7) }
      let label = SVG.text(percent(row.share), x: left - 8, y: y + 12.5)
      let who = ChartText.label(names(row.area), width: ChartFrame.width - right - 8)
      texts += [
        SVG.group("p-end p-strong", [label]), .text(who, x: right + 8, y: y + 12.5),
      ]
    }
    let ticks = [0, 0.25, 0.5, 0.75, 1].map { share -> SVG in
      grid.vertical(left + width * share, top, to: bottom)
      return .text(percent(share), x: left + width * share, y: top - 8)
    }
    let labels = rows.enumerated().map { index, row in
      ChartFrame.rowLabel(
        row.area.path, y: top + Double(index) * height + 15.5, isPath: true)
    }
    let more = ChartFrame.more(all.count - rows.count, "area", y: bottom + 18)
    return ChartFrame.svg(
      id: id, title: title, description: description,
      height: bottom + (more.isEmpty ? 2 : 28),
      [
        legend.markup, .group("p-ticks p-mid", ticks), .path(grid, .class("p-grid")),
        .path(others, .class("p-others")), .path(lead, .class("p-lead")),
        .path(joints, .class("p-joint")), .group("p-end", labels), .group("p-num", texts),
      ] + more)
  }

  /// Where one lead's part ends and the next one's begins, where the parts make up the whole.
  private static func joined(_ row: Row) -> [Double] {
    let parts = row.area.work.shares.filter(\.isLead).map(\.share)
    guard abs(parts.reduce(0, +) - row.share) < 0.005 else { return [] }
    var sum = 0.0
    return parts.dropLast().map {
      sum += $0
      return sum
    }
  }
}
