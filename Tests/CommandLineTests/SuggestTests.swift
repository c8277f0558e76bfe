internal import Foundation
internal import TestSupport
internal import Testing

/// Who could take over, and what is left without somebody.
@Suite struct SuggestTests {
  /// Ben works on checkout every day; Cleo did long ago; Dag works next door and leads that.
  private static let story = """
    on 2024-01-02 Eva Holt <eva@example.com>: Begin
      change services/checkout/cart.swift
    20 times every 1 day from 2024-02-02 Cleo Dahl <cleo@example.com>: Sums
      change services/checkout/sums.swift

    """ + EditScene.checkout + """

      on 2026-10-01 Dag Berg <dag@example.com>: Lead search
        led services/search by Dag Berg <dag@example.com>
        change services/search/index.swift
      """

  private func suggest(_ scene: EditScene, _ arguments: [String] = []) throws -> [String: Any] {
    let output = try scene.run(["suggest", "services/checkout", "--format", "json"] + arguments)
    #expect(output.status == 0, "\(output.errorText)")
    return try output.object()
  }

  private func emails(_ people: Any?) -> [String] {
    (people as? [[String: Any]] ?? []).compactMap { $0["email"] as? String }
  }

  @Test func whoWorkedThereAndIsPresentComesFirst() throws {
    let scene = try EditScene(Self.story)
    let answer = try suggest(scene)
    // Anna leads it already; Eva and Cleo were not seen for long.
    #expect(emails(answer["suggested"]) == ["ben@example.com", "dag@example.com"])
    let ben = try #require((answer["suggested"] as? [[String: Any]])?.first)
    #expect(ben["work"] as? Int == 13 && ben["docs"] as? Int == 1)
    let newest = try #require(ben["newest"] as? [String: Any])
    let told = try scene.shell("git log -1 --author=ben --format=%H -- services/checkout")
    #expect(newest["commit"] as? String == told.trimmingCharacters(in: .newlines))
    let dag = try #require((answer["suggested"] as? [[String: Any]])?.last)
    #expect(dag["leadsNearby"] as? [String] == ["services/search"] && dag["nearby"] as? Int == 1)
    let text = try scene.run(["suggest", "services/checkout/docs"]).text
    #expect(text.contains("1  Ben Ito <ben@example.com>\n"))
    #expect(text.contains("13 commits here in two years, 13 of them in the last 180 days"))
    #expect(text.contains("leadlint handoff services/checkout --to ben@example.com"))
  }

  @Test func neverWhoIsAwayOverloadedOrGone() throws {
    let scene = try EditScene(Self.story)
    try scene.shell("printf 'version: 1\\ngone: [ben@example.com]\\n' > .lead-rules")
    #expect(emails(try suggest(scene)["suggested"]) == ["dag@example.com"])
    try scene.shell("printf 'version: 1\\nrules: {lead-overload: {max: 1}}\\n' > .lead-rules")
    var answer = try suggest(scene)
    #expect(emails(answer["suggested"]) == ["ben@example.com"])
    #expect(emails(answer["passedOver"]) == ["dag@example.com"])
    try scene.shell(
      """
      printf 'version: 1\\ngone: [ben@example.com]\\n' > .lead-rules
      sed -i 's/^kind: .*/&\\naway: [{from: 2026-11-01, to: 2026-12-24}]/' services/search/OWNERS.lead
      """)
    answer = try suggest(scene)
    #expect(emails(answer["suggested"]).isEmpty)
    let passed = (answer["passedOver"] as? [[String: Any]])?.first?["reason"] as? String
    #expect(passed == "away")
    #expect(try scene.run(["suggest", "services/checkout"]).text.hasPrefix("nobody fits: "))
  }

  @Test func whatIsLeftBare() throws {
    let scene = try EditScene(Self.story)
    let output = try scene.run(["whatif", "--without", "Anna", "--format", "json"])
    #expect(output.status == 1, "\(output.errorText)")
    let area = try #require(try output.objects("areas").first)
    #expect(area["path"] as? String == "services/checkout")
    #expect(area["bare"] as? [String] == ["lead", "stand-in"])
    // Ben changed the doc too.
    #expect(area["docs"] as? [String] == [])
    #expect(emails(area["suggested"]) == ["ben@example.com", "dag@example.com"])
    let both = try scene.run(["whatif", "--without", "anna@example.com", "ben@example.com"])
    #expect(both.text.contains("no lead, nobody to stand in, nobody present who worked there"))
    #expect(both.text.contains("nobody else ever changed  services/checkout/docs/architecture.md"))
    #expect(both.text.hasSuffix("1 doc that nobody else ever changed\n"))
    let ben = try scene.run(["whatif", "--without", "Ben Ito"])
    #expect(ben.status == 0 && ben.text == "without Ben Ito: nothing is left bare\n")
  }

  @Test func whoIsMeant() throws {
    let scene = try EditScene(Self.story)
    let mistyped = try scene.run(["whatif", "--without", "Ana Okafor"])
    #expect(mistyped.status == 2)
    #expect(mistyped.errorText.contains("did you mean Anna Okafor <anna@example.com>?"))
    let address = try scene.run(["whatif", "--without", "ana@example.com"])
    #expect(address.status == 2 && address.errorText.contains("did you mean Anna Okafor"))
  }

  @Test func whoOfManyPaths() throws {
    let scene = try EditScene(Self.story)
    try scene.shell(
      """
      git rm -q services/search/index.swift && git mv services/checkout/cart.swift loose.swift
      git commit -qm 'Move the cart out'
      """)
    let output = try scene.run(["who", "--changed", "HEAD~1", "new/path", "--format", "json"])
    #expect(output.status == 0, "\(output.errorText)")
    let paths = try output.objects("paths")
    #expect(
      paths.map { $0["asked"] as? String } == [
        "new/path", "loose.swift", "services/checkout/cart.swift", "services/search/index.swift",
      ])
    #expect(paths.map { $0["exists"] as? Bool } == [false, true, false, false])
    let areas = paths.map { ($0["area"] as? [String: Any])?["path"] as? String }
    #expect(areas == [nil, nil, "services/checkout", "services/search"])
    let piped = try scene.leadlint(
      ["who", "--stdin", "--now", "2026-11-22"], in: "repo",
      input: Array("services/checkout/a b.swift\nnobody/here\n".utf8))
    #expect(piped.text.hasPrefix("checkout\n"))
    #expect(piped.text.hasSuffix("nobody leads\n  nobody/here (does not exist)\n"))
    #expect(try scene.run(["who"]).status == 2)
    #expect(try scene.run(["who", "--changed", "nowhere"]).status == 2)
  }
}
