package import Basics
package import LeadModel

/// One report over many repositories, in any format: `leadlint.rollup/1`.
///
/// Text stands in it as the repositories' documents have it; each format escapes for itself.
package struct Rollup: Codable, Hashable, Sendable {
  package static let schemaName = "leadlint.rollup/1"

  package var schema = Self.schemaName
  /// The leadlint that made it.
  package var version: String
  package var title: String
  /// The newest instant of judgement of the documents: a rollup looks at no clock.
  package var now: Instant
  /// The oldest one.
  package var oldest: Instant
  /// How it went over all repositories, in one sentence.
  package var sentence: String
  package var direction: Direction
  /// Always the same six, in this order.
  package var figures: [Figure]
  /// How the repositories are ranked, in words.
  package var ranking: String
  /// In the order of the ranking.
  package var repositories: [RepositoryRow]
  /// Those in which no directory has a readable `OWNERS.lead`, ascending.
  package var withoutAreas: [String]
  /// How many things each list of a lead shows at most.
  package var maxPerLead: Int
  /// What each lead has to settle, those with the most first.
  package var leads: [LeadSection]
  /// What is overdue and no lead's, worst first.
  package var leaderless: [Item]
  /// Directories without a lead, by repository in the order of the ranking, then by path.
  package var unled: [UnledRow]
  /// Everybody who leads an active area, those with the most posts first.
  package var people: [PersonRow]
  package var spread: Spread
  /// Files that could not be read and were left out, ascending.
  package var unread: [UnreadRow]
  /// What the reader should know about how the report came to be.
  package var notes: [String]
}

extension Rollup {
  /// One number over all repositories, and where it went since the week before.
  package struct Figure: Codable, Hashable, Sendable {
    package enum ID: String, Codable, CaseIterable, Sendable {
      case healthyAreas, errors, staleDocs, silos, missingHandoffs, leaderless
    }

    package var id: ID
    /// What people call it: `areas in good health`.
    package var label: String
    /// Nil where no document says it.
    @OrNull package var value: Int?
    /// What it is a part of; nil where of nothing.
    @OrNull package var of: Int?
    /// How many repositories' documents say it.
    package var repositories: Int
    /// The sum of the repositories' changes; nil where none says one.
    @OrNull package var change: Int?
    package var direction: Direction
    /// `12 of 14`, or `—`.
    package var text: String
    /// `2 fewer`, `as last week`; nil without a change.
    @OrNull package var changeText: String?
  }

  /// One repository.
  package struct RepositoryRow: Codable, Hashable, Sendable {
    package enum Source: String, Codable, CaseIterable, Sendable {
      /// A weekly report: findings are known.
      case report
      /// Facts alone: what depends on a limit is counted by the default one, or not known.
      case status
    }

    /// 1 is what needs attention first.
    package var rank: Int
    package var name: String
    /// As it was named on the command line.
    package var file: String
    package var source: Source
    package var now: Instant
    @OrNull package var tip: String?
    /// The part of the repository that the document is about, in words; nil: all of it.
    @OrNull package var part: String?
    /// Errors ÷ active areas, to 4 places; nil where there is neither.
    @OrNull package var attention: Double?
    /// Active areas.
    package var areas: Int
    @OrNull package var healthy: Int?
    @OrNull package var errors: Int?
    @OrNull package var warnings: Int?
    @OrNull package var staleDocs: Int?
    package var silos: Int
    package var missingHandoffs: Int
    /// Directories without a lead; of a `status` file only those whose `OWNERS.lead` names none.
    package var leaderless: Int
    /// `OWNERS.lead` files that cannot be read; nil where the document does not say.
    @OrNull package var invalidFiles: Int?
    package var posts: Int
    /// People who hold them.
    package var leading: Int
    package var direction: Direction
    package var changes: Changes
  }

  /// What changed in a repository since the week before; nil where its document does not say.
  package struct Changes: Codable, Hashable, Sendable {
    @OrNull package var healthy: Int?
    @OrNull package var staleDocs: Int?
    @OrNull package var silos: Int?
    @OrNull package var missingHandoffs: Int?
  }

  /// One thing to settle.
  package struct Item: ActionItem, Codable, Hashable, Sendable {
    package var repository: String
    package var rule: String
    /// Of what falls due, nil.
    @OrNull package var severity: Severity?
    /// Nil where it is about the repository.
    @OrNull package var area: String?
    @OrNull package var areaName: String?
    package var message: String
    /// The next step, in words; empty where there is none to offer.
    package var next: String
    /// The command that settles it, in the repository; nil where an edit does.
    @OrNull package var command: String?
    /// When it falls due; nil where it is overdue.
    @OrNull package var due: CalendarDate?
    package var isNew: Bool
  }

  /// What one lead has to settle in all repositories.
  package struct LeadSection: LeadActionItems, Codable, Hashable, Sendable {
    package var person: PersonName
    package var posts: Int
    /// Those in which there is something to settle, ascending.
    package var repositories: [String]
    @OrNull package var awayUntil: CalendarDate?
    /// Worst first, at most ``Rollup/maxPerLead``.
    package var overdue: [Item]
    /// How many there are beyond those.
    package var overdueMore: Int
    /// Soonest first, at most ``Rollup/maxPerLead``.
    package var due: [Item]
    package var dueMore: Int
  }

  /// A directory without a lead.
  package struct UnledRow: Codable, Hashable, Sendable {
    package var repository: String
    package var path: String
    /// Whether an `OWNERS.lead` says that the post is vacant; else there is none where one is
    /// expected.
    package var isVacant: Bool
    package var message: String
  }

  /// The posts of one person in all repositories.
  package struct PersonRow: Codable, Hashable, Sendable {
    package var person: PersonName
    package var posts: Int
    /// Of all posts, to 4 places.
    package var share: Double
    package var services: Int
    package var initiatives: Int
    package var teams: Int
    /// The newest commit in any repository that the person is credited with; nil where none is
    /// known.
    @OrNull package var lastCommit: Instant?
    @OrNull package var awayUntil: CalendarDate?
    /// Ascending by name.
    package var repositories: [RepositoryPosts]
  }

  /// What a person leads in one repository.
  package struct RepositoryPosts: Codable, Hashable, Sendable {
    package var name: String
    /// Ascending by path.
    package var areas: [Post]
  }

  package struct Post: Codable, Hashable, Sendable {
    package var path: String
    package var name: String
    package var kind: AreaKind
    @OrNull package var since: Instant?
  }

  /// How leading is spread over everybody.
  package struct Spread: Codable, Hashable, Sendable {
    /// People who lead an active area.
    package var leading: Int
    package var posts: Int
    /// People who lead in more than one repository.
    package var inSeveral: Int
    /// As many people with equally many posts would be as evenly spread; 0 without posts.
    package var effectiveLeads: Double
    /// Who has the most posts; nil without posts.
    @OrNull package var busiest: PersonName?
    @OrNull package var busiestPosts: Int?
    @OrNull package var busiestShare: Double?
  }

  /// A file that could not be read.
  package struct UnreadRow: Codable, Hashable, Sendable {
    package var file: String
    package var problem: String

    /// Bytes that are not UTF-8 are made visible.
    package init(file: ByteString, problem: ByteString) {
      self.file = JSONText.string(file)
      self.problem = JSONText.string(problem)
    }
  }
}
