package import Basics
package import LeadFiles

/// One architecture doc at the tip.
package struct DocFacts: Hashable, Sendable {
  package let path: ByteString
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
  /// What the doc itself says of when it was last reviewed.
  package var stated: StatedReview?
  /// Links that do not resolve in the tree judged, in the order of the text.
  package var brokenLinks: [BrokenLink] = []

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

/// A date of review that somebody typed into a doc. No evidence: only history is.
package struct StatedReview: Hashable, Sendable {
  /// The key that holds it: `last_reviewed_on`, `ms.date`, `lastVerified`, `freshness`, `date`.
  package let key: ByteString
  package let date: CalendarDate
  /// Counted from 1.
  package let line: Int

  package init(key: ByteString, date: CalendarDate, line: Int) {
    self.key = key
    self.date = date
    self.line = line
  }
}

/// A link or an image in a doc that leads nowhere.
package struct BrokenLink: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case link, image
  }

  /// Why it does not resolve.
  package enum Problem: Hashable, Sendable {
    /// Nothing stands at the path.
    case noSuchPath
    /// Something stands there whose path differs in case only.
    case otherCase(ByteString)
    /// The file is there, and has no such anchor.
    case noSuchAnchor
    /// It leads out of the repository.
    case outsideRepository
  }

  package let kind: Kind
  /// As it stands in the doc.
  package let target: ByteString
  package let position: SourcePosition
  package let problem: Problem
  /// The path that it means, from the repository's root; empty where it leads out of it.
  package let path: ByteString
  /// Where history shows that the target went.
  package var moved: MovedPath?
  /// What was probably meant: a path, or an anchor with its `#`.
  package var nearest: ByteString?

  package init(
    kind: Kind, target: ByteString, position: SourcePosition, problem: Problem, path: ByteString,
    moved: MovedPath? = nil, nearest: ByteString? = nil
  ) {
    self.kind = kind
    self.target = target
    self.position = position
    self.problem = problem
    self.path = path
    self.moved = moved
    self.nearest = nearest
  }
}

/// Where a path that is no longer there went.
package struct MovedPath: Hashable, Sendable {
  /// Where it stands now; nil where it was deleted.
  package let path: ByteString?
  /// The commit that took it from the old path.
  package let commit: CommitReference

  package init(path: ByteString?, commit: CommitReference) {
    self.path = path
    self.commit = commit
  }
}

/// An entry of `docs` that names one file, which is not there.
package struct MissingDoc: Hashable, Sendable {
  /// The entry as written.
  package let entry: Located<ByteString>
  /// Where history shows that it went.
  package let moved: MovedPath?
  /// A file at the tip that was probably meant.
  package let nearest: ByteString?

  package init(entry: Located<ByteString>, moved: MovedPath? = nil, nearest: ByteString? = nil) {
    self.entry = entry
    self.moved = moved
    self.nearest = nearest
  }
}

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

/// A part of an area that none of its docs mentions.
package struct UnmentionedComponent: Hashable, Sendable {
  /// From the repository's root, without a slash at the end.
  package let path: ByteString
  package let isDirectory: Bool
  /// The oldest commit that added something of it which is still there, under this name; nil where
  /// history shows none.
  package let added: CommitReference?

  package init(path: ByteString, isDirectory: Bool, added: CommitReference?) {
    self.path = path
    self.isDirectory = isDirectory
    self.added = added
  }
}
