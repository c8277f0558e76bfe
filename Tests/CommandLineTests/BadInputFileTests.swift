internal import Foundation
internal import TestSupport
internal import Testing

/// Files that are not what they should be: `OWNERS.lead` costs its own area only, configuration
/// stops the run.
@Suite struct BadInputFileTests {
  static let secret = "SECRET_OF_THE_RUNNER"

  /// What is made of a file, `F` in the script, and what is said of it.
  struct Spoiling: Sendable, CustomTestStringConvertible {
    let name: String
    let script: String
    /// Of an `OWNERS.lead`.
    let owners: String
    /// Of `.lead-rules`.
    let rules: String

    var testDescription: String { name }
  }

  static let spoilings: [Spoiling] = [
    Spoiling(
      name: "a link to the environment", script: "ln -sf /proc/self/environ $F",
      owners: "is a symbolic link", rules: "is a symbolic link"),
    Spoiling(
      name: "a link to a device", script: "ln -sf /dev/zero $F", owners: "is a symbolic link",
      rules: "is a symbolic link"),
    Spoiling(
      name: "a pipe", script: "rm -f $F; mkfifo $F", owners: "is not an ordinary file",
      rules: "is not an ordinary file"),
    Spoiling(
      name: "a directory", script: "rm -f $F; mkdir $F", owners: "is not an ordinary file",
      rules: "is not an ordinary file"),
    Spoiling(
      name: "300 KB", script: "head -c 300000 /dev/zero | tr '\\0' x >> $F",
      owners: "is too large: ", rules: "is too large: "),
    Spoiling(
      name: "four gigabytes", script: "truncate -s 4G $F", owners: "is too large: 4294967296",
      rules: "is too large: 4294967296"),
    Spoiling(
      name: "a zero byte", script: "printf -- '---\\nk\\0: 1\\n---\\n' > $F",
      owners: "control character U+0000", rules: "control character U+0000"),
    Spoiling(
      name: "Latin-1", script: "printf -- '---\\nk: Jos\\xe9\\n---\\n' > $F",
      owners: "byte 0xE9 is not UTF-8", rules: "byte 0xE9 is not UTF-8"),
    Spoiling(
      name: "UTF-16", script: "printf -- '---\\nk: 1\\n---\\n' | iconv -t UTF-16 > $F",
      owners: "UTF-16", rules: "UTF-16"),
    Spoiling(
      name: "an escape", script: "printf -- '---\\nk: \\033[31m\\n---\\n' > $F",
      owners: "control character U+001B", rules: "control character U+001B"),
    Spoiling(
      name: "a build's command", script: "printf -- '---\\n::error::x: 1\\n---\\n' > $F",
      owners: "[invalid-owners-file]", rules: ".lead-rules:"),
    Spoiling(
      name: "nothing", script: ": > $F", owners: "the file is empty",
      rules: "the file has no settings"
    ),
    Spoiling(
      name: "an alias bomb",
      script: "printf -- '---\\na: &a [x,x]\\nb: &b [*a,*a]\\n? *b\\n: 1\\n---\\n' > $F",
      owners: "anchors are not allowed", rules: "anchors are not allowed"),
    Spoiling(
      name: "deep nesting",
      script: "(echo ---; echo -n 'k: '; head -c 5000 /dev/zero | tr '\\0' '['; echo) > $F",
      owners: "[invalid-owners-file]", rules: ".lead-rules:"),
    Spoiling(
      name: "numbers to the base of 60",
      script: "printf -- '---\\nversion: 999999999999999999:59:59\\n---\\n' > $F",
      owners: "[invalid-owners-file]", rules: ".lead-rules:"),
  ]

