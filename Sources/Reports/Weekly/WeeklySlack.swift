package import Basics

/// The weekly report as a Slack message of Block Kit, to be posted to a webhook as it is.
///
/// Short: how the week went, and what those with the most to settle do first.
package enum WeeklySlack {
  static let leadsShown = 8
  static let itemsShown = 3
  /// A section takes 3,000 characters; a message in which one lead takes as much is not read.
  static let sectionLimit = 1_500
  static let headerLimit = 150

  /// The message, ended by a line feed.
  /// - Throws: what a JSON encoder throws, which it does not for these types.
  package static func render(_ report: WeeklyReport) throws -> ByteString {
    let outline = WeeklyOutline(report)
    var blocks: [Block] = [
      Block(type: "header", text: .plain(SlackText.plain(outline.heading, headerLimit)))
    ]
    let scope = outline.scope.isEmpty ? "" : "\n" + line(outline.scope)
    blocks.append(section(SlackText.strong(outline.sentence) + scope))
    let figures = outline.figures
    if !figures.isEmpty {
      blocks.append(
        Block(
          type: "section",
          fields: figures.map { figure in
            .marked(
              "\(SlackText.strong(figure.text)) \(SlackText.inline(figure.label))\n"
                + SlackText.inline(figure.change))
          }))
    }
    if !report.leads.isEmpty { blocks.append(Block(type: "divider")) }
    for lead in report.leads.prefix(leadsShown) { blocks.append(section(text(lead))) }
    let hidden = report.leads.dropFirst(leadsShown)
    if !hidden.isEmpty {
      let things = hidden.reduce(0) { $0 + $1.overdueCount + $1.dueCount }
      let leads = plural(hidden.count, "more lead")
      blocks.append(
        section("And \(leads) with \(plural(things, "item")) in the report."))
    }
    if report.areas.isEmpty, report.scope.isWhole {
      blocks.append(
        section("An `OWNERS.lead` in a directory names its lead and its docs: that makes an area."))
    }
    blocks.append(
      Block(
        type: "context",
        elements: [.marked(counts(report)), .marked(line(outline.judged))].filter { $0.text != "" })
    )
    let summary = outline.heading + ": " + outline.sentence
    return try JSONText.encode(
      Message(text: SlackText.plain(summary, 1_000), blocks: blocks))
  }

  private static func section(_ text: String) -> Block {
    Block(type: "section", text: .marked(text))
  }

  private static func text(_ lead: WeeklyReport.LeadSection) -> String {
    let counts = WeeklyOutline.counts(overdue: lead.overdueCount, due: lead.dueCount)
    let name = TerminalEscaper.field(ByteString(lead.person.name))
    let away = lead.awayUntil.map { ", away until \($0)" } ?? ""
    var text = "\(SlackText.strong(name)): \(counts)\(away)"
    var shown = 0
    for item in (lead.overdue + lead.due).prefix(itemsShown) {
      let line = "\n• " + self.item(item)
      if text.utf16.count + line.utf16.count > sectionLimit - 60 { break }
      text += line
      shown += 1
    }
    let more = lead.overdueCount + lead.dueCount - shown
    if more > 0 { text += "\n…and \(more) more in the report" }
    return text
  }

  private static func item(_ item: WeeklyReport.Item) -> String {
    let location = item.areaName ?? item.area ?? "the repository"
    let rule = SlackText.code(WeeklyOutline.visible(item.rule, 60))
    let what = item.due.map { "by \($0)" } ?? rule
    let start = "\(SlackText.inline(WeeklyOutline.visible(location, 100))), \(what)"
    if let command = item.command.flatMap(WeeklyOutline.pasteable), !command.contains("`"),
      command.utf16.count < 300
    {
      return "\(start): \(SlackText.code(command))"
    }
    return "\(start): \(SlackText.inline(WeeklyOutline.visible(item.message, 200)))"
  }

  /// What else the report tells of.
  private static func counts(_ report: WeeklyReport) -> String {
    let coming = report.handoffs.coming.count
    let done = report.handoffs.done.count
    return [
      (report.leaderless.count, "finding without a lead", "findings without a lead"),
      (report.unled.count, "directory without a lead", "directories without a lead"),
      (coming, "handoff or absence coming", "handoffs or absences coming"),
      (done, "change of lead this week", "changes of lead this week"),
      (report.settled.count, "finding settled this week", "findings settled this week"),
      (report.invalidFiles.count, "file cannot be read", "files cannot be read"),
    ].filter { $0.0 > 0 }.map { plural($0.0, $0.1, $0.2) }.joined(separator: " · ")
  }

  private static func line(_ words: WeeklyOutline.Words) -> String {
    words.map { run in
      switch run {
      case .ours(let text): text
      case .foreign(let text): SlackText.inline(text)
      case .strong(let text): SlackText.strong(text)
      case .code(let text): SlackText.code(text)
      }
    }.joined()
  }

  // MARK: - Block Kit

  private struct Message: Encodable {
    /// Where blocks are not shown: in notifications.
    let text: String
    let blocks: [Block]
    let mrkdwn = false
    let unfurlLinks = false
    let unfurlMedia = false

    enum CodingKeys: String, CodingKey {
      case text, blocks, mrkdwn
      case unfurlLinks = "unfurl_links"
      case unfurlMedia = "unfurl_media"
    }
  }

  private struct Block: Encodable {
    let type: String
    var text: Text?
    var fields: [Text]?
    var elements: [Text]?
  }

  private struct Text: Encodable {
    let type: String
    let text: String
    /// Slack makes no link of what looks like a channel or an address.
    var verbatim: Bool?
    /// Slack makes no chart of `:x:`.
    var emoji: Bool?

    static func plain(_ text: String) -> Text { Text(type: "plain_text", text: text, emoji: false) }

    static func marked(_ text: String) -> Text { Text(type: "mrkdwn", text: text, verbatim: true) }
  }
}
