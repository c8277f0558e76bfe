internal import Foundation
internal import TestSupport
internal import Testing

/// `leadlint handoff` from the command to what `check` makes of it.
@Suite struct HandoffCommandTests {
  /// Enough to say something.
  private static let notes = """
    the readers are moved and the writers are not and the old tables stay until May and Mina knows why two \
    of them must not go
    """

  private let scene: EditScene
  private let owners = "initiatives/widget-api/OWNERS.lead"
  private let area = "initiatives/widget-api"

  /// Ari leads the migration, with Andy and the user of a handle as deputies.
  private static let story = """
    on 2026-03-02 Ari Lund <ari@example.com>: Plan the migration
      write .lead-rules
        version: 1
        people:
          - {name: Mina Sato, emails: [mina@example.com], handle: "@mina"}
      write initiatives/widget-api/OWNERS.lead
        ---
        kind: initiative                 # an epic
        lead: Ari Lund <ari@example.com>   # since spring
        deputies: [Andy Holm <andy@example.com>, "@mina"]
        until: 2026-12-31
        plan: PLAN.md
        ---
        Off the old API by the summer.
      write initiatives/widget-api/PLAN.md
        First the readers, then the writers.
    on 2026-08-02 Andy Holm <andy@example.com>: Move the readers
      change initiatives/widget-api/readers.swift
    """

  init() throws { scene = try EditScene(Self.story) }

  private func handoff(
    _ arguments: [String], as person: String = "ari", now: String = "2026-10-02"
  ) throws -> Program.Output {
    try scene.run(["handoff", area] + arguments, as: person, now: now)
  }

