internal import Basics
package import LeadModel

/// Reports everything that is wrong in an `OWNERS.lead`.
package struct InvalidOwnersFile: Rule {
  package init() {}

  package static let judgesInactiveAreas = true

  /// A file that is read, but covers what another area covers; and settings that are refused, where
  /// the survey did not look at them.
  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let settings = RuleSettings.diagnostics(
      for: area.file.rules, file: area.ownersPath, source: nil)
    // Those that were found with the file's text at hand show the line too.
    let conflicts = area.conflicts
    let others = settings.filter { setting in
      !conflicts.contains { $0.position == setting.position && $0.message == setting.message }
    }
    return findings(conflicts + others, area: area.path, context) {
      .fix($0, area: nil)
    }
  }

  package func judgeInvalidFile(
    _ file: Survey.InvalidFile, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    findings(file.diagnostics, area: file.area, context) { .fix($0, area: file.area) }
  }

  /// Files that seem to be meant as one, a level lower.
  package func judgeSurvey(_ survey: Survey, _ context: RuleContext) -> [Finding] {
    guard let severity = context.severity.lower else { return [] }
    return survey.strayFiles.map { file in
      let slash = file.path.bytes.lastIndex(of: UInt8(ascii: "/"))
      let directory = slash.map { ByteString(file.path.bytes[..<$0]) } ?? "."
      return Finding(
        rule: Self.description.id, severity: severity, area: directory, path: file.path,
        position: .start, reason: "not-read", message: .notRead(file, in: directory),
        help: .placeIt(file), subject: "not-read \(file.path)")
    }
  }

  private func findings(
    _ diagnostics: [SourceDiagnostic], area: ByteString, _ context: RuleContext,
    help: (SourceDiagnostic) -> FindingMessage
  ) -> [Finding] {
    var subjects = SubjectCounter()
    return diagnostics.map { diagnostic in
      Finding(
        rule: Self.description.id, severity: context.severity, area: area, path: diagnostic.file,
        position: diagnostic.position, message: FindingMessage(diagnostic.message),
        help: help(diagnostic),
        subject: subjects.distinct(withoutDigits(diagnostic.message)), diagnostic: diagnostic)
    }
  }

  /// What is wrong, without lines, dates and counts that a message may name.
  private func withoutDigits(_ message: ByteString) -> ByteString {
    ByteString(message.bytes.filter { !$0.isASCIIDigit })
  }
}

extension InvalidOwnersFile {
  package static let description = RuleDescription(
    id: "invalid-owners-file", principle: .filesThemselves, nature: .change, severity: .error,
    summary: "An OWNERS.lead is invalid",
    rationale: """
      A misspelt key or a date that does not exist would be ignored without a word elsewhere; here \
      it would mean that a directory is judged by other rules than its people think, or not at \
      all. So everything that is not understood is reported, with its position and the nearest valid word.
      """,
    condition: """
      The front matter of an OWNERS.lead is refused by the parser, sets a rule or an option that \
      does not exist or a value that is not accepted, or covers a path that another area covers. \
      Each error is a finding. All areas are judged, whatever their status. Other rules skip an \
      area whose file is refused. A level lower (as a warning, by default): a file that seems meant as \
      one and is not read, such as owners.lead, OWNERS.lead.md, .lead-rules.yaml, a .lead-rules below the \
      root, or an OWNERS.lead in vendor, node_modules, testdata and their like, which makes no area.
      """,
    remedy: "Fix the line that the finding shows.",
    settled: "the file is valid", since: "0.1.0", hook: .blocks,
    examples: [
      .failing(
        "two misspelt keys, both said at once", now: "2026-04-01",
        story: checkout("untill: 2027-03-31", "statu: paused"),
        finds: "unknown key 'untill' in the front matter", "unknown key 'statu' in the front matter"
      ),
      .failing(
        "a rule that does not exist", now: "2026-04-01",
        story: checkout("rules: {stale-doc: {days: 30}}"),
        finds: "there is no rule 'stale-doc'"),
      .failing(
        "two errors in one setting", now: "2026-04-01",
        story: checkout("rules:", "  stale-docs:", "    day: 30", "    quiet-severity: low"),
        finds: "'stale-docs' has no option 'day'",
        "'quiet-severity' of 'stale-docs': 'low' is not a severity: "
          + "write error, warning, info or off"),
      .failing(
        "a share that is written as a percentage", now: "2026-04-01",
        story: checkout("rules: {silo: {max-share: 75}}"),
        finds: "'max-share' of 'silo': '75' is not accepted here: "
          + "write a share from 0 to 1, such as 0.75"),
      .failing(
        "an area that is done is read too", now: "2026-04-01",
        story: checkout("status: done", "rules: {silo: {window: -1}}"),
        finds: "'window' of 'silo': '-1' is not accepted here: "
          + "write a whole number of days, from 0 to 100000"),
      .failing(
        "only a warning in old corners, whatever the rest of the repository does",
        now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            write .lead-rules
              version: 1
              rules: {invalid-owners-file: {severity: error}}
              overrides:
                - {areas: ["legacy/**"], rules: {invalid-owners-file: {severity: warning}}}
            write legacy/ledger/OWNERS.lead
              ---
              kind: servise
              lead: Anna Okafor <anna@example.com>
              ---
          """,
        finds: "'kind' is 'servise', not one of service, initiative, team"),
      .passing(
        "the least that a file must say", now: "2026-04-01",
        story: checkout()),
      .passing(
        "settings that are understood", now: "2026-04-01",
        story: checkout("rules:", "  stale-docs: {days: 30, quiet-severity: off}", "  silo: off")),
      .passing(
        "a vacant post, said openly", now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Look for a lead
            led services/checkout by none
              ---
              Anybody who wants to learn the address book is welcome.
          """),
      .passing(
        "two areas that cover different directories", now: "2026-04-01",
        story: checkout("covers: [apps/address]") + """
            led services/ledger by Anna Okafor <anna@example.com>
              covers: [apps/inventory]
            change apps/address/main.swift
            change apps/inventory/main.swift
          """),
    ])
}

extension FindingMessage {
  fileprivate static func fix(_ diagnostic: SourceDiagnostic, area: ByteString?) -> FindingMessage {
    let edit = diagnostic.suggestion ?? "fix this line"
    guard let area else { return FindingMessage(edit) }
    return "\(edit); other rules skip \(area) until this is fixed"
  }
}

extension FindingMessage {
  fileprivate static func notRead(_ file: StrayFile, in directory: ByteString) -> FindingMessage {
    switch file.problem {
    case .name(let meant): "this file is not read: only \(meant) is"
    case .notAtRoot: "this file is not read: .lead-rules is read at the repository's root only"
    case .vendored(let name):
      "this file makes no area: what lies in \(name) is not the repository's own"
    }
  }

  fileprivate static func placeIt(_ file: StrayFile) -> FindingMessage {
    switch file.problem {
    case .name(let meant):
      "if it is meant as one:  git mv \(file.path.shellWord) \(file.renamed(meant).shellWord)"
    case .notAtRoot:
      "move its settings into the file at the root, under 'overrides' where they are for one directory"
    case .vendored: "remove it, or move the directory out of there"
    }
  }
}

extension StrayFile {
  fileprivate func renamed(_ name: ByteString) -> ByteString {
    let slash = path.bytes.lastIndex(of: UInt8(ascii: "/"))
    return ByteString(slash.map { Array(path.bytes[...$0]) } ?? []) + name
  }
}
