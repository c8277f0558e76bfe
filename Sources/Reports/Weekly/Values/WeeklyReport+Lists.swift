package import Basics
package import LeadModel

extension WeeklyReport {
  /// One thing to settle.
  package struct Item: ActionItem, Codable, Hashable, Sendable {
    /// The rule that found it; for what falls due, the rule that will.
    package var rule: String
    /// Its severity; of what falls due, nil.
    @OrNull package var severity: Severity?
    /// Nil where it is about the repository.
    @OrNull package var area: String?
    @OrNull package var areaName: String?
    /// What is the matter, in a sentence without a final dot.
    package var message: String
    /// The next step, in words; empty where there is none to offer.
    package var next: String
    /// The command that settles it; nil where an edit does.
    @OrNull package var command: String?
    /// When it falls due; nil where it is overdue.
    @OrNull package var due: CalendarDate?
    /// Whether it was not there at the end of the week before.
    package var isNew: Bool
    /// Of the finding; of what falls due, nil.
    @OrNull package var fingerprint: String?
  }

  /// What one lead has to settle.
  package struct LeadSection: LeadActionItems, Codable, Hashable, Sendable {
    package var person: PersonName
    /// Active areas that the person leads.
    package var posts: Int
    /// Until when the person is away, where an absence is under way.
    @OrNull package var awayUntil: CalendarDate?
    /// Worst first, at most as many as the scope allows.
    package var overdue: [Item]
    /// How many there are beyond those.
    package var overdueMore: Int
    /// Soonest first, at most as many as the scope allows.
    package var due: [Item]
    package var dueMore: Int
  }

  /// A doc of an area whose docs are stale.
  package struct DocRow: Codable, Hashable, Sendable {
    package var area: String
    package var areaName: String
    package var doc: String
    package var leads: [PersonName]
    /// The newest change of the doc by a lead; nil where there is none.
    @OrNull package var lastLeadChange: Commit?
    /// The newest by anyone.
    @OrNull package var lastChange: Commit?
    /// Days since the lead last looked at the area's docs; nil where the date is unknown.
    @OrNull package var ageDays: Int?
    package var limitDays: Int
    /// Commits that changed the area's code since.
    package var codeChanges: Int
    /// Who made the newest of them, each once.
    package var codeBy: [PersonName]
  }

  package struct Share: Codable, Hashable, Sendable {
    package var person: PersonName
    package var isLead: Bool
    package var commits: Int
    /// 0 to 1, to 4 places.
    package var share: Double
  }

  /// An area where a lead does more of the work than the limit.
  package struct SiloRow: Codable, Hashable, Sendable {
    package var area: String
    package var areaName: String
    package var message: String
    package var next: String
    package var commits: Int
    /// Those of them in which an AI agent took part.
    package var assisted = 0
    /// Highest first; at most 6.
    package var shares: [Share]
    package var peopleMore: Int
  }

  package struct Handoffs: Codable, Hashable, Sendable {
    package var missing: [Item]
    /// Ends of turns and absences, soonest first.
    package var coming: [ComingHandoff]
    /// Changes of lead since the end of the week before, newest first.
    package var done: [DoneHandoff]
  }

  package struct ComingHandoff: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
      /// A turn ends.
      case turnEnds
      /// A lead is away.
      case absence
    }

    package var kind: Kind
    package var area: String
    package var areaName: String
    package var leads: [PersonName]
    /// The day on which the turn ends, or the first day of the absence.
    package var from: CalendarDate
    /// The last day of the absence; nil for the end of a turn.
    @OrNull package var to: CalendarDate?
    /// Who stands in; nil where nobody is named.
    @OrNull package var cover: PersonName?
    /// The command that prepares it; nil where an edit does.
    @OrNull package var command: String?
  }

  package struct DoneHandoff: Codable, Hashable, Sendable {
    package var area: String
    package var areaName: String
    package var commit: Commit
    package var from: [PersonName]
    package var to: [PersonName]
    /// Whether a handoff is recorded; nil where nobody left the post.
    @OrNull package var isRecorded: Bool?
  }

  /// The posts of one person.
  package struct PostRow: Codable, Hashable, Sendable {
    package var person: PersonName
    package var services: Int
    package var initiatives: Int
    package var teams: Int
    /// The newest commit that the person is credited with; nil where there is none.
    @OrNull package var lastCommit: Instant?
    @OrNull package var awayUntil: CalendarDate?
    /// Ascending by path.
    package var posts: [Post]

    package var total: Int { services + initiatives + teams }
  }

  package struct Post: Codable, Hashable, Sendable {
    package var area: String
    package var areaName: String
    package var kind: AreaKind
    /// When the turn began; nil where that is not known.
    @OrNull package var since: Instant?
    @OrNull package var days: Int?
    /// The planned end of the turn.
    @OrNull package var until: CalendarDate?
  }

  /// A directory without a lead.
  package struct UnledRow: Codable, Hashable, Sendable {
    package var path: String
    package var message: String
    package var next: String
  }

  package struct SettledRow: Codable, Hashable, Sendable {
    package var rule: String
    @OrNull package var area: String?
    @OrNull package var areaName: String?
    /// What is so now, in a few words that name nobody.
    package var text: String
  }

  package struct InvalidRow: Codable, Hashable, Sendable {
    package var path: String
    package var line: Int
    package var message: String
    /// How many more things are wrong with the file.
    package var more: Int
  }
}
