package import Basics

/// An initiative's plan and the decisions that it should follow.
package struct PlanFacts: Hashable, Sendable {
  /// From the repository's root.
  package let path: ByteString
  /// Nil where no file stands there.
  package let plan: DocFacts?
  /// Files that match `decisions`, ascending by path.
  package let decisions: [DocFacts]

  package init(path: ByteString, plan: DocFacts?, decisions: [DocFacts]) {
    self.path = path
    self.plan = plan
    self.decisions = decisions
  }
}
