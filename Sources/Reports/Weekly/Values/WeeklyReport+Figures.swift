package import Basics

extension WeeklyReport {
  /// One number of the week, and where it went since the end of the week before.
  package struct Figure: Codable, Hashable, Sendable {
    package enum ID: String, Codable, CaseIterable, Sendable {
      case healthyAreas, staleDocs, silos, missingHandoffs, spread
    }

    package var id: ID
    /// What people call it: `areas in good health`.
    package var label: String
    /// A count; for `spread` those who lead ÷ those who are active. Nil where nobody is active.
    @OrNull package var value: Double?
    /// What the count is a part of: the active areas, or the active people; nil where of nothing.
    @OrNull package var of: Int?
    /// `value` less that of the week before; nil where there was none.
    @OrNull package var change: Double?
    package var direction: Direction
    /// `12 of 14`, or `29`.
    package var text: String
    /// `2 fewer`, `as last week`; nil without a change.
    @OrNull package var changeText: String?
  }

  /// The repository at the end of a week, from its own files of that week and today's rules.
  package struct Point: Codable, Hashable, Sendable {
    /// `2026-W47`.
    package var week: String
    /// The instant of judgement: the week's end; of the last point, the report's.
    package var at: Instant
    /// The commit judged.
    package var tip: String
    /// Active areas, with a lead or without.
    package var areas: Int
    /// Active areas without an error or a warning that counts.
    package var healthy: Int
    /// Areas whose docs the lead has not looked at for longer than the limit.
    package var staleDocs: Int
    /// Areas where a lead does more of the work than the limit.
    package var silos: Int
    /// Handoffs that are missing.
    package var missingHandoffs: Int
    /// People who lead an active area.
    package var leading: Int
    /// People credited with a commit lately.
    package var active: Int
    package var effectiveLeads: Double
    package var errors: Int
    package var warnings: Int
    package var infos: Int
  }

  /// How leading is spread over people.
  package struct SpreadRow: Codable, Hashable, Sendable {
    package var leading: Int
    package var active: Int
    package var posts: Int
    /// As many people with equally many posts would be as evenly spread.
    package var effectiveLeads: Double
    /// Who has the most posts; nil without posts.
    @OrNull package var busiest: PersonName?
    /// Of all posts; nil without posts.
    @OrNull package var busiestShare: Double?
  }
}