  @Test(arguments: spoilings, [false, true])
  func anOwnersFileCostsItsOwnAreaOnly(_ item: Spoiling, _ isCommitted: Bool) throws {
    let isFile = !["a pipe", "four gigabytes", "a directory"].contains(item.name)
    if isCommitted, !isFile { return }
    let scene = try BadInputScene(
      "F=svc/b/OWNERS.lead\n\(item.script)\n"
        + (isCommitted ? "git add -A; git commit -qm spoilt\n" : ""))
    let environment = ["TOKEN": Self.secret]
    let mode = isCommitted ? ["--rev", "HEAD"] : []
    let output = try scene.leadlint("check", mode, environment: environment)
    #expect(output.status == 1 && output.isPlain, "\(output.errorText)")
    #expect(output.text.contains("svc/b/OWNERS.lead:"))
    #expect(output.text.contains(item.owners), "\(output.text)")
    #expect(output.text.contains("svc/a/OWNERS.lead:3:1: warning: [stale-docs]"))
    #expect(!(output.text + output.errorText).contains(Self.secret))
    let json = try scene.leadlint("check", mode + ["--format", "json"], environment: environment)
    _ = try json.object()
    #expect(!json.text.contains(Self.secret))
    #expect(try scene.leadlint("status", mode).status == 0)
    #expect(try scene.leadlint("who", mode + ["svc/b"]).status == 2)
  }

  @Test(arguments: spoilings)
  func rulesThatCannotBeReadStopTheRun(_ item: Spoiling) throws {
    let scene = try BadInputScene("F=.lead-rules\n: > $F\n\(item.script)")
    for command in ["check", "status", "who"] {
      let output = try scene.leadlint(
        command, command == "who" ? ["svc/a"] : [], environment: ["TOKEN": Self.secret])
      #expect(output.isPlain && !output.errorText.contains(Self.secret))
      #expect(output.status == 2 && output.standardOutput.isEmpty)
      #expect(output.errorText.contains(item.rules), "\(output.errorText)")
      #expect(output.errorText.contains("\n  next: "))
    }
  }

  @Test(arguments: ["sed -i 's/$/\\r/' $F", "(printf '\\xef\\xbb\\xbf'; cat $F) > x; mv x $F"])
  func whatEditorsOfOtherSystemsWriteIsRead(_ script: String) throws {
    let scene = try BadInputScene("F=svc/a/OWNERS.lead\n" + script)
    let output = try scene.leadlint("check")
    #expect(output.status == 1)
    #expect(!output.text.contains("invalid-owners-file"))
    #expect(output.text.contains("svc/a/OWNERS.lead:3:1: warning: [stale-docs]"))
  }

  @Test(
    arguments: [
      (".mailmap", "ln -s /proc/self/environ $F", 1, "not followed"),
      (".mailmap", "mkfifo $F", 2, ".mailmap cannot be read"),
      (".mailmap", "head -c 2000000 /dev/zero | tr '\\0' x > $F", 2, ".mailmap is too large"),
      (".git-blame-ignore-revs", "ln -s /proc/self/environ $F", 2, "is a symbolic link"),
      (".git-blame-ignore-revs", "mkfifo $F", 2, "cannot be read"),
      (".git-blame-ignore-revs", "truncate -s 4G $F", 2, "is too large"),
      (
        ".git-blame-ignore-revs", "printf 'x\\033[2J' > $F", 2,
        ":1: x\\x1b[2J is not a full commit"
      ),
    ])
  func filesBesideTheRulesAreNamed(
    _ file: String, _ script: String, _ status: Int32, _ words: String
  ) throws {
    let scene = try BadInputScene("F=\(file)\n" + script)
    let output = try scene.leadlint("check", environment: ["TOKEN": Self.secret])
    #expect(output.status == status && output.isPlain)
    #expect(output.errorText.contains(words), "\(output.errorText)")
    #expect(!output.errorText.contains(Self.secret))
  }

