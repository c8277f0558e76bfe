internal import Foundation
internal import TestSupport
internal import Testing

/// Answers from the history index beside answers without it, while the repository goes its ways.
///
/// The steps of a test follow each other in one repository, so that each meets an index of what was
/// there before.
@Suite struct CacheEqualityTests {
  private typealias Step = (name: String, script: String)

  private static let prelude = """
    # Commits all there is: c DAY NAME MESSAGE
    c() {
      git add -A
      GIT_AUTHOR_NAME=$2 GIT_AUTHOR_EMAIL=$2@example.com GIT_COMMITTER_DATE=$1T12:00:00Z \\
        GIT_AUTHOR_DATE=$1T12:00:00Z git commit -q --allow-empty -m "$3"
    }
    # Adds a line to a file: a FILE TEXT
    a() { mkdir -p "$(dirname "$1")"; echo "$2" >> "$1"; }
    cd demo

    """

  private static let ways: [Step] = [
    (
      "new commits",
      """
      a services/checkout/cart/basket.swift more; c 2026-11-20 ari work
      a services/checkout/ARCHITECTURE.md 'a new word'; c 2026-11-20 mina words
      a services/search/index.swift more; c 2026-11-21 ben 'more

      Co-authored-by: Mina <mina@example.com>
      Docs-reviewed: services/search'
      """
    ),
    ("amend", "a README.md amended; git add -A; git commit -q --amend -m again"),
    (
      "branch switch",
      """
      git checkout -q -b topic HEAD~6
      a services/payments/pay.swift topic; c 2026-11-18 tove topic
      git mv services/payments services/paying; a services/paying/README.md moved
      c 2026-11-18 tove 'a move'
      """
    ),
    ("back to main", "git checkout -q main"),
    (
      "rebase",
      "git checkout -q topic; git rebase -q main; git branch -f main; git checkout -q main"
    ),
    ("reset backwards", "git branch -D -q topic; git reset -q --hard HEAD~12"),
    ("gc", "git reflog expire --expire=now --all; git gc -q --prune=now"),
    ("on from there", "a services/catalog/list.swift x; c 2026-11-19 nils on"),
    (
      "fetch",
      """
      git clone -q . ../other; cd ../other
      for day in 18 19 20; do a teams/widget/practices.md $day; c 2026-11-$day ari fetched; done
      git checkout -q -b side HEAD~5; a services/search/side.swift x; c 2026-11-20 ben side
      git checkout -q main; git merge -q --no-edit side
      cd ../demo; git pull -q --ff-only ../other main
      """
    ),
    (
      "many commits, for which the index is written anew",
      """
      for n in $(seq 150); do
        echo "commit refs/heads/main"
        echo "committer Ben Ito <ben@example.com> $((1795000000 + n * 600)) +0000"
        echo "data 2"; echo "n"
        [ $n != 1 ] || echo "from refs/heads/main^0"
        echo "M 100644 inline services/checkout/many/$((n % 7)).swift"
        echo "data ${#n}"; echo "$n"
      done | git fast-import --quiet --date-format=raw
      git reset -q --hard
      """
    ),
    (
      "an OWNERS.lead in the work tree only",
      "cp services/search/OWNERS.lead services/checkout/many/"
    ),
    ("an OWNERS.lead", "c 2026-11-21 ari 'a new area'"),
    (
      "an OWNERS.lead less",
      "git rm -q services/catalog/OWNERS.lead; c 2026-11-21 mina 'one area less'"
    ),
    (
      "a move with edits",
      """
      git mv services/checkout/ARCHITECTURE.md services/checkout/docs.md || true
      mkdir -p services/checkout/docs
      git mv services/checkout/docs.md services/checkout/docs/architecture.md || true
      a services/checkout/docs/architecture.md edited; c 2026-11-21 ari 'a move with an edit'
      """
    ),
    (
      "a directory too deep to follow",
      """
      {
        echo "commit refs/heads/main"; echo "committer A <a@x> 1795200000 +0000"
        echo "data 1"; echo "m"; echo "from refs/heads/main^0"
        echo "M 100644 inline $(printf 'd/%.0s' $(seq 1030))f"; echo "data 0"
      } | git fast-import --quiet --date-format=raw
      """
    ),
    ("that directory gone", "git update-ref refs/heads/main HEAD^"),
    (
      "an orphan",
      "git checkout -q --orphan empty; git rm -rqf .; a OWNERS.lead ---; c 2026-11-21 ari o"
    ),
    ("no commit", "git checkout -q --orphan none; git rm -rqf ."),
    ("back from nowhere", "git checkout -q main"),
    (
      "the branch taken back to its root",
      "git reset -q --hard $(git rev-list --max-parents=0 HEAD | tail -1)"
    ),
    ("gc again", "git reflog expire --expire=now --all; git gc -q --prune=now"),
  ]

