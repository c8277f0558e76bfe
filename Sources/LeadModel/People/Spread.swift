internal import Basics

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
