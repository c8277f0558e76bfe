package import Basics

/// What kind of directory an `OWNERS.lead` stands in, and so which role its lead has.
package enum AreaKind: String, CaseIterable, Sendable {
  case service, initiative, team
}

/// Whether an area is at work. Only active areas are judged on time.
package enum AreaStatus: String, CaseIterable, Sendable {
  case planned, active, paused, done
}

/// A person as written: `Name <email>`, an e-mail address, or an `@handle`.
package struct PersonReference: Hashable, Sendable {
  package let name: ByteString?
  /// As written, in any case; nil for a handle.
  package let email: ByteString?
  /// Without the `@`; nil for an e-mail.
  package let handle: ByteString?

  package init(name: ByteString? = nil, email: ByteString? = nil, handle: ByteString? = nil) {
    self.name = name
    self.email = email
    self.handle = handle
  }
}

/// A planned absence of the area's lead. Both days are part of it.
package struct Absence: Hashable, Sendable {
  package let from: CalendarDate
  package let to: CalendarDate
  package let cover: Located<PersonReference>?
  package let position: SourcePosition

  package init(
    from: CalendarDate, to: CalendarDate, cover: Located<PersonReference>?,
    position: SourcePosition
  ) {
    self.from = from
    self.to = to
    self.cover = cover
    self.position = position
  }
}

/// The record of a handoff.
package struct Handoff: Hashable, Sendable {
  package let date: CalendarDate
  package let from: Located<PersonReference>
  package let to: Located<PersonReference>
  /// A path relative to the directory, or text. May be empty.
  package let notes: Located<ByteString>?
  package let position: SourcePosition

  package init(
    date: CalendarDate, from: Located<PersonReference>, to: Located<PersonReference>,
    notes: Located<ByteString>?, position: SourcePosition
  ) {
    self.date = date
    self.from = from
    self.to = to
    self.notes = notes
    self.position = position
  }
}

/// A finding that a team has decided to live with for a time.
package struct Waiver: Hashable, Sendable {
  package let rule: Located<ByteString>
  /// The area's path; nil in an `OWNERS.lead`, where it is the file's own area.
  package let area: Located<ByteString>?
  package let until: Located<CalendarDate>?
  package let reason: Located<ByteString>?
  package let position: SourcePosition

  package init(
    rule: Located<ByteString>, area: Located<ByteString>?, until: Located<CalendarDate>?,
    reason: Located<ByteString>?, position: SourcePosition
  ) {
    self.rule = rule
    self.area = area
    self.until = until
    self.reason = reason
    self.position = position
  }
}

/// The value of a rule's option, as written.
package enum SettingValue: Hashable, Sendable {
  case scalar(ByteString)
  case list([Located<ByteString>])
}

/// One rule's settings in a `rules:` map: `stale-docs: {severity: error, days: 30}`, or
/// `gatekept-docs: off`, which is read as an option `severity`.
package struct RuleSetting: Hashable, Sendable {
  package let rule: Located<ByteString>
  /// In the order written, `severity` included.
  package let options: [Option]

  package struct Option: Hashable, Sendable {
    package let key: Located<ByteString>
    package let value: Located<SettingValue>

    package init(key: Located<ByteString>, value: Located<SettingValue>) {
      self.key = key
      self.value = value
    }
  }

  package init(rule: Located<ByteString>, options: [Option]) {
    self.rule = rule
    self.options = options
  }
}

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

/// What came of reading a file: the value where there is one, and everything that is wrong.
///
/// The value is nil exactly where `diagnostics` is not empty.
package struct ParsedFile<Value: Sendable>: Sendable {
  package let value: Value?
  package let diagnostics: [SourceDiagnostic]

  package init(value: Value?, diagnostics: [SourceDiagnostic]) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