  private static let settings: [Step] = [
    ("none", "true"),
    ("a mailmap", "echo 'Ari Lund <ari@example.com> <mina@example.com>' > .mailmap"),
    (
      "another mailmap",
      "echo 'Mina M <mina@example.com> <ben@example.com>' > .mailmap; c 2026-11-21 ari m"
    ),
    (
      "people",
      "echo 'people: [{name: A, emails: [ari@example.com, tove@example.com]}]' > .lead-rules"
    ),
    ("bots", "echo 'history: {bots: [mina, nils]}' > .lead-rules"),
    ("a floor", "echo 'history: {since: 2026-06-01}' > .lead-rules"),
    ("a later floor", "echo 'history: {since: 2026-10-01}' > .lead-rules"),
    ("a floor over all", "echo 'history: {since: 2027-01-01}' > .lead-rules"),
    ("sweeping commits", "echo 'history: {sweeping-commit: 1}' > .lead-rules"),
    ("docs", "echo 'docs: [\"*\", \"!*.md\"]' > .lead-rules"),
    ("docs everywhere", "echo 'docs: [\"*.swift\", /README.md]' > .lead-rules; c 2026-11-21 ari d"),
    (
      "ignored revisions",
      "git log --format=%H -n 9 > .git-blame-ignore-revs; rm .lead-rules"
    ),
    ("rules", "echo 'rules: {silo: {window: 400}}' > .lead-rules; c 2026-11-21 ari r"),
    (
      "code moved with edits",
      """
      for n in $(seq 9); do seq $n 30 > services/payments/$n.swift; done; c 2026-11-21 ari code
      mkdir services/payments/more; git mv services/payments/?.swift services/payments/more/
      for n in $(seq 9); do a services/payments/more/$n.swift x; done; c 2026-11-21 zoe moved
      """
    ),
    ("similar moves of code", "echo 'history: {moved-code: similar}' > .lead-rules"),
    ("the same moves of code", "echo 'history: {moved-code: same}' > .lead-rules"),
    (
      "similar moves again, of more code",
      """
      echo 'history: {moved-code: similar}' > .lead-rules
      git mv services/payments/more services/search/; git mv services/catalog services/list
      for n in $(seq 9); do a services/search/more/$n.swift y; done; c 2026-11-21 zoe moved
      """
    ),
    ("no similar moves, of much code", "rm .lead-rules; c 2026-11-21 ari n"),
  ]

  @Test(arguments: ["ways", "settings"])
  func theIndexChangesNothing(_ name: String) throws {
    var printed: Program.Output?
    let demo = try DemoScene(output: &printed)
    var answers: Set<[UInt8]> = []
    let steps = name == "ways" ? Self.ways : Self.settings
    for (number, step) in steps.enumerated() {
      try demo.shell(Self.prelude + step.script)
      answers.insert(
        try expectEqualAnswers(of: demo, demo.path, after: step.name, withWeeks: number % 4 == 1))
    }
    // Each step made a difference, or took one back.
    #expect(answers.count >= steps.count - 5, "\(answers.count) of \(steps.count)")
  }

