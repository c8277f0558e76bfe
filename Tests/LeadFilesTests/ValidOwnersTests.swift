import Basics
import LeadFiles
import LeadModel
import Testing

@Suite struct ValidOwnersTests {
  private func read(_ name: String) throws -> OwnersFile {
    let bytes = try Fixtures.bytes(of: "owners/valid/\(name).lead")
    let parsed = OwnersFile.parse(bytes, file: "OWNERS.lead")
    #expect(parsed.diagnostics.map { $0.rendered().lossyText } == [])
    return try #require(parsed.value)
  }

  @Test(arguments: try Fixtures.names(in: "owners/valid"))
  func everyFileParses(_ name: String) throws {
    _ = try read(String(name.dropLast(".lead".count)))
  }

  @Test func everyKey() throws {
    let file = try read("every-key")
    let anna = PersonReference(name: "Anna Okafor", email: "anna@example.com")
    let ben = PersonReference(name: "Ben Ito", email: "ben@example.com")
    let ari = PersonReference(name: "Ari Lund", email: "ari@example.com")
    #expect(file.kind == Located(.service, at: SourcePosition(line: 2, column: 7)))
    #expect(file.name == Located("User Checkout", at: SourcePosition(line: 3, column: 7)))
    #expect(file.leadPosition == SourcePosition(line: 4, column: 1))
    #expect(file.leads == [Located(anna, at: SourcePosition(line: 4, column: 7))])
    #expect(file.deputies == [Located(ben, at: SourcePosition(line: 5, column: 12))])
    #expect(file.since?.value == CalendarDate("2024-03-01"))
    #expect(file.until?.value == CalendarDate("2027-03-31"))
    let absence = try #require(file.away.first)
    #expect(absence.from == CalendarDate("2026-12-20") && absence.to == CalendarDate("2027-01-04"))
    #expect(absence.cover?.value == ben)
    #expect(absence.position == SourcePosition(line: 9, column: 5))
    #expect(file.covers.map(\.value) == ["apps/address", "apps/inventory"])
    #expect(
      file.docs?.map(\.value.text) == ["docs/architecture.md", "docs/adr/*.md", "!docs/archive/**"])
    #expect(file.docs?.map(\.value.isNegated) == [false, false, true])
    #expect(file.docs?.map(\.value.isLiteral) == [true, false, false])
    #expect(file.docsPosition == SourcePosition(line: 11, column: 1))
    #expect(file.reviewed?.value == CalendarDate("2026-11-02"))
    #expect(file.contact?.value == "#checkout")
    #expect(file.team?.value == "teams/widget")
    #expect(file.status == .active)
    #expect(file.plan?.value == "PLAN.md")
    #expect(file.decisions.map(\.value.text) == ["decisions/*.md"])
    #expect(file.due?.value == CalendarDate("2027-02-01"))
    #expect(file.members.map(\.value) == [ari])
    let handoff = try #require(file.handoffs.first)
    #expect(handoff.date == CalendarDate("2026-03-02"))
    #expect(handoff.from.value == PersonReference(email: "ari@example.com"))
    #expect(handoff.to.value == PersonReference(email: "anna@example.com"))
    #expect(handoff.notes?.value == "docs/handoffs/2026-03-02.md")
    let waiver = try #require(file.waivers.first)
    #expect(waiver.rule.value == "silo" && waiver.area == nil)
    #expect(waiver.until?.value == CalendarDate("2027-01-31"))
    #expect(waiver.reason?.value == "two joiners start in January")
    let setting = try #require(file.rules.first)
    #expect(setting.rule.value == "stale-docs")
    #expect(setting.options.map(\.key.value) == ["days"])
    #expect(setting.options.map(\.value.value) == [.scalar("30")])
    #expect(file.everyone.map(\.value).prefix(4) == [anna, ben, ben, ari])
  }

  @Test func blockStyle() throws {
    let file = try read("block-style")
    #expect(file.kind.value == .initiative)
    #expect(file.name?.value == "It's \"one\"")
    #expect(
      file.leads.map(\.value) == [
        PersonReference(name: "Anna Okafor", email: "Anna@Example.com"),
        PersonReference(name: "Zoë \"Z\" Müller", email: "zoe@example.com"),
      ])
    #expect(file.leads.map(\.position.line) == [7, 8])
    #expect(file.deputies.map(\.value) == [PersonReference(handle: "ben")])
    #expect(file.away.first?.from == file.away.first?.to)
    #expect(file.away.first?.cover == nil)
    #expect(file.covers.map(\.value) == ["apps/address", "apps/[id]"])
    #expect(file.plan?.value == "/plans/PLAN.md")
    #expect(file.handoffs.count == 2)
    #expect(
      file.handoffs.first?.notes?.value
        == "Two lines with *stars* and @signs\n& ampersands: all of it text.\n")
    #expect(file.handoffs.last?.notes?.value == "")
    #expect(file.waivers.first?.reason?.value == "two joiners start *in* January")
    #expect(file.waivers.first?.until == nil)
    #expect(
      file.rules.map(\.rule.value) == ["stale-docs", "gatekept-docs", "unmentioned-component"])
    #expect(file.rules[0].options.map(\.key.value) == ["days", "severity"])
    #expect(file.rules[1].options.map(\.key.value) == ["severity"])
    #expect(file.rules[1].options.map(\.value.value) == [.scalar("off")])
    guard case .list(let components) = file.rules[2].options[0].value.value else {
      Issue.record("components is no list")
      return
    }
    #expect(components.map(\.value) == ["*/", "Dockerfile*"])
  }

  @Test func minimal() throws {
    let file = try read("minimal")
    #expect(file.kind.value == .team)
    #expect(file.leads.map(\.value) == [PersonReference(email: "anna@example.com")])
    #expect(file.docs == nil && file.docsPosition == nil && file.name == nil)
    #expect(file.status == .active)
    #expect(file.everyone.count == 1)
  }

  @Test func aVacantPost() throws {
    let file = try read("byte-order-mark")
    #expect(file.kind.value == .initiative)
    #expect(file.leads.isEmpty)
    #expect(file.leadPosition == SourcePosition(line: 3, column: 1))
  }

  @Test func lineEndsOfTwoBytes() throws {
    let file = try read("crlf")
    #expect(file.name == Located("Checkout", at: SourcePosition(line: 3, column: 7)))
    #expect(file.leads.map(\.value.handle) == [nil, "ben"])
    #expect(
      file.leads.map(\.position) == [
        SourcePosition(line: 5, column: 5), SourcePosition(line: 6, column: 5),
      ])
  }

  @Test func aScalarIsItsText() throws {
    let file = try read("scalars-are-text")
    #expect(file.name?.value == "NO")
    #expect(file.leads.first?.value.name == "0755")
    #expect(file.leads.first?.value.email == "1.10@example.com")
    #expect(file.contact?.value == "12:30:45")
    #expect(file.team?.value == "1.10")
    #expect(file.plan?.value == "2024-02-30")
  }

  @Test func columnsCountBytes() throws {
    let file = try read("unicode")
    #expect(file.name?.value == "Größe 李 \u{1F600}")
    #expect(
      file.members.map(\.position) == [
        SourcePosition(line: 5, column: 11), SourcePosition(line: 5, column: 35),
      ])
  }

  @Test func emptyLists() throws {
    let file = try read("lists-of-none")
    #expect(file.docs == [])
    #expect(file.docsPosition == SourcePosition(line: 6, column: 1))
    #expect(file.covers.isEmpty && file.handoffs.isEmpty && file.rules.isEmpty)
  }
}
