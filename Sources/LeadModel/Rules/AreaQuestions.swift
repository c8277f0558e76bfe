/// What the rules, as they are set for one area, must know of an area before they judge it.
///
/// A rule that needs a fact says so here, and the survey finds out only what some rule asks for.
package struct AreaQuestions: Hashable, Sendable {
  /// How long the window of `Area.activity` is, in days.
  package var activityDays = 180
  /// How far a handoff's date may lie from the change it records, in days.
  package var handoffMatchDays = 30
  /// How far back changes of the lead must have a record, in days.
  package var handoffLookbackDays = 180
  /// Whether `PersonFacts.othersSince` of leads is wanted.
  package var othersSince = false
  /// Whether `Survey.silences` is wanted.
  package var silences = false
  /// How far back `Area.recent` looks, in days; nil: nobody asks.
  package var recentDays: Int?
  /// How far back `Area.gate` looks, in days; nil: nobody asks.
  package var gateDays: Int?
  /// How old a turn may be for `Lead.hasAgreed` to be found out, in days; nil: nobody asks.
  package var agreementDays: Int?
  /// Whether `Area.lastWork` is wanted.
  package var lastWork = false
  /// For which docs `DocFacts.lastLook` and `driftCommits` are wanted; nil: nobody asks.
  package var docDrift: DocDrift?
  /// Whether `Area.familiar` is wanted.
  package var familiar = false
  /// Whether `DocFacts.people` is wanted.
  package var docPeople = false
  /// How much the posts of one person may weigh.
  package var postLimit: Int?
  /// Whether `Area.missingDocs` is wanted.
  package var missingDocs = false
  /// Whether `Area.plan` is wanted.
  package var plan = false
  /// Whether `Area.authors` is wanted.
  package var authors = false
  /// Whether `Area.knowledgeFactor` is wanted.
  package var knowledge = false
  /// Which links in docs are followed; nil: none.
  package var links: Links?
  /// Whether `DocFacts.deadMentions` is wanted, and from blocks of code too; nil: nobody asks.
  package var mentions: Mentions?
  /// Which parts of the area its docs should mention: patterns relative to its directory.
  package var components: [PathPattern]?

  /// What is followed besides links to files and directories.
  package struct Links: Hashable, Sendable {
    package var images: Bool
    package var anchors: Bool

    package init(images: Bool, anchors: Bool) {
      self.images = images
      self.anchors = anchors
    }
  }

  /// Where a doc's mentions of paths are looked for, besides code spans and the texts of links.
  package struct Mentions: Hashable, Sendable {
    package var blocks: Bool

    package init(blocks: Bool) { self.blocks = blocks }
  }

  /// Below which numbers nobody wants to know how far a doc is behind the code.
  package struct DocDrift: Hashable, Sendable {
    /// How long ago somebody must have looked at the doc last, in days.
    package var days: Int
    /// How many commits there must have been since.
    package var commits: Int

    package init(days: Int, commits: Int) {
      self.days = days
      self.commits = commits
    }
  }

  /// Asks for nothing beyond the facts of `status`.
  package init() {}
}