  @Test func aHandoffIsEditedRecordedAndAccepted() throws {
    let output = try handoff(["--to", "andy@example.com", "--keep-as-deputy"])
    #expect(output.status == 0)
    let notes = "docs/handoffs/2026-10-02-ari-lund-to-andy-holm.md"
    #expect(
      output.text == """
        initiatives/widget-api/OWNERS.lead: lead: Andy Holm <andy@example.com>, before: Ari Lund
        initiatives/widget-api/\(notes): started from the files and the history
          first: Ari Lund adds what only they know
          next: git add initiatives/widget-api/\(notes) && git commit -m "Hand \
        initiatives/widget-api over from Ari Lund to Andy Holm" \
        initiatives/widget-api/OWNERS.lead initiatives/widget-api/\(notes)

        """)
    #expect(output.notes("--trailer \"Acked-by: Andy Holm <andy@example.com>\""))
    #expect(
      try scene.read(owners) == """
        ---
        kind: initiative                 # an epic
        lead: Andy Holm <andy@example.com>   # since spring
        deputies: [Ari Lund <ari@example.com>, "@mina"]
        plan: PLAN.md
        handoffs:
          - {date: 2026-10-02, from: ari@example.com, to: andy@example.com, notes: \(notes)}
        ---
        Off the old API by the summer.

        """)
    let text = try scene.read("\(area)/\(notes)")
    for words in [
      "# Handing over widget-api\n", "\nOff the old API by the summer.\n", "## Whom to ask\n",
      "- Ari Lund (`ari@example.com`), who led until now\n",
      "- Mina Sato (`mina@example.com`), deputy\n",
      "- 1 commit by 1 person in the last 180 days\n",
    ] { #expect(text.contains(words), "\(words)") }
    // What the command begins is to be gone on with.
    try scene.shell(scene.next(output), as: "andy", on: "2026-10-02")
    #expect(
      try scene.check("missing-handoff", now: "2026-10-20").contains(
        "\(notes) are as `leadlint handoff` began them"))
    try scene.shell(
      "echo '\(Self.notes)' >> \(area)/\(notes); git commit -qam more", as: "ari", on: "2026-10-03")
    #expect(try scene.shell("git status --porcelain") == "")
    #expect(try scene.check("missing-handoff", now: "2026-10-20") == "")
    #expect(try scene.check("broken-link", now: "2026-10-20") == "")
    #expect(try scene.check("unaccepted-lead", now: "2026-10-20") == "")
    let again = try handoff(["--to", "andy@example.com"], now: "2026-10-20")
    #expect(
      again.text == "\(owners): nothing to do, the handoff to Andy Holm is recorded already\n")
  }

  @Test func aChangeByHandIsRecordedAsTheFindingSays() throws {
    try scene.shell(
      "sed -i 's/^lead: .*/lead: Andy Holm <andy@example.com>/' \(owners); git commit -qam Andy",
      as: "andy", on: "2026-10-02")
    let finding = try scene.check("missing-handoff", now: "2026-10-20")
    let command =
      "leadlint handoff \(area) --from ari@example.com --to andy@example.com"
    #expect(finding.contains("record it:  \(command)\n"))
    for arguments in [["--from", "ari@example.com"], []] {
      let dry = try handoff(arguments + ["--to", "andy@example.com", "-n"], now: "2026-10-20")
      #expect(dry.text.contains("\n+  - {date: 2026-10-02, from: ari@example.com, to: andy@"))
      #expect(!dry.text.contains("\n-lead") && !dry.text.contains("\n-until"), "\(dry.text)")
    }
    let output = try handoff(
      ["--from", "ari@example.com", "--to", "andy@example.com", "--notes", "\(Self.notes)"],
      now: "2026-10-20")
    #expect(
      output.text == """
        \(owners): handoff from Ari Lund to Andy Holm on 2026-10-02 recorded
          next: git commit -m "Record the handoff of \(area) from Ari Lund to Andy Holm" \(owners)

        """)
    #expect(try scene.read(owners).contains("notes: \(Self.notes)}\n"))
    #expect(try scene.read(owners).contains("until: 2026-12-31\n"))
    let again = try handoff(["--to", "andy@example.com"], now: "2026-10-20")
    #expect(again.status == 0 && again.text.contains("nothing to do"))
    try scene.shell(scene.next(output), as: "andy", on: "2026-10-20")
    #expect(try scene.check("missing-handoff", now: "2026-10-20") == "")
  }

  @Test func ofAChangeThatIsNotCommittedYetTheNewestCommitSaysWhoLed() throws {
    try scene.shell("sed -i 's/^lead: .*/lead: andy@example.com/' \(owners)")
    let wrong = try handoff(["--to", "andy@example.com", "--from", "mina@example.com"])
    #expect(wrong.status == 2)
    #expect(
      wrong.errorText.contains(
        "Mina Sato <mina@example.com> is not stepping down as lead of \(area); Ari Lund"))
    let output = try handoff(["--to", "andy@example.com"])
    #expect(output.text.contains("handoff from Ari Lund to Andy Holm on 2026-10-02 recorded"))
    try scene.shell(
      "echo '\(Self.notes)' >> \(area)/docs/handoffs/2026-10-02-ari-lund-to-andy-holm.md; "
        + scene.next(output), as: "andy", on: "2026-10-02")
    #expect(try scene.check("missing-handoff", now: "2026-10-20") == "")
  }

  @Test func aNewFileSaysNothingOfWhoLedBefore() throws {
    try scene.shell(
      "mkdir new; printf -- '---\\nkind: team\\nlead: andy@example.com\\n---\\n' > new/OWNERS.lead")
    let unclear = try scene.run(["handoff", "new", "--to", "andy@example.com"])
    #expect(
      unclear.status == 2 && unclear.errorText.contains("no earlier lead is known"))
    let output = try scene.run([
      "handoff", "new", "--to", "andy@example.com", "--from", "ari@example.com",
    ])
    #expect(scene.next(output).hasPrefix("git add new/docs/handoffs/"))
    try scene.shell(scene.next(output), as: "andy")
    #expect(try scene.shell("git status --porcelain") == "")
  }

  @Test func newNotesStandBesideThoseThatAreThere() throws {
    try scene.shell(
      """
      mkdir \(area)/notes; echo Text > \(area)/notes/a.md
      sed -i 's|^plan: .*|handoffs: [{date: 2026-03-01, from: mina@example.com, to: ari@example.com, notes: notes/a.md}]|' \(owners)
      """)
    let output = try handoff(["--to", "andy@example.com"])
    #expect(output.text.contains("\n\(area)/notes/2026-10-02-ari-lund-to-andy-holm.md: started"))
  }

  @Test func aHandleIsWrittenAsItWasTyped() throws {
    try scene.shell("echo '\(Self.notes)' >> \(area)/PLAN.md")
    #expect(
      try handoff(["--to", "@mina", "--until", "2027-06-30", "--notes", "PLAN.md"]).status == 0)
    #expect(
      try scene.read(owners).contains(
        """
        lead: "@mina"   # since spring
        deputies: [Andy Holm <andy@example.com>]
        until: 2027-06-30
        plan: PLAN.md
        handoffs:
          - {date: 2026-10-02, from: ari@example.com, to: mina@example.com, notes: PLAN.md}

        """))
  }

  @Test func notesMustBeThereAndHoldText() throws {
    try scene.shell(
      "mkdir notes; echo '\(Self.notes)' > notes/a.md; echo > notes/empty.md; echo Other > PLAN.md\n"
        + "echo '\(Self.notes)' >> \(area)/PLAN.md")
    func handoff(_ notes: String) throws -> Program.Output {
      try self.handoff(["--to", "andy@example.com", "--dry-run", "--notes", notes])
    }
    #expect(try handoff("notes/a.md").text.contains("notes: /notes/a.md}"))
    #expect(try handoff("./\(area)/PLAN.md").text.contains("notes: PLAN.md}"))
    #expect(try handoff(Self.notes).text.contains("notes: \(Self.notes)}"))
    for (notes, error) in [
      ("two words.", "--notes has only 2 words"), ("/PLAN.md", "PLAN.md has only 1 word"),
      ("notes/b.md", "there is no file \(area)/notes/b.md"),
      ("notes/empty.md", "notes/empty.md is empty"), (" ", "--notes is empty"),
      ("PLAN.md", "--notes PLAN.md could be PLAN.md, or \(area)/PLAN.md"),
    ] {
      let output = try handoff(notes)
      #expect(output.status == 2 && output.errorText.contains(error), "\(output.errorText)")
    }
  }

  @Test(arguments: [
    (
      ["--to", "nady@example.com"],
      "if Andy Holm <andy@example.com> is meant:  --to andy@example.com;"
    ),
    (["--to", "@nobody"], "no entry of 'people' has the handle @nobody"),
    (
      ["--to", "andy"],
      """
      --to: 'andy' is a name without an e-mail address
        next: if Andy Holm <andy@example.com> is meant:  --to andy@example.com

      """
    ),
    (["--to", "Zoe"], "write 'Name <email>', an e-mail address, or a handle"),
    (["--to", "ari@example.com", "--from", "ari@example.com"], "are the same person"),
    (
      ["--to", "andy@example.com", "--from", "mina@example.com"],
      "Mina Sato <mina@example.com> does not lead initiatives/widget-api; Ari Lund"
    ),
    (["--to", "andy@example.com", "--date", "2026-08-01"], "is more than 30 days from the change"),
    (["--to", "andy@example.com", "--date", "soon"], "--date soon is not a date"),
    (["--to", "andy@example.com", "--until", "2026-10-01"], "--until 2026-10-01 has passed"),
  ])
  func whatIsUnclearIsRefused(_ arguments: [String], _ error: String) throws {
    let output = try handoff(arguments)
    #expect(output.status == 2 && output.text == "")
    #expect(output.errorText.contains(error), "\(output.errorText)")
    #expect(try scene.shell("git status --porcelain") == "")
  }

  @Test func ofSeveralLeadsOneMustBeNamed() throws {
    try scene.shell("sed -i 's/^lead: .*/lead: [ari@example.com, mina@example.com]/' \(owners)")
    let unclear = try handoff(["--to", "andy@example.com"])
    #expect(unclear.status == 2 && unclear.errorText.contains("has 2 leads"))
    #expect(try handoff(["--to", "mina@example.com"]).status == 2)
    let output = try handoff(["--to", "mina@example.com", "--from", "ari@example.com", "-n"])
    #expect(output.text.contains("\n+lead: [mina@example.com]\n"))
    #expect(output.text.contains("from: ari@example.com, to: mina@example.com"))
    let third = try handoff(["--to", "andy@example.com", "--from", "mina@example.com", "-n"])
    #expect(third.text.contains("\n+lead: [ari@example.com, Andy Holm <andy@example.com>]\n"))
  }

  @Test func aFindingsCommandNeverChangesTheLead() throws {
    // There and back again, and neither was recorded.
    for (lead, date) in [("andy", "2026-08-01"), ("ari", "2026-09-20")] {
      try scene.shell(
        "sed -i 's/^lead: .*/lead: \(lead)@example.com/' \(owners); git commit -qam x", as: lead,
        on: date)
    }
    let findings = try scene.check("missing-handoff", now: "2026-10-20")
    let commands = findings.components(separatedBy: "record it:  leadlint ").dropFirst()
      .map { String($0.prefix { $0 != "\n" }) }
    #expect(commands.count == 2, "\(findings)")
    for command in commands {
      let words = command.components(separatedBy: " ") + ["--notes", "\(Self.notes)"]
      let output = try scene.run(words, now: "2026-10-20")
      #expect(output.status == 0 && output.text.contains(" recorded\n"))
    }
    #expect(try scene.read(owners).contains("\nlead: ari@example.com\n"))
    #expect(try scene.check("missing-handoff", now: "2026-10-20") == "")
    let now = try handoff(["--to", "andy@example.com", "-n"], now: "2026-10-20")
    #expect(now.text.contains("+lead: Andy Holm <andy@example.com>"))
  }

  @Test func aVacantPostIsFilled() throws {
    try scene.shell(
      "sed -i 's/^lead: .*/lead: none/' \(owners); git commit -qam x", on: "2026-09-01")
    let output = try handoff(["--to", "andy@example.com", "-n"])
    #expect(output.text.contains("\n+lead: Andy Holm <andy@example.com>\n"))
    #expect(output.text.contains("from: ari@example.com, to: andy@example.com"))
    let wrong = try handoff(["--to", "andy@example.com", "--from", "mina@example.com"])
    #expect(wrong.errorText.contains("never led \(area); Ari Lund <ari@example.com> did last"))
    try scene.shell("sed -i 's/^lead: .*/lead: [ari@example.com, mina@example.com]/' \(owners)")
    try scene.shell(
      "git commit -qam x; sed -i 's/^lead: .*/lead: none/' \(owners)", on: "2026-09-02")
    let unclear = try handoff(["--to", "andy@example.com"])
    #expect(unclear.status == 2 && unclear.errorText.contains("has no lead now and had 2 before"))
    let story = """
      on 2026-03-02 Ari Lund <ari@example.com>: Begin
        write a/OWNERS.lead
          ---
          kind: team
          lead: none
          ---
      """
    let first = try EditScene(story)
    let named = try first.run(["handoff", "a", "--to", "ari@example.com"])
    #expect(
      named.text.hasPrefix(
        "a/OWNERS.lead: lead: Ari Lund <ari@example.com>; no lead before\n"))
    #expect(
      try first.read("a/OWNERS.lead") == "---\nkind: team\nlead: Ari Lund <ari@example.com>\n---\n")
  }

  @Test func whereOneFileCannotBeWrittenNeitherIs() throws {
    try scene.shell("touch \(area)/docs")
    let output = try handoff(["--to", "andy@example.com"])
    #expect(output.status == 2)
    #expect(output.errorText.contains("cannot be written: Not a directory; nothing was changed"))
    #expect(try scene.shell("git status --porcelain") == "?? \(area)/docs\n")
    try scene.shell("rm \(area)/docs; ln -s ../.. \(area)/docs")
    #expect(try handoff(["--to", "andy@example.com"]).status == 2)
    #expect(try scene.shell("git status --porcelain; ls") == "?? \(area)/docs\ninitiatives\n")
  }

  @Test func whatWasBegunIsTakenBackWhereTheDiskIsFull() throws {
    try scene.shell("yes 'a long text' | head -200 >> \(owners); git commit -qam long")
    // The notes fit, and the longer file does not.
    let script = """
      ulimit -f 2; trap '' XFSZ
      \(try LeadlintProgram.path()) handoff \(area) --to andy@example.com --no-cache 2>&1 || echo $?
      """
    let output = try scene.shell(script, as: "ari")
    #expect(output.contains("\(owners) cannot be written: File too large; nothing was changed"))
    #expect(output.hasSuffix("\n2\n"))
    #expect(
      try scene.shell("git status --porcelain; ls -A \(area)")
        == "OWNERS.lead\nPLAN.md\nreaders.swift\n")
  }

  @Test func aLinkedWorkTreeAndCRLFAreEditedAsTheyAre() throws {
    try scene.shell(
      "sed -i 's/$/\\r/' \(owners); git commit -qam crlf; git worktree add -q ../linked")
    let output = try LeadlintProgram.run(
      ["handoff", "\(area)/OWNERS.lead", "--to", "andy@example.com", "--notes", "\(Self.notes)"],
      home: scene.directory.path, directory: scene.directory.file("linked"))
    #expect(output.status == 0, "\(output.errorText)")
    let lines = try scene.shell("cd ../linked; git diff | grep '^[+-]'").utf8
      .split(separator: 0x0A)
    #expect(lines.count == 2 + 2 + 2 + 1 + 2)
    #expect(lines.dropFirst(2).allSatisfy { $0.last == 0x0D })
    #expect(try scene.shell("git status --porcelain") == "")
  }

  @Test func aNameIsTextAndNothingElse() throws {
    try scene.shell(
      #"""
      git config user.email eve@example.com; git config user.name $'Eve \e[31m`x`: #1, "y" -->'
      unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL; git commit -q --allow-empty -m x
      """#, on: "2026-09-01")
    let output = try handoff(["--to", "eve@example.com"])
    #expect(output.status == 0, "\(output.errorText)")
    for text in [output.text, output.errorText, try scene.shell("cat \(area)/docs/handoffs/*")] {
      #expect(!text.utf8.contains(0x1B))
    }
    // No name that a reader of the file could take for anything else.
    #expect(try scene.read(owners).contains("\nlead: eve@example.com   # since spring\n"))
    try scene.shell(scene.next(output), as: "eve", on: "2026-10-02")
    #expect(try scene.shell("git status --porcelain") == "")
  }

  @Test func aDirectoryWithoutAFileIsNoArea() throws {
    try scene.shell("mkdir \(area)/part; echo x > OWNERS; cp \(owners) .; sed -i 1d OWNERS")
    let inner = try scene.run(["handoff", "\(area)/part", "--to", "andy@example.com"])
    #expect(inner.status == 2)
    #expect(inner.errorText.contains("has no OWNERS.lead of its own; it belongs to \(area)"))
  }

  @Test func aDryRunOfEverythingIsADiffThatGitApplies() throws {
    let dry = try handoff(["--to", "andy@example.com", "-n"])
    try scene.directory.write(dry.standardOutput, to: "diff")
    try scene.shell("git apply ../diff")
    let applied = try scene.shell("cat \(owners) \(area)/docs/handoffs/*")
    try scene.shell("git checkout -q .; git clean -fdq")
    #expect(try handoff(["--to", "andy@example.com"]).status == 0)
    #expect(try scene.shell("cat \(owners) \(area)/docs/handoffs/*") == applied)
  }
}
