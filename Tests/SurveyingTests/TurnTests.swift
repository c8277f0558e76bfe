import Basics
import LeadModel
import TestSupport
import Testing

@testable import Surveying

@Suite("Turns of leads")
struct TurnTests {
  private static func owners(_ lead: String, _ more: String = "") -> String {
    "---\nkind: service\nlead: \(lead)@example.com\n\(more)---\n"
  }

  private func area(_ tree: WorkTree) throws -> Area {
    let settings = Surveyor.Settings { _, _ in AreaQuestions() }
    return try #require(try tree.surveyor().survey(settings).areas.first)
  }

  /// Commits what stands there, by an author, on a day of January 2026.
  private func commit(_ tree: WorkTree, _ day: Int, by name: String = "anna") throws {
    let date = "2026-01-\(day < 10 ? "0" : "")\(day)T12:00:00Z"
    try tree.git.git(["add", "--all", "--force"])
    try tree.git.git(
      ["commit", "-q", "-m", "Work", "--allow-empty"],
      environment: [
        "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": "\(name)@example.com",
      ])
  }

  private func day(_ day: Int) -> Instant? {
    Instant("2026-01-\(day < 10 ? "0" : "")\(day)T12:00:00Z")
  }

  @Test func sinceSaysWhenTheFirstLeadsTurnBegan() throws {
    let tree = try WorkTree()
    try tree.write(Self.owners("anna", "since: 2024-03-01\n"), to: "s/OWNERS.lead")
    try tree.commit()
    let stated = try area(tree)
    #expect(stated.leads.map(\.began) == [Instant("2024-03-01T00:00:00Z")])
    #expect(stated.leads.map(\.since?.date) == [Instant("2026-01-01T12:00:00Z")])
    #expect(stated.attention?.how == .never)
    #expect(stated.attention?.date == Instant("2024-03-01T00:00:00Z"))
    #expect(stated.conflicts.isEmpty)

    try tree.write(Self.owners("ben", "since: 2024-03-01\n"), to: "s/OWNERS.lead")
    try tree.commit(date: "2026-02-01T12:00:00Z")
    let next = try area(tree)
    #expect(next.leads.map(\.began) == [Instant("2026-02-01T12:00:00Z")])
    #expect(next.attention?.how == .tenure)
  }

