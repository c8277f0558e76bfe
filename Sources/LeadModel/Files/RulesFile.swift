package import Basics

/// The repository's configuration: `.lead-rules` at its root.
package struct RulesFile: Hashable, Sendable {
  package static let fileName: ByteString = ".lead-rules"

  /// Where a lead is expected, by kind. Patterns from the repository's root.
  package var areas: [AreaKind: [Located<PathPattern>]] = [:]
  /// The docs of areas that name none, relative to the area.
  package var docs: [PathPattern] = RulesFile.defaultDocs
  package var people: [KnownPerson] = []
  /// Files that list commits which are credited to nobody, from the repository's root.
  package var ignoreRevisionFiles: [ByteString] = [".git-blame-ignore-revs"]
  /// A commit that changes more paths than this refreshes no doc; 0: no limit.
  package var sweepingCommit: Int = 250
  /// A commit that changes docs of more areas than this refreshes no doc, and one that changes code of
  /// more is no work on one of them; 0: no limit.
  package var sweepingAreas: Int = 8
  /// A change of a doc by fewer words than this refreshes it not; 0: any change does.
  package var trivialWords: Int = 10
  /// Which moves an area's code is followed through where its authors are sought.
  package var movedCode: MovedCode = .same
  /// How long ago somebody may have been seen last and count as present, in days.
  package var presentDays: Int = 180
  /// Parts of `Name <email>`, in any case, that tell bots besides those that leadlint knows; one with a
  /// leading `!` exempts who contains it.
  package var bots: [ByteString] = []
  /// Likewise for AI agents.
  package var agents: [ByteString] = []
  /// Whether one full name under several addresses is one person.
  package var sameName: SameName = .joined
  /// Commits before this day are not read.
  package var since: Located<CalendarDate>?
  package var rules: [RuleSetting] = []
  package var overrides: [Override] = []
  package var waivers: [Waiver] = []
  /// The repository's address on the web; nil: that of the remote `origin`.
  package var web: Located<ByteString>?
  /// People who have left, whatever history says.
  package var gone: [Located<PersonReference>] = []
  /// Names of rules whose findings a change may be stopped for even where they grew over time.
  package var mergeBlock: [Located<ByteString>] = []
  /// Names of rules of which any finding in an area that a commit touches keeps the hook from letting
  /// it pass; others only where the commit causes them.
  package var hookBlock: [Located<ByteString>] = []

  /// The docs of areas that name none, where the configuration says nothing either: their names in
  /// any case.
  package static let defaultDocs: [PathPattern] =
    PathPattern.known(
      "ARCHITECTURE.md", "README.md", "AGENTS.md", "CLAUDE.md", "docs/**/*.md",
      ignoringCaseOfName: true)

  package init() {}

  /// Which moves a file of an area's code is followed through.
  package enum MovedCode: String, CaseIterable, Sendable {
    /// Those that left it as it was.
    case same
    /// Those with an edit in the same commit, too, as docs are.
    case similar
  }

  /// What several addresses with one full name are.
  package enum SameName: String, CaseIterable, Sendable {
    /// One person.
    case joined
    /// As many people as there are addresses.
    case apart
  }

  /// What somebody in `people` is.
  package enum Kind: Hashable, Sendable {
    case person, bot, agent
  }

  /// A person with all the e-mails and the handle that are theirs.
  package struct KnownPerson: Hashable, Sendable {
    package let name: Located<ByteString>?
    /// As written; the first is the canonical one.
    package let emails: [Located<ByteString>]
    /// Without the `@`.
    package let handle: Located<ByteString>?
    package let kind: Kind
    package let position: SourcePosition

    package init(
      name: Located<ByteString>?, emails: [Located<ByteString>], handle: Located<ByteString>?,
      kind: Kind = .person, position: SourcePosition
    ) {
      self.name = name
      self.emails = emails
      self.handle = handle
      self.kind = kind
      self.position = position
    }
  }

  /// Rule settings for the areas that match; the last match wins over earlier ones.
  package struct Override: Hashable, Sendable {
    package let areas: [Located<PathPattern>]
    package let rules: [RuleSetting]
    package let position: SourcePosition

    package init(
      areas: [Located<PathPattern>], rules: [RuleSetting], position: SourcePosition
    ) {
      self.areas = areas
      self.rules = rules
      self.position = position
    }
  }
}
