package import Basics

/// One thing that a rule found.
package struct Finding: Hashable, Sendable {
  package let rule: String
  package let severity: Severity
  /// The area's path; nil for a finding about the repository.
  package let area: ByteString?
  /// The file that the finding stands in, from the repository's root.
  package let path: ByteString
  package let position: SourcePosition
  /// The canonical e-mail of whom the finding is about.
  package let person: ByteString?
  /// Which of a rule's several conditions held, such as `until-passed`.
  package let reason: String?
  /// One line: lower case unless it begins with a name, no final dot.
  package let message: ByteString
  /// The next step: a command or an edit.
  package let help: ByteString
  /// What the finding is about, in a form that never holds a line, a date or a count. With rule and
  /// area it makes the fingerprint.
  package let subject: ByteString
  /// What brought it about, where that is not what its rule says of all its findings.
  package var ownNature: RuleNature?
  /// What it was called under the names that its area and its doc had before.
  package var former: [Identity] = []
  /// The commits that show it, most telling first.
  package var evidence: [Evidence]
  /// Commits that show it beyond those in `evidence`.
  package let furtherEvidence: Int
  /// The formula's inputs, in the order in which they matter.
  package let data: [Datum]
  /// The source line with its caret, for findings about a file's text.
  package let diagnostic: SourceDiagnostic?
  /// What else the reader should know, a sentence each, like `message`.
  package let notes: [ByteString]
  /// The waiver under which the finding is lived with; such a finding fails no run.
  package var waiver: PlacedWaiver?
  /// Whether the base that was compared with does not have it; true where there is none.
  package var isNew = true
  /// Whether a baseline file lists it: known when leadlint was adopted, and to be settled in time.
  package var isBaselined = false

  /// Whether nothing but the base, which has it too, keeps it from counting.
  package var isKnown: Bool { waiver == nil && !isBaselined && !isNew }

  /// Whether it may fail a run.
  package var counts: Bool { counts(all: false) }

  /// Whether it may fail a run.
  /// - Parameter all: whether one that the base has too may.
  package func counts(all: Bool) -> Bool { waiver == nil && !isBaselined && (isNew || all) }

  package init(
    rule: String, severity: Severity, area: ByteString?, path: ByteString,
    position: SourcePosition, person: ByteString? = nil, reason: String? = nil,
    message: FindingMessage, help: FindingMessage, subject: ByteString, evidence: [Evidence] = [],
    furtherEvidence: Int = 0, data: [Datum] = [], diagnostic: SourceDiagnostic? = nil,
    notes: [FindingMessage] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.area = area
    self.path = path
    self.position = position
    self.person = person
    self.reason = reason
    self.message = message.text
    self.help = help.text
    self.subject = subject
    self.evidence = evidence
    self.furtherEvidence = furtherEvidence
    self.data = data
    self.diagnostic = diagnostic
    self.notes = notes.map(\.text)
  }

  /// 16 hexadecimal digits that stay the same while rule, area and subject do.
  ///
  /// FNV-1a, 64 bits, over the three parts, each ended by a zero byte.
  package var fingerprint: String {
    fingerprint(of: Identity(area: area, subject: subject))
  }

  /// The fingerprint, and those under former names: any of them names the finding.
  package var fingerprints: [String] { [fingerprint] + former.map(fingerprint) }

  private func fingerprint(of identity: Identity) -> String {
    var hash = FNV1a()
    let parts: [[UInt8]] = [
      Array(rule.utf8), identity.area?.bytes ?? [], identity.subject.bytes,
    ]
    for part in parts { hash.combine(part + [0]) }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Finding {
  /// What tells one finding of a rule from another.
  package struct Identity: Hashable, Sendable {
    package let area: ByteString?
    package let subject: ByteString

    package init(area: ByteString?, subject: ByteString) {
      self.area = area
      self.subject = subject
    }
  }
}

extension Finding {
  /// A commit that shows what a finding says.
  package struct Evidence: Hashable, Sendable {
    /// What the commit is to the finding: `last touch`, `since then`, `changed in`.
    package let label: String
    package let commit: CommitReference

    package init(_ label: String, _ commit: CommitReference) {
      self.label = label
      self.commit = commit
    }
  }

  /// One input of the formula that a finding rests on.
  package struct Datum: Hashable, Sendable {
    /// In camel case, as it stands in the JSON.
    package let key: String
    package let value: Value

    package init(_ key: String, _ value: Value) {
      self.key = key
      self.value = value
    }

    package enum Value: Hashable, Sendable {
      case integer(Int)
      /// Printed with at most 4 digits after the point.
      case fraction(Double)
      case text(ByteString)
      case list([ByteString])
      case null
    }
  }
}
