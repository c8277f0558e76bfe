package import Basics

/// What is known of a person across the repository.
package struct PersonFacts: Hashable, Sendable {
  package let person: Person
  /// Paths of the areas that the person leads, ascending.
  package let leads: [ByteString]
  /// The newest commit that names the person as author or co-author.
  package let seen: CommitReference?
  /// Every address that commits carry, and the canonical one, in lower case, ascending; empty for a handle
  /// that nobody maps.
  package var addresses: [ByteString] = []
  /// Whether it is an AI agent whom a file names.
  package var isAgent = false
  /// Whether anything shows that the person is there: a commit of late (`present-days`), or an absence that
  /// is planned.
  package var isPresent = false
  /// Whether .lead-rules says that the person has left.
  package var hasLeft = false
  /// Credited, non-merge commits by others since the person was last seen, where a rule asks for it of
  /// somebody who leads; nil otherwise.
  package var othersSince: Int?
  /// The active areas that the person leads, by kind.
  package var posts = Posts()
  /// The planned absence that is under way, as an area which the person leads has it.
  package var away: PlannedAbsence?

  package init(person: Person, leads: [ByteString], seen: CommitReference?) {
    self.person = person
    self.leads = leads
    self.seen = seen
  }

  /// What follows from the areas that somebody leads, ascending by path.
  package init(person: Person, leading areas: [Area], seen: CommitReference?, now: Instant) {
    self.init(person: person, leads: areas.map(\.path), seen: seen)
    for area in areas where area.isActive {
      switch area.kind {
      case .service: posts.services += 1
      case .initiative: posts.initiatives += 1
      case .team: posts.teams += 1
      }
    }
    away = areas.flatMap(\.absences).first { $0.isUnderWay(at: now) }
  }

  /// How many active areas somebody leads. A tech lead's posts are counted apart from the others.
  package struct Posts: Hashable, Sendable {
    package var services = 0
    package var initiatives = 0
    package var teams = 0

    package init() {}

    package var total: Int { services + initiatives + teams }
  }
}