  @Test func sinceIsNoLaterThanTheFirstVersion() throws {
    let tree = try WorkTree()
    try tree.write(Self.owners("anna", "since: 2026-01-02\n"), to: "s/OWNERS.lead")
    try tree.commit()
    let area = try area(tree)
    let conflict = try #require(area.conflicts.first)
    #expect(
      conflict.message == "'since' is 2026-01-02, after the file's first version of 2026-01-01")
    #expect(conflict.position == SourcePosition(line: 4, column: 8))
    #expect(conflict.sourceLine == "since: 2026-01-02")
    #expect(area.leads.map(\.began) == [Instant("2026-01-01T12:00:00Z")])
  }

  @Test func codeCountsSinceTheDayStatedByWhenItReachedTheBranch() throws {
    let tree = try WorkTree()
    try tree.write("1", to: "s/code.c")
    try commit(tree, 1)
    try tree.git.git(["checkout", "-q", "-b", "side"])
    try tree.write("2", to: "s/other.c")
    try commit(tree, 2)
    try tree.git.git(["checkout", "-q", "main"])
    try tree.write(Self.owners("anna", "since: 2026-01-04\n"), to: "s/OWNERS.lead")
    try commit(tree, 5)
    try tree.git.git(
      ["merge", "-q", "--no-edit", "side"],
      environment: ["GIT_COMMITTER_DATE": "2026-01-06T12:00:00Z"])
    // What was written on the second reached the branch on the sixth; what stood there before did not.
    #expect(try area(tree).driftCommits == 1)
  }

  @Test func aVersionIsComparedWithItsParents() throws {
    let tree = try WorkTree()
    try tree.write(Self.owners("anna"), to: "s/OWNERS.lead")
    try commit(tree, 1)
    try tree.git.git(["checkout", "-q", "-b", "side"])
    try tree.git.git(["checkout", "-q", "main"])
    try tree.write(Self.owners("ben"), to: "s/OWNERS.lead")
    try commit(tree, 5)
    try tree.git.git(["checkout", "-q", "side"])
    try tree.write(Self.owners("anna", "name: A\ncontact: x\n"), to: "s/OWNERS.lead")
    try commit(tree, 8)
    try tree.git.git(["checkout", "-q", "main"])
    try tree.git.git(["merge", "-q", "-s", "ours", "--no-commit", "side"])
    try tree.write(Self.owners("ben", "name: A\ncontact: x\n"), to: "s/OWNERS.lead")
    try commit(tree, 9)
    let area = try area(tree)
    #expect(area.leadChanges.map(\.commit.date) == [day(5)])
    #expect(area.leads.map(\.began) == [day(5)])
  }

  @Test func aMergeThatTakesAHandoverBackChangesTheLead() throws {
    let tree = try WorkTree()
    try tree.write(Self.owners("anna"), to: "s/OWNERS.lead")
    try commit(tree, 1)
    try tree.git.git(["checkout", "-q", "-b", "side"])
    try commit(tree, 2)
    try tree.git.git(["checkout", "-q", "main"])
    try tree.write(Self.owners("ben"), to: "s/OWNERS.lead")
    try commit(tree, 5)
    // The merge has the file as the older branch has it: no comparison with its parents shows that.
    try tree.git.git(["merge", "-q", "-s", "ours", "--no-commit", "side"])
    try tree.write(Self.owners("anna"), to: "s/OWNERS.lead")
    try commit(tree, 7)
    try commit(tree, 8)
    let area = try area(tree)
    #expect(area.leadChanges.map(\.commit.date) == [day(5), day(7)])
    #expect(area.leadChanges.last?.from.map(\.email) == ["ben@example.com"])
    #expect(area.leads.map(\.began) == [day(7)])
    #expect(area.attention?.how == .tenure)
  }

  @Test func aTurnGoesOnAlongTheBranchThatNamedTheLead() throws {
    let tree = try WorkTree()
    try tree.write("1", to: "s/code.c")
    try commit(tree, 1)
    try tree.git.git(["checkout", "-q", "-b", "side"])
    try tree.write(Self.owners("anna"), to: "s/OWNERS.lead")
    try commit(tree, 3)
    try tree.write("2", to: "s/code.c")
    try commit(tree, 4)
    try tree.git.git(["checkout", "-q", "main"])
    try commit(tree, 5)
    try tree.git.git(
      ["merge", "-q", "--no-edit", "side"],
      environment: ["GIT_COMMITTER_DATE": "2026-01-06T12:00:00Z"])
    let area = try area(tree)
    #expect(area.leads.map(\.began) == [day(3)])
    #expect(area.attention?.how == .never && area.leadChanges.isEmpty)
    // The file was there before the code changed.
    #expect(area.driftCommits == 1)
  }

  @Test func aVersionCountsWhateverTodaysSchemaThinksOfIt() throws {
    let tree = try WorkTree()
    try tree.write(
      "---\nlead: anna@example.com\nslack: x\nuntil: soon\n---\n", to: "s/OWNERS.lead")
    try commit(tree, 1)
    try tree.write("---\nlead: [\n---\n", to: "s/OWNERS.lead")
    try commit(tree, 2)
    try tree.write(Self.owners("anna"), to: "s/OWNERS.lead")
    try commit(tree, 3)
    #expect(try area(tree).leads.map(\.began) == [day(1)])
  }

  @Test func anAreaTakesItsWorkAlongWhenMostOfItMoves() throws {
    for (moves, drift) in [(3, 4), (1, 2)] {
      let tree = try WorkTree()
      try tree.write(Self.owners("anna"), to: "s/OWNERS.lead")
      for name in ["a", "b", "c"] { try tree.write(name, to: "s/\(name).c") }
      try commit(tree, 1)
      for day in 2...3 {
        try tree.write("\(day)", to: "s/c.c")
        try commit(tree, day, by: "ben")
      }
      try tree.write("k", to: "t/k.c")
      for name in ["OWNERS.lead", "a.c", "b.c", "c.c"].prefix(moves + 1) {
        try tree.git.git(["mv", "s/\(name)", "t/\(name)"])
      }
      try commit(tree, 4)
      try tree.write("5", to: moves == 3 ? "t/c.c" : "t/a.c")
      try commit(tree, 5, by: "ben")
      let area = try area(tree)
      #expect(area.path == "t" && area.driftCommits == drift)
      #expect(area.leads.map(\.began) == [day(1)])
      #expect(area.formerPaths == (moves == 3 ? ["s"] : []))
    }
  }
}
