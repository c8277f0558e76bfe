internal import Basics

/// A commit where an area's set of leads changed.
package struct LeadChange: Hashable, Sendable {
  package let commit: CommitReference
  /// The leads before, canonical, ascending by e-mail.
  package let from: [Person]
  /// The leads after; empty where the post was left vacant.
  package let to: [Person]
  /// Whether `handoffs` holds a fitting entry; nil where nobody left the post.
  package let handoff: HandoffState?

  package enum HandoffState: String, Sendable {
    case recorded, missing
  }

  package init(
    commit: CommitReference, from: [Person], to: [Person], handoff: HandoffState?
  ) {
    self.commit = commit
    self.from = from
    self.to = to
    self.handoff = handoff
  }

  /// Who is there to take over: those who joined, or, where nobody did, those who stayed.
  package var successors: [Person] { joined.isEmpty ? to : joined }
  package var left: [Person] { from.filter { person in !to.contains { $0.email == person.email } } }
  package var joined: [Person] {
    to.filter { person in !from.contains { $0.email == person.email } }
  }
}
