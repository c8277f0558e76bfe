package import Basics

/// What the weekly report says, in any format: `leadlint.report/1`.
///
/// Text stands in it as the repository has it; each format escapes for itself. A byte that is not
/// UTF-8 is the four characters `\xE9`.
package struct WeeklyReport: Codable, Hashable, Sendable {
  package static let schemaName = "leadlint.report/1"
  /// The title of a report for which none was asked.
  package static let defaultTitle = "Leads and docs"

  package var schema = Self.schemaName
  /// The leadlint that made it.
  package var version: String
  package var title: String
  package var week: Week
  /// The instant of judgement.
  package var now: Instant
  /// The commit judged; nil before the first.
  @OrNull package var tip: String?
  /// What the tip is called.
  package var tipName: String
  package var scope: Scope
  /// How the week went, in one sentence.
  package var sentence: String
  package var direction: Direction
  /// Always the same five, in this order: healthy areas, stale docs, silos, missing handoffs, spread.
  package var figures: [Figure]
  /// Oldest first; the last is `now`.
  package var trend: [Point]
  /// Those with the most to settle first.
  package var leads: [LeadSection]
  /// What is overdue in areas without a lead.
  package var leaderless: [Item]
  package var staleDocs: [DocRow]
  package var silos: [SiloRow]
  package var handoffs: Handoffs
  /// Those with the most posts first.
  package var posts: [PostRow]
  package var spread: SpreadRow
  package var unled: [UnledRow]
  /// What was found a week ago and is no longer, ascending by area and rule.
  package var settled: [SettledRow]
  /// Ascending by path.
  package var areas: [AreaRow]
  /// `OWNERS.lead` files that do not parse: their areas are not judged.
  package var invalidFiles: [InvalidRow]
  /// What the reader should know about how the report came to be.
  package var notes: [String]

  /// The ISO week that a report is about.
  package struct Week: Codable, Hashable, Sendable {
    /// `2026-W47`.
    package var label: String
    package var from: CalendarDate
    package var to: CalendarDate
    /// The instant that changes are counted from: the end of the week before; nil where there was
    /// nothing yet.
    @OrNull package var since: Instant?
  }

  /// Which part of the repository a report is about.
  package struct Scope: Codable, Hashable, Sendable {
    /// The team's directory; nil: all teams.
    @OrNull package var team: String?
    /// The lead; nil: all leads.
    @OrNull package var lead: PersonName?
    /// The directory of the only area; nil: all areas.
    @OrNull package var area: String?
    /// Whether people have other names in it than in the repository.
    package var hasPseudonyms: Bool
    /// How many items each list of a lead shows at most.
    package var maxPerLead: Int
    /// How many days ahead is looked for what falls due.
    package var dueDays: Int
  }

  package struct Commit: Codable, Hashable, Sendable {
    /// The whole id.
    package var id: String
    @OrNull package var date: Instant?
    package var by: [PersonName]

    /// The first seven digits of the id.
    package var short: String { String(id.prefix(7)) }
  }
}
