package import Basics

/// Who could take an area over or stand in there, and who only seems to.
package struct Suggestion: Hashable, Sendable {
  /// At most three, the one for whom most speaks first; among equals by e-mail.
  package let suggested: [Candidate]
  /// Those for whom as much speaks as for one of `suggested` or, where there are fewer, anything; at most
  /// three.
  package let passedOver: [PassedOver]

  package init(suggested: [Candidate], passedOver: [PassedOver]) {
    self.suggested = suggested
    self.passedOver = passedOver
  }

  /// Somebody and what speaks for them.
  package struct Candidate: Hashable, Sendable {
    package let person: Person
    /// What they did in and around the area; without any deeds where only a post speaks for them.
    package let familiarity: Familiarity
    /// Whether the area names them as a deputy or cover, or its team as a member.
    package let isNamed: Bool
    /// Neighbouring areas that they lead, ascending by path.
    package let leadsNearby: [ByteString]
    /// How much their posts weigh, as `lead-overload` counts them.
    package let posts: Double
    /// How much speaks for the person; only the order of scores means something.
    package let score: Double

    package init(
      person: Person, familiarity: Familiarity, isNamed: Bool, leadsNearby: [ByteString],
      posts: Double, score: Double
    ) {
      self.person = person
      self.familiarity = familiarity
      self.isNamed = isNamed
      self.leadsNearby = leadsNearby
      self.posts = posts
      self.score = score
    }
  }

  /// Somebody who knows the area and is not asked all the same.
  package struct PassedOver: Hashable, Sendable {
    package let candidate: Candidate
    package let reason: Reason

    package init(candidate: Candidate, reason: Reason) {
      self.candidate = candidate
      self.reason = reason
    }
  }

  package enum Reason: String, Hashable, Sendable {
    case away, overloaded
  }
}