  @Test func aLinkedWorkTreeSharesTheIndex() throws {
    var printed: Program.Output?
    let demo = try DemoScene(output: &printed)
    try demo.shell(
      Self.prelude + """
        git worktree add -q ../side HEAD~9; cd ../side; git checkout -q -b side
        a services/search/side.swift x; c 2026-11-20 ben side
        """)
    for place in [demo.path, demo.directory.file("side"), demo.path] {
      try expectEqualAnswers(of: demo, place, after: "work at \(place)")
    }
    #expect(
      try demo.shell("ls -d .git/worktrees/side/leadlint || echo none", in: demo.path) == "none")
  }

  @Test func aForcePushIntoABareRepositoryIsSeen() throws {
    var printed: Program.Output?
    let demo = try DemoScene(output: &printed)
    let bare = demo.directory.file("bare")
    try demo.shell("git clone -q --bare demo bare")
    try expectEqualAnswers(of: demo, bare, after: "a clone")
    for script in [
      "a services/search/new.swift x; c 2026-11-20 ben new; git push -q ../bare main",
      "git reset -q --hard HEAD~8; a services/search/b.swift x; c 2026-11-20 ben other; "
        + "git push -q -f ../bare main",
      "git -C ../bare gc -q --prune=now",
      "git checkout -q --orphan fresh; c 2026-11-20 ari fresh; git push -q -f ../bare fresh:main",
      "git -C ../bare gc -q --prune=now",
    ] {
      try demo.shell(Self.prelude + script)
      try expectEqualAnswers(of: demo, bare, after: script)
    }
  }

  @Test(arguments: HandoffTests.allFixtures)
  func aHistoryIsRememberedAsItIs(_ fixture: String) throws {
    let stream = try Fixtures.read("histories/" + fixture)
    let text = String(decoding: stream, as: UTF8.self)
    let now = try #require(text.firstMatch(of: /# now: (\S+)/)).1
    let directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory)
    try repository.fastImport(stream)
    func run(_ command: String, _ more: [String] = []) throws -> Program.Output {
      try LeadlintProgram.run(
        [command, "--repo", repository.path, "--now", String(now), "--format", "json"] + more,
        home: directory.path)
    }
    // The histories of handoffs are of one kind.
    for command in fixture.hasPrefix("handoff-") ? ["check"] : ["status", "check"] {
      let expected = try run(command, ["--no-cache"])
      for _ in 0..<2 {
        let found = try run(command)
        #expect(found.standardOutput == expected.standardOutput, "\(command)")
        #expect(found.standardError == expected.standardError && found.status == expected.status)
      }
    }
  }

  @discardableResult
  private func expectEqualAnswers(
    of demo: DemoScene, _ place: String, after step: String, withWeeks: Bool = false
  ) throws -> [UInt8] {
    func run(_ question: [String], _ more: [String]) throws -> Program.Output {
      try LeadlintProgram.run(
        question + more + ["--repo", place, "--format", "json", "--now", "2026-11-22"],
        home: demo.directory.path, directory: demo.directory.path)
    }
    var answer: [UInt8] = []
    let weekly = withWeeks ? [["report", "--weeks", "14"]] : []
    for question in weekly + [["check"], ["status"]] {
      let expected = try run(question, ["--no-cache"])
      // The first may write the index, the second reads it.
      for _ in 0..<2 {
        let found = try run(question, [])
        #expect(found.standardOutput == expected.standardOutput, "\(question) after \(step)")
        #expect(found.errorText == expected.errorText, "\(question) after \(step)")
        #expect(found.status == expected.status, "\(question) after \(step)")
      }
      #expect(expected.status < 2, "\(question) after \(step): \(expected.errorText)")
      answer = expected.standardOutput
    }
    return answer
  }
}

extension HandoffTests {
  /// Every history of the fixtures.
  static let allFixtures: [String] = {
    do {
      return try Fixtures.names(in: "histories").filter { $0.hasSuffix(".history") }
    } catch {
      return []
    }
  }()
}

extension DemoScene {
  /// Runs a script in the directory above the repository, with git in its closed environment.
  @discardableResult
  func shell(_ script: String, in place: String? = nil) throws -> String {
    let program = Program(
      "bash", environment: GitRepository.closedEnvironment(home: directory.path),
      directory: place ?? directory.path)
    let bytes = try program.check(["-ec", script])
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
