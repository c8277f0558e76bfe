package import Basics
internal import LeadFiles

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#endif

/// What is known of a person across the repository.
package struct PersonFacts: Hashable, Sendable {
  package let person: Person
  /// Paths of the areas that the person leads, ascending.
  package let leads: [ByteString]
  /// The newest commit that the person is credited with.
  package let lastCommit: CommitReference?
  /// The active areas that the person leads, by kind.
  package var posts = Posts()
  /// The planned absence that is under way, as an area which the person leads has it.
  package var away: PlannedAbsence?

  package init(person: Person, leads: [ByteString], lastCommit: CommitReference?) {
    self.person = person
    self.leads = leads
    self.lastCommit = lastCommit
  }

  /// What follows from the areas that somebody leads, ascending by path.
  package init(person: Person, leading areas: [Area], lastCommit: CommitReference?, now: Instant) {
    self.init(person: person, leads: areas.map(\.path), lastCommit: lastCommit)
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

/// How leading is spread over the people of a repository. A post is one person's lead of one active
/// area.
package struct Spread: Hashable, Sendable {
  /// People who hold a post.
  package let leading: Int
  /// People credited within the repository's activity window.
  package let active: Int
  package let posts: Int
  /// The effective number of leads: the exponential of the entropy of the posts, in nats. As many
  /// people with equally many posts would be as evenly spread. 0 without posts.
  package let effectiveLeads: Double
  /// Who holds the most posts; among equals the first by e-mail. Nil without posts.
  package let busiest: PersonFacts?

  /// `leading` ÷ `active`; nil where nobody is active.
  package var share: Double? { active > 0 ? Double(leading) / Double(active) : nil }

  /// The part of all posts that the busiest holds; nil without posts.
  package var busiestShare: Double? {
    busiest.map { Double($0.posts.total) / Double(posts) }
  }
}

extension Survey {
  /// How leading is spread, over active areas alone.
  package var spread: Spread {
    let holders = people.filter { $0.posts.total > 0 }
    let posts = holders.reduce(0) { $0 + $1.posts.total }
    var entropy = 0.0
    var busiest: PersonFacts?
    for person in holders {
      let part = Double(person.posts.total) / Double(posts)
      entropy -= part * log(part)
      if person.posts.total > busiest?.posts.total ?? 0 { busiest = person }
    }
    return Spread(
      leading: holders.count, active: activePeople, posts: posts,
      effectiveLeads: posts > 0 ? exp(entropy) : 0, busiest: busiest)
  }
}
