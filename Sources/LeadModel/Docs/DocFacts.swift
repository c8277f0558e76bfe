package import Basics

/// One architecture doc at the tip.
package struct DocFacts: Hashable, Sendable {
  package let path: ByteString
  /// The paths that it had before, the newest first; but for those at which another file stands now.
  package var formerPaths: [ByteString] = []
  /// The newest credited, substantive change by anyone.
  package let lastChange: CommitReference?
  /// The newest one by a current lead.
  package let lastLeadChange: CommitReference?
  /// Whether the doc holds nothing but white space and front matter.
  package let isEmpty: Bool
  /// When somebody last looked at the doc: `lastChange`, or a later review of the area's docs by the
  /// lead. Nil without a `lastChange`, or where nobody asked.
  package var lastLook: CommitReference?
  /// Credited, non-merge commits later than `lastLook` that change what the doc is about; 0 for a doc
  /// that lasts, and where there are fewer, or the look is newer, than was asked for.
  package var driftCommits = 0
  /// The newest of them, at most 3.
  package var newestDrift: [CommitReference] = []
  /// Who ever changed the doc, ascending by e-mail; empty where nobody asked.
  package var people: [ByteString] = []
  /// What the doc itself says of when it was last reviewed.
  package var stated: StatedReview?
  /// Links that do not resolve in the tree judged, in the order of the text.
  package var brokenLinks: [UnresolvedLink] = []
  /// Paths that the doc names outside of links and that are no more, in the order of the text.
  package var deadMentions: [DeadMention] = []

  package init(
    path: ByteString, lastChange: CommitReference?, lastLeadChange: CommitReference?,
    isEmpty: Bool
  ) {
    self.path = path
    self.lastChange = lastChange
    self.lastLeadChange = lastLeadChange
    self.isEmpty = isEmpty
  }
}
