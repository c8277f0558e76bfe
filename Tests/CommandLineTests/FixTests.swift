internal import Foundation
internal import TestSupport
internal import Testing

@Suite struct FixTests {
  private let scene: EditScene
  private let readme = "services/checkout/README.md"

  /// The docs name a file and link to another; both went elsewhere.
  init() throws {
    scene = try EditScene(
      """
      on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        write services/checkout/OWNERS.lead
          ---
          kind: service
          lead: Anna Okafor <anna@example.com>
          ---
        write services/checkout/README.md
          How prices are kept: [the cache](docs/cache.md#keys), filled by `tools/warm.swift`.

          [Old](docs/gone.md), [other case](docs/Keys.md).
        write services/checkout/docs/cache.md
          ## Keys
          The price cache sits before the database.
        write services/checkout/docs/gone.md
          Nobody needs this any more, and so it goes.
        write services/checkout/docs/keys.md
          What a key is made of, and why it has a version.
        write services/checkout/tools/warm.swift
          print("warm")
      on 2026-04-01 Ben Ito <ben@example.com>: Call things what they are
        move services/checkout/docs/cache.md -> docs/price cache.md
        move services/checkout/tools/warm.swift -> services/checkout/warm.swift
        delete services/checkout/docs/gone.md
      """)
  }

  private let fixed = """
    How prices are kept: [the cache](../../docs/price%20cache.md#keys), filled by `warm.swift`.

    [Old](docs/gone.md), [other case](docs/keys.md).

    """

  @Test func whatHistoryKnowsIsWrittenAndTheRestIsLeft() throws {
    let output = try scene.run(["fix"])
    #expect(output.status == 0)
    #expect(
      output.text == """
        services/checkout/README.md:1: 'docs/cache.md#keys' is now '../../docs/price%20cache.md#keys'
        services/checkout/README.md:1: 'tools/warm.swift' is now 'warm.swift'
        services/checkout/README.md:3: 'docs/Keys.md' is now 'docs/keys.md'
        3 places put right in 1 doc; 1 link or path left for you:  leadlint check

        """)
    #expect(try scene.read(readme) == fixed)
    try scene.shell("git commit -qam 'Say where things are'")
    let check = try scene.run([
      "check", "--rule", "broken-link", "--rule", "dead-mention", "--format", "json",
    ])
    #expect(check.text.components(separatedBy: "\"target\"").count == 2)
    #expect(check.text.contains("docs/gone.md"))
    let again = try scene.run(["fix", "services/checkout"])
    #expect(
      again.text
        == "nothing to write that is certain; 1 link or path left for you:  leadlint check\n")
  }

  @Test func aDiffChangesNothingAndAppliesCleanly() throws {
    let before = try scene.read(readme)
    let output = try scene.run(["fix", "--dry-run"])
    #expect(output.status == 1)
    #expect(try scene.read(readme) == before)
    try Data(output.text.utf8).write(
      to: URL(fileURLWithPath: scene.directory.file("fix.diff")))
    try scene.shell("git apply ../fix.diff")
    #expect(try scene.read(readme) == fixed)
  }

  @Test func linesThatAreNotCommittedStay() throws {
    let mine = "[mine](docs/cache.md)\r\n" + (try scene.read(readme)) + "no line end"
    try scene.shell("printf '[mine](docs/cache.md)\\r\\n' | cat - \(readme) > x && mv x \(readme)")
    try scene.shell("printf 'no line end' >> \(readme)")
    #expect(try scene.read(readme) == mine)
    #expect(try scene.run(["fix"]).status == 0)
    #expect(try scene.read(readme) == "[mine](docs/cache.md)\r\n" + fixed + "no line end")
  }

  @Test func anotherAreaIsLeftAlone() throws {
    let before = try scene.read(readme)
    try scene.shell(
      """
      mkdir other && printf -- '---\\nkind: service\\nlead: ben@example.com\\n---\\n' > other/OWNERS.lead
      git add other && git commit -qm 'Add another'
      """)
    #expect(try scene.run(["fix", "other"]).text == "nothing to write that is certain\n")
    #expect(try scene.read(readme) == before)
    #expect(try scene.run(["fix", "nowhere"]).status == 2)
  }
}
