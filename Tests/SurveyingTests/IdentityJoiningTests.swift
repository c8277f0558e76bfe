import Basics
import Git
import LeadModel
import Testing

@testable import GitHistory
@testable import Surveying

@Suite("One person under several addresses")
struct IdentityJoiningTests {
  private static let position = SourcePosition(line: 1, column: 1)

  private func emails(
    _ lines: [String], mailmap: String = "", rules: RulesFile = RulesFile()
  ) -> [ByteString] {
    let map = Identities.map(lines, mailmap: mailmap, rules: rules)
    return lines.indices.map { map.emails[Int(map.identity(of: PersonID($0)))] }
  }

  private func person(
    _ emails: ByteString..., handle: ByteString? = nil
  ) -> RulesFile.KnownPerson {
    RulesFile.KnownPerson(
      name: nil, emails: emails.map { Located($0, at: Self.position) },
      handle: handle.map { Located($0, at: Self.position) }, position: Self.position)
  }

  @Test("one handle or one id at one host is one")
  func noreply() {
    let found = emails([
      "a <1+anna@users.noreply.github.com>", "b <anna@users.noreply.github.com>",
      "c <1+okafor@users.noreply.github.com>", "d <okafor@users.noreply.github.com>",
      "e <1+ben@users.noreply.gitlab.com>", "f <2-cleo@users.noreply.gitlab.com>",
      "g <cleo@users.noreply.gitlab.com>", "h <anna@users.noreply.gitlab.com>",
      "i <2-cleo@users.noreply.github.com>",
    ])
    #expect(Set(found[0..<4]) == ["1+anna@users.noreply.github.com"])
    #expect(found[5] == found[6])
    #expect(Set(found).count == 5)
  }

  @Test("noreply addresses are read before the mailmap")
  func noreplyBeforeMailmap() {
    #expect(
      emails(
        ["a <1+anna@users.noreply.github.com>", "b <anna@users.noreply.github.com>"],
        mailmap: "Anna Okafor <anna@example.com> <1+anna@users.noreply.github.com>\n")
        == ["anna@example.com", "anna@example.com"])
  }

  @Test(
    "one full name is one person",
    arguments: [
      ("Anna Okafor", "anna  OKAFOR ", true), ("José Núñez", "Jose Nunez", true),
      ("Jose\u{301} Nunez", "José Nunez", true), ("Γιώργος Σταύρος", "γιωργος σταυροσ", true),
      ("Łukasz Nowak", "Lukasz Nowak", false), ("Андрей Белый", "Андреи Белыи", false),
      ("ガ ガ", "カ カ", false), ("Anna", "Anna", false), ("Your Name", "Your Name", false),
      ("First Last", "First Last", false), ("Anna Okafor", "Anna B Okafor", false),
      ("Anna\tOkafor", "Anna Okafor", true), ("John Doe", "John Doe", false),
    ])
  func names(_ case: (String, String, Bool)) {
    let found = emails(["\(`case`.0) <a@x.org>", "\(`case`.1) <b@x.org>"])
    #expect((found[0] == found[1]) == `case`.2)
    #expect(found[0] == "a@x.org")
  }

  @Test("names that are not UTF-8 are as many as they have bytes")
  func bytes() {
    let map = Identities.map([
      Signature(name: ByteString(Array("J".utf8) + [0xE9, 0x20, 0x58]), email: "a@x"),
      Signature(name: ByteString(Array("J".utf8) + [0xE8, 0x20, 0x58]), email: "b@x"),
      Signature(name: ByteString(Array("j".utf8) + [0xE8, 0x20, 0x78]), email: "c@x"),
    ])
    let ids = (0..<3).map { map.identity(of: PersonID($0)) }
    #expect(ids[0] != ids[1])
    #expect(ids[1] == ids[2])
  }

  @Test("addresses that several people share join nothing")
  func shared() {
    #expect(
      Set(
        emails([
          "Anna Okafor <office@x.org>", "Ben Ito <office@x.org>", "Cleo Dahl <office@x.org>",
          "Anna Okafor <anna@x.org>", "Ben Ito <ben@x.org>",
        ])
      ).count == 3)
    // Three spellings of one name are one person.
    #expect(
      Set(
        emails([
          "Anna Okafor <anna@x.org>", "Anna B. Okafor <anna@x.org>", "Okafor, A. <anna@x.org>",
          "Anna Okafor <a@y.org>",
        ])
      ).count == 1)
    #expect(
      Set(
        emails([
          "Anna Okafor <team@x.org>", "Ben Ito <team@x.org>", "Anna Okafor <anna@x.org>",
          "Ben Ito <ben@x.org>",
        ])
      ).count == 3)
    // A role that only one person has had is theirs.
    #expect(
      Set(emails(["Anna Okafor <root@x.org>", "Anna Okafor <anna@x.org>"])).count == 1)
    #expect(Set(emails(["Anna Okafor <>", "Ben Ito <>", "Anna Okafor <anna@x.org>"])).count == 2)
  }

  @Test("a bot's name joins nobody, and a person's no bot")
  func bots() {
    #expect(
      Set(
        emails([
          "Acme Release <acme-release[bot]@x.org>", "Acme Release <release@x.org>",
          "Acme Release <acme@x.org>",
        ])
      ).count == 3)
    #expect(
      Set(
        emails([
          "claude[bot] <9+claude[bot]@users.noreply.github.com>",
          "Claude Monet <7+claude@users.noreply.github.com>", "Claude Monet <monet@x.org>",
        ])
      ).count == 2)
  }

  @Test("what people and the mailmap keep apart stays apart")
  func written() {
    var rules = RulesFile()
    rules.people = [person("a@x.org"), person("b@x.org")]
    let lines = ["Wei Wang <a@x.org>", "Wei Wang <b@x.org>", "Wei Wang <c@x.org>"]
    #expect(emails(lines, rules: rules) == ["a@x.org", "b@x.org", "c@x.org"])
    #expect(
      emails(lines, mailmap: "Wei Wang <a@x.org>\nWei Wang <b@x.org>\n")
        == ["a@x.org", "b@x.org", "c@x.org"])
    // One that is written takes the others in, and `people` say which address is shown.
    rules.people = [person("b@x.org", "old@x.org")]
    #expect(emails(lines, rules: rules) == ["b@x.org", "b@x.org", "b@x.org"])
    rules.people = []
    rules.sameName = .apart
    #expect(emails(lines, rules: rules) == ["a@x.org", "b@x.org", "c@x.org"])
  }

  @Test("the newest commit's address is shown, a noreply one last, and the newest name")
  func shown() {
    let lines = [
      "Anna Okafor <7+anna@users.noreply.github.com>", "anna <new@x.org>",
      "Anna Okafor <new@x.org>",
      "Anna Okafor <Old@x.org>", "Anna Okafor-Berg <7+anna@users.noreply.github.com>",
    ]
    let map = Identities.map(lines)
    #expect(Set(emails(lines)) == ["new@x.org"])
    #expect(map.name("new@x.org") == "Anna Okafor")
    #expect(
      map.addresses(of: map.id(of: "new@x.org"))
        == ["7+anna@users.noreply.github.com", "new@x.org", "old@x.org"])
    #expect(map.email(of: PersonReference(email: "OLD@x.org")) == "new@x.org")
    #expect(map.email(of: PersonReference(email: "anna@users.noreply.github.com")) == "new@x.org")
    #expect(map.email(of: PersonReference(handle: "ANNA")) == "new@x.org")
    #expect(map.email(of: PersonReference(handle: "ben")) == "@ben")
    #expect(map.addresses(of: map.id(of: "@ben")).isEmpty)
  }
}
