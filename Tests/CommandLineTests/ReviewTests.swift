internal import Foundation
internal import TestSupport
internal import Testing

@Suite struct ReviewTests {
  private let scene: EditScene
  private let owners = "services/checkout/OWNERS.lead"

  init() throws { scene = try EditScene(EditScene.checkout) }

  @Test func aReviewThatTheLeadCommitsSettlesStaleDocs() throws {
    #expect(try scene.check("stale-docs", now: "2027-02-01").contains("[stale-docs]"))
    let before = try scene.read(owners)
    let output = try scene.run(["review", "services/checkout"])
    #expect(output.status == 0)
    #expect(
      output.errorText == "leadlint: note: the newest commit is 71 days old (2026-09-12); "
        + "if this clone is behind:  git pull\n")
    #expect(
      output.text.replacingOccurrences(
        of: " [0-9a-f]{7} ", with: " ID ", options: .regularExpression) == """
          services/checkout · checkout
            Anna Okafor last changed the docs: ID 2026-07-04 Describe the address cache
            12 commits changed the code since; the newest: ID 2026-09-12 Split inventory
            changed by others since: services/checkout/docs/architecture.md: ID 2026-08-01 Describe the second cache
          services/checkout/OWNERS.lead: reviewed: 2026-11-22
            next: git commit -m "Review the docs of services/checkout" services/checkout/OWNERS.lead

          """)
    let docs = "docs: [docs/architecture.md]\n"
    #expect(
      try scene.read(owners)
        == before.replacingOccurrences(of: docs, with: docs + "reviewed: 2026-11-22\n"))
    #expect(try scene.check("stale-docs", now: "2027-02-01").contains("[stale-docs]"))
    try scene.shell(scene.next(output))
    #expect(try scene.check("stale-docs", now: "2027-02-01") == "")
    #expect(try scene.shell("git status --porcelain") == "")
    let again = try scene.run(["review", "services/checkout"])
    #expect(
      again.text
        == "services/checkout/OWNERS.lead: nothing to do, 'reviewed' is 2026-11-22 already\n")
  }

  @Test func onlyALeadMayReview() throws {
    let output = try scene.run(["review", "services/checkout"], as: "ben")
    #expect(output.status == 2 && output.text == "")
    #expect(
      output.errorText == """
        leadlint: error: you are Ben <ben@example.com> and do not lead services/checkout: \
        only a commit by Anna Okafor counts
          next: ask Anna Okafor; if that is you:  git config user.email anna@example.com

        """)
    #expect(try scene.shell("git status --porcelain") == "")
  }

  @Test func aFormerAddressOfTheLeadIsTheLead() throws {
    try scene.shell("echo 'Anna Okafor <anna@example.com> <old@example.com>' > .mailmap")
    #expect(try scene.run(["review", "services/checkout"], as: "old").status == 0)
  }

  @Test func whoNobodyKnowsIsToldToSaySo() throws {
    let nobody = ["GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": ""]
    let output = try scene.run(["review", "services/checkout"], environment: nobody)
    #expect(output.status == 2)
    #expect(output.errorText.contains("git's user.name and user.email are not set"))
  }

  @Test func aDryRunShowsADiffThatGitApplies() throws {
    let output = try scene.run(["review", "services/checkout", "--dry-run"])
    #expect(output.status == 0)
    #expect(output.text.hasPrefix("diff --git a/services/checkout/OWNERS.lead"))
    #expect(output.errorText.contains("12 commits changed the code since"))
    #expect(try scene.shell("git status --porcelain") == "")
    try scene.directory.write(output.standardOutput, to: "diff")
    try scene.shell("git apply ../diff")
    #expect(try scene.read(owners).contains("\nreviewed: 2026-11-22\ncontact:"))
  }

  @Test func theCommandToGoOnWithFitsTheDirectory() throws {
    let output = try scene.run(["review", "."], in: "services/checkout/docs")
    #expect(scene.next(output).hasSuffix(" ../OWNERS.lead"))
    try scene.shell("cd services/checkout/docs; " + scene.next(output))
    let elsewhere = try LeadlintProgram.run(
      ["review", "services/checkout", "--repo", scene.path, "--now", "2026-11-25"],
      home: scene.directory.path, directory: scene.directory.path)
    try scene.shell("cd /; " + scene.next(elsewhere), on: "2026-11-25")
    #expect(try scene.shell("git status --porcelain") == "")
    #expect(try scene.shell("git log -1 --format=%s") == "Review the docs of services/checkout\n")
  }

  @Test func aReviewThatIsNotCommittedYetIsToldSo() throws {
    _ = try scene.run(["review", owners])
    let output = try scene.run(["review", owners])
    #expect(
      output.text.contains("nothing to do") && output.text.contains("once you have committed"))
    try scene.shell(scene.next(output))
    let later = try scene.run(["review", owners], now: "2026-11-01")
    #expect(!later.text.contains("next:") && later.status == 0)
  }

  @Test func whatIsNoAreaOrCannotBeEditedIsRefused() throws {
    func error(_ arguments: [String]) throws -> String {
      let output = try scene.run(["review"] + arguments)
      #expect(output.status == 2 && output.text == "")
      return output.errorText
    }
    #expect(try error(["README.md"]).contains("README.md belongs to no area"))
    #expect(try error(["services/checkout", "nowhere"]).contains("nowhere belongs to no area"))
    try scene.shell("sed -i 's/^docs:/dcos:/' \(owners)")
    #expect(try error(["services/checkout"]).contains("OWNERS.lead:4:1: error: unknown key 'dcos'"))
    try scene.shell("git checkout -q \(owners); git clone -q --bare . ../bare")
    #expect(try error(["x", "--repo", "../bare"]).contains("the repository is bare"))
    #expect(try scene.shell("git status --porcelain") == "")
  }

  @Test func pathsThatAShellWouldSplitAreQuoted() throws {
    let story = """
      on 2026-03-02 Anna Okafor <anna@example.com>: Begin
        write it's all/OWNERS.lead
          ---
          kind: team
          lead: Anna Okafor <anna@example.com>
          ---
        write OWNERS.lead
          ---
          kind: team
          lead: Anna Okafor <anna@example.com>
          ---
      """
    let scene = try EditScene(story)
    let output = try scene.run(["review", "it's all", "."])
    #expect(output.text.contains("the area has no docs to review"))
    #expect(
      scene.next(output)
        == "git commit -m \"Review the docs of it's all and .\" 'it'\\''s all/OWNERS.lead' OWNERS.lead"
    )
    try scene.shell(scene.next(output))
    #expect(try scene.shell("git status --porcelain") == "")
    #expect(
      try scene.shell("git show --format= --name-only") == "OWNERS.lead\nit's all/OWNERS.lead\n")
  }

  @Test func whatWasPrintedIsNeverObeyed() throws {
    try scene.shell(
      "git commit -q --allow-empty -m x; sed -i 's/^contact.*/name: \"a\\\\tb\"/' \(owners)")
    try scene.shell(
      #"echo y >> services/checkout/cache.swift; git commit -qam $'\e[31mred ##[error]'"#,
      as: "ben",
      on: "2026-11-01")
    let output = try scene.run(["review", owners])
    #expect(
      !output.standardOutput.contains(0x1B) && output.text.contains(#"\x1b[31mred ##\x5berror]"#))
  }

  @Test func theModeStaysAndNoLinkIsFollowed() throws {
    try scene.shell("chmod 751 \(owners)")
    #expect(try scene.run(["review", owners]).status == 0)
    #expect(try scene.shell("stat -c %a \(owners)") == "751\n")
    #expect(try scene.shell("ls -A services/checkout") == "OWNERS.lead\ncache.swift\ndocs\n")
    try scene.shell("mv \(owners) ../real; ln -s ../../../real \(owners)")
    let output = try scene.run(["review", owners], now: "2026-11-23")
    #expect(output.status == 2)
    #expect(try scene.shell("cat ../real").contains("reviewed: 2026-11-22\n"))
  }
}
