package import Basics
internal import LeadModel

/// What one repository's document says that a rollup needs, whichever format it came in.
package struct RepositoryDigest: Sendable {
  /// What the repository is called.
  package var name: ByteString
  /// As it was named on the command line.
  let file: ByteString
  let source: Rollup.RepositoryRow.Source
  let now: Instant
  let tip: String?
  let part: String?
  let counts: Counts
  let changes: Rollup.Changes
  let direction: Direction
  let areas: [Area]
  let people: [Person]
  let leads: [Lead]
  let leaderless: [Item]
  let unled: [(path: String, message: String)]
  /// Whether people have other names in it than in the repository.
  let hasPseudonyms: Bool

  struct Counts: Sendable {
    /// Active areas.
    var areas: Int
    var healthy: Int?
    var errors: Int?
    var warnings: Int?
    var staleDocs: Int?
    var silos: Int
    var missingHandoffs: Int
    var invalidFiles: Int?
  }

  struct Area: Sendable {
    let path: String
    let name: String
    let kind: AreaKind
    let isActive: Bool
    let leads: [(person: PersonName, since: Instant?)]
  }

  struct Person: Sendable {
    let person: PersonName
    let lastCommit: Instant?
    let awayUntil: CalendarDate?
  }

  struct Lead: Sendable {
    let person: PersonName
    let awayUntil: CalendarDate?
    let overdue: [Item]
    let overdueMore: Int
    let due: [Item]
    let dueMore: Int
  }

  /// An item whose repository is not said yet.
  typealias Item = WeeklyReport.Item

  /// What tells a person from all others. E-mails are the same everywhere; who has a pseudonym has
  /// it in one repository only.
  func key(_ person: PersonName) -> ByteString {
    if let email = person.email { return ByteString(email).asciiLowercased }
    return "\(name)\n\(person.name)"
  }
}
