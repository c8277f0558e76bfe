package import Basics
package import LeadModel

extension WeeklyReport {
  /// What the charts show of an area.
  package struct AreaRow: Codable, Hashable, Sendable {
    package enum Health: String, Codable, CaseIterable, Sendable {
      /// Nothing that counts is wrong.
      case good
      /// Nothing is wrong, and something falls due soon.
      case due
      /// There is a warning.
      case attention
      /// There is an error.
      case overdue
      /// It is planned, paused or done, and not judged on time.
      case resting
    }

    package var path: String
    package var name: String
    package var kind: AreaKind
    package var status: AreaStatus
    @OrNull package var team: String?
    package var leads: [Post.Holder]
    package var health: Health
    package var errors: Int
    package var warnings: Int
    package var infos: Int
    package var docs: Docs
    package var work: Work
    package var turns: [Turn]
    /// Planned absences of the leads, in the file's order.
    package var absences: [Absence]
    /// The planned end of the turn.
    @OrNull package var until: CalendarDate?
  }

  /// How old the lead's look at an area's docs is.
  package struct Docs: Codable, Hashable, Sendable {
    package var count: Int
    /// When a lead last looked; nil where none did, or the date is unknown.
    @OrNull package var lastLook: Instant?
    @OrNull package var ageDays: Int?
    /// `stale-docs`' limit here; nil where that rule is off.
    @OrNull package var limitDays: Int?
    /// The last day on which the docs are not stale; nil where that cannot be said.
    @OrNull package var due: CalendarDate?
    /// Commits that changed the area's code since the look.
    package var codeChanges: Int
    /// The age at each point of the trend; null where the area was not there, not active, or had no
    /// look.
    package var agesByWeek: [Int?]
  }

  /// Who did the work in an area within a window.
  package struct Work: Codable, Hashable, Sendable {
    package var since: Instant
    package var commits: Int
    /// Those of them in which an AI agent took part.
    package var assisted = 0
    /// Of the current leads together; nil without a lead or a commit.
    @OrNull package var leadShare: Double?
    /// Highest first; at most 6.
    package var shares: [Share]
    package var peopleMore: Int
    @OrNull package var absenceFactor: Int?
  }

  /// An unbroken stretch of time with the same set of leads.
  package struct Turn: Codable, Hashable, Sendable {
    /// Empty where the post was vacant.
    package var people: [PersonName]
    /// Nil where the turn began before anything that history says.
    @OrNull package var from: Instant?
    /// Nil for the turn that goes on.
    @OrNull package var to: Instant?
    /// Whether the change that began it was handed off; nil where nobody left the post.
    @OrNull package var isHandedOff: Bool?
  }

  package struct Absence: Codable, Hashable, Sendable {
    package var from: CalendarDate
    package var to: CalendarDate
    @OrNull package var cover: PersonName?
  }
}

extension WeeklyReport.Post {
  /// A current lead.
  package struct Holder: Codable, Hashable, Sendable {
    package var person: PersonName
    /// When the turn began; nil where that is not known.
    @OrNull package var since: Instant?
  }
}