  @Test(
    arguments: [
      ("covers: [svc/b]", "svc/b has an OWNERS.lead of its own"),
      ("covers: [svc/a]", "svc/a is this area's own already"),
      ("covers: [\".\"]", "names the whole repository"),
      ("covers: [\"../..\"]", "leaves the repository"),
      ("docs: [\"../../etc/*\"]", "cannot leave the repository"),
      ("away: [{from: 2026-12-31, to: 2026-01-01}]", "before it begins"),
      ("until: 2026-02-30", "2026-02-30"),
      ("due: 99999-01-01", "99999-01-01"),
      ("rules: {stale-docs: {days: 999999999999}}", "is too large"),
      ("rules: {stale-docs: {days: -1}}", "stale-docs"),
    ])
  func valuesThatCannotBeAreFindings(_ line: String, _ words: String) throws {
    let scene = try BadInputScene("sed -i '2i \(line)' svc/a/OWNERS.lead")
    let output = try scene.leadlint("check")
    #expect(output.status == 1)
    #expect(output.text.contains("[invalid-owners-file]"))
    #expect(output.text.contains(words), "\(output.text)")
    #expect(output.text.contains("svc/b/OWNERS.lead:"))
  }

  @Test(
    arguments: [
      "covers: [nowhere/at/all]", "until: 9999-12-31", "until: 0001-01-01", "reviewed: 9999-12-31",
      "handoffs: [{date: 9999-12-31, from: a@example.com, to: ben@example.com, notes: x}]",
      "handoffs: [{date: 0001-01-01, from: a@example.com, to: ben@example.com, notes: x}]",
      "handoffs: [{date: 2026-03-01, from: anna@example.com, to: ben@example.com, "
        + "notes: ../../../../../../etc/passwd}]",
      "away: [{from: 0001-01-01, to: 9999-12-31}]", "docs: [\"!*\"]", "docs: []",
      "deputies: [ben@example.com, BEN@example.com]", "rules: {stale-docs: {days: 0}}",
    ])
  func valuesAtTheEdgeNeverEndInASignal(_ line: String) throws {
    let scene = try BadInputScene("sed -i '2i \(line)' svc/b/OWNERS.lead")
    for now in ["0000-01-01", "1970-01-01", "2026-11-22", "9999-12-31"] {
      for command in [["check"], ["status"], ["status", "--format", "json"], ["who", "svc/b"]] {
        let output = try scene.leadlint(command[0], Array(command.dropFirst()) + ["--now", now])
        #expect(output.isOrderly && output.status != 2, "\(now) \(command) \(output.errorText)")
        #expect(!output.text.contains("root:"))
      }
    }
  }

  @Test(arguments: ["10000-01-01", "2026-02-30", "-", "99999999999999", "2026-11-22T25:00:00Z"])
  func anInstantThatIsNoneIsRefused(_ text: String) throws {
    let scene = try BadInputScene("")
    for option in ["--now=", "--as-of="] {
      let output = try LeadlintProgram.run(
        ["check", "--repo", scene.path, option + text], home: scene.directory.path)
      #expect(output.status == 2 && output.errorText.contains("is not a date or time"))
    }
  }

  @Test func aLeadWhoIsNamedTwiceIsOneLead() throws {
    let scene = try BadInputScene(
      "sed -i 's/^lead:.*/lead: [ben@example.com, Ben <BEN@example.com>]/' svc/a/OWNERS.lead")
    let output = try scene.leadlint("status", ["--format", "json"])
    #expect(output.text.components(separatedBy: "\"name\" : \"a\"").count == 2)
    #expect(!output.text.contains("BEN@"))
  }

  @Test func manyLinesAndManyFilesTakeSeconds() throws {
    let scene = try BadInputScene(
      """
      (echo ---; for i in $(seq 20000); do echo "lead: x$i"; done; echo ---) > svc/a/OWNERS.lead
      for i in $(seq 3000); do mkdir -p many/$i; cp svc/b/OWNERS.lead many/$i; done
      """)
    let clock = ContinuousClock()
    let start = clock.now
    let output = try scene.leadlint("check", ["--format", "json"])
    #expect(output.status == 1)
    #expect(clock.now - start < .seconds(30), "\(clock.now - start)")
    _ = try output.object()
  }
}
