internal import Basics
internal import Stories
internal import Testing

@Suite struct StoryTests {
  @Test func aStoryIsReadWordByWord() throws {
    let story = try Story(
      """
      # a comment

      on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead: checkout
        write a/OWNERS.lead
          ---
          # kept

            indented
          ---

        append a/README.md: one: two -> three
        trailer Co-authored-by: Ben Ito <ben@example.com>
      3 times every 2 days from 2026-03-05T09:30:00Z Ben <ben@example.com>: Work
        change a/b c.swift
        move a/b c.swift -> d
        delete d
      """)
    #expect(story.commits.count == 4)
    let first = try #require(story.commits.first)
    #expect(first.date.description == "2026-03-02T12:00:00Z")
    #expect(first.name == "Anna Okafor" && first.email == "anna@example.com")
    #expect(first.subject == "Take the lead: checkout")
    #expect(
      first.message
        == "Take the lead: checkout\n\nCo-authored-by: Ben Ito <ben@example.com>\n")
    #expect(
      first.operations.map(\.action) == [
        .write("a/OWNERS.lead", content: "---\n# kept\n\n  indented\n---\n"),
        .append("a/README.md", text: "one: two -> three"),
      ])
    #expect(
      story.commits.dropFirst().map(\.date.description) == [
        "2026-03-05T09:30:00Z", "2026-03-07T09:30:00Z", "2026-03-09T09:30:00Z",
      ])
    #expect(
      story.commits.last?.operations.map(\.action) == [
        .change("a/b c.swift"), .move("a/b c.swift", to: "d"), .delete("d"),
      ])
    #expect(story.commits.last?.operations.map(\.line) == [14, 15, 16])
  }

  @Test func ledWritesOwnersFiles() throws {
    let story = try Story(
      """
      on 2026-03-02 Anna Okafor <anna@example.com>: Say who leads what
        led services/a, initiatives/b by Anna Okafor <anna@example.com>
          until: 2027-03-31
        led teams/c by none
          ---
          Ask anybody.
      """)
    let anna = "lead: Anna Okafor <anna@example.com>\nuntil: 2027-03-31\n---\n"
    #expect(
      story.commits.first?.operations.map(\.action) == [
        .write("services/a/OWNERS.lead", content: "---\nkind: service\n\(ByteString(anna))"),
        .write("initiatives/b/OWNERS.lead", content: "---\nkind: initiative\n\(ByteString(anna))"),
        .write("teams/c/OWNERS.lead", content: "---\nkind: team\nlead: none\n---\nAsk anybody.\n"),
      ])
    #expect(story.commits.first?.operations.map(\.line) == [2, 2, 4])
  }

  @Test(arguments: [
    ("on 2026-02-30 A <a@b>: x", 1), ("on 2026-02-03 A a@b: x", 1), ("on 2026-02-03 A <a@b>:", 1),
    ("  change x", 1), ("\nhello", 2), ("0 times every 1 day from 2026-01-01 A <a@b>: x", 1),
    ("on 2026-02-03 A <a@b>: x\n  paint y", 2), ("on 2026-02-03 A <a@b>: x\n   change y", 2),
    ("on 2026-02-03 A <a@b>: x\n  move a", 2), ("on 2026-02-03 A <a@b>: x\n  led a", 2),
    ("on 2026-02-03 A <a@b>: x\n  append a", 2),
    ("on 2026-02-03 A <a@b>: x\n  change ../y", 2),
    ("on 2026-02-03 A <a@b>: x\n  change .git/y", 2),
  ])
  func whatCannotBeUnderstoodNamesItsLine(_ text: String, _ line: Int) {
    let error = #expect(throws: StoryError.self) { try Story(text) }
    #expect(error?.line == line)
  }

  @Test(arguments: [
    ["  delete x"], ["  move x -> y"], ["  append x: y"], ["  change a", "  change a/b"],
    ["  change a/b", "  change a"], ["  change a", "  change b", "  move a -> b"],
  ])
  func whatDoesNotFitTheFilesNamesItsLine(_ operations: [String]) throws {
    let story = try Story(
      (["on 2026-02-03 A <a@b>: x"] + operations).joined(separator: "\n"))
    let error = #expect(throws: StoryError.self) { try FastImport.render(story) }
    #expect(error?.line == operations.count + 1)
  }

  @Test func dateOrderKeepsWhatWasToldTogether() throws {
    let story = try Story(
      """
      2 times every 9 days from 2026-01-01 A <a@b>: one
        change a
      on 2026-01-02 B <b@b>: two
        change b
      on 2026-01-10 B <b@b>: three
        change b
      """)
    #expect(story.inDateOrder.commits.map(\.subject) == ["one", "two", "one", "three"])
  }
}
