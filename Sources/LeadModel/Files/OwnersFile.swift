package import Basics

/// The front matter of one `OWNERS.lead`.
package struct OwnersFile: Hashable, Sendable {
  /// The name that the file must have, in this case.
  package static let fileName: ByteString = "OWNERS.lead"

  package var kind: Located<AreaKind>
  package var name: Located<ByteString>?
  /// Where `lead:` stands.
  package var leadPosition: SourcePosition
  /// Empty where the post is declared vacant (`lead: none`).
  package var leads: [Located<PersonReference>]
  package var deputies: [Located<PersonReference>] = []
  /// When the turn of the first leads began, where that was before this file.
  package var since: Located<CalendarDate>?
  package var until: Located<CalendarDate>?
  package var away: [Absence] = []
  /// Directories from the repository's root, without a slash at either end.
  package var covers: [Located<ByteString>] = []
  /// Nil where the file names no docs and the configuration's patterns apply.
  package var docs: [Located<PathPattern>]?
  /// Where `docs:` stands, if it does.
  package var docsPosition: SourcePosition?
  package var reviewed: Located<CalendarDate>?
  package var contact: Located<ByteString>?
  /// The team's directory, from the repository's root.
  package var team: Located<ByteString>?
  package var status: AreaStatus = .active
  package var plan: Located<ByteString>?
  package var decisions: [Located<PathPattern>] = []
  package var due: Located<CalendarDate>?
  package var members: [Located<PersonReference>] = []
  package var handoffs: [Handoff] = []
  package var waivers: [Waiver] = []
  package var rules: [RuleSetting] = []
  /// Whether text stands below the front matter.
  package var hasText = false

  package init(
    kind: Located<AreaKind>, leadPosition: SourcePosition, leads: [Located<PersonReference>]
  ) {
    self.kind = kind
    self.leadPosition = leadPosition
    self.leads = leads
  }

  /// Every person that the file names, wherever in it, in the order of the file's keys.
  package var everyone: [Located<PersonReference>] {
    leads + deputies + away.compactMap(\.cover) + members + handoffs.flatMap { [$0.from, $0.to] }
  }
}
