package import Basics
package import LeadModel

/// Which repository is judged, at which commit and instant.
package struct SurveyRequest: Sendable {
  /// The repository, or a directory in it; nil: the one around the current directory.
  package var repositoryPath: String?
  /// The commit judged, with the files of its tree; nil: `HEAD`, with the files of the work tree.
  package var revision: ByteString?
  /// The instant of judgement: the clock, or what was asked for.
  package var now: Instant
  /// Judge the newest commit on the first-parent chain up to this instant, as of it.
  package var asOf: Instant?
  /// Whether what is read of history is kept in the repository, and what is kept there is used.
  package var usesCache: Bool
  /// Whether files that are not committed are passed over where no commit is named either.
  package var isOfCommitted = false
  /// How a shallow clone becomes a whole one where this runs: a command or an edit.
  package var shallowRemedy: ByteString = "git fetch --unshallow"
  /// What is judged as a change, beside what was there before it; nil: a state by itself.
  package var change: Change?
  /// The people an edit of a work tree's file names; nil where none is planned. `Survey.asked` says who
  /// they are, and `Survey.pendingAuthor` who would commit the edit.
  package var people: [PersonReference]?
  /// `OWNERS.lead` files that are judged as if they stood there, by their paths from the root.
  package var proposed: [ByteString: [UInt8]] = [:]

  /// A change that is judged.
  package enum Change: Sendable {
    /// What the index holds, as one commit on `HEAD` by the configured identity.
    case staged
    /// What the revision judged has and `base` has not.
    case since(base: ByteString, usesMergeBase: Bool, policy: Policy)
  }

  /// Whose configuration, mailmap, settings and waivers a change is judged by.
  package enum Policy: String, CaseIterable, Sendable {
    /// Those of the base, which the change cannot bend.
    case base
    /// The change's own.
    case head
  }

  package init(
    repositoryPath: String? = nil, revision: ByteString? = nil, now: Instant,
    asOf: Instant? = nil, usesCache: Bool = false, change: Change? = nil
  ) {
    self.change = change
    self.usesCache = usesCache
    self.repositoryPath = repositoryPath
    self.revision = revision
    self.now = asOf ?? now
    self.asOf = asOf
  }
}
