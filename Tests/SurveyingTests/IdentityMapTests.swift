import Basics
import Git
import LeadModel
import Testing

@testable import GitHistory
@testable import Surveying

@Suite("Who is who")
struct IdentityMapTests {
  private static let place = SourcePosition(line: 1, column: 1)

  private func person(
    _ name: ByteString?, _ emails: [ByteString], handle: ByteString? = nil
  ) -> RulesFile.KnownPerson {
    RulesFile.KnownPerson(
      name: name.map { Located($0, at: Self.place) },
      emails: emails.map { Located($0, at: Self.place) },
      handle: handle.map { Located($0, at: Self.place) }, position: Self.place)
  }

  /// The canonical e-mail of each signature.
  private func emails(
    _ signatures: [Signature], mailmap: String = "", people: [RulesFile.KnownPerson] = []
  ) -> [ByteString] {
    let map = map(signatures, mailmap: mailmap, people: people)
    let ids = signatures.indices.map { map.identity(of: PersonID($0)) }
    return ids.map { map.emails[Int($0)] }
  }

  /// The map of signatures, the first of which is by the newest commit.
  private func map(
    _ signatures: [Signature], mailmap: String = "", people: [RulesFile.KnownPerson] = []
  ) -> IdentityMap {
    var rules = RulesFile()
    rules.people = people
    return Identities.map(signatures, mailmap: mailmap, rules: rules)
  }

  private func signature(_ name: ByteString, _ email: ByteString) -> Signature {
    Signature(name: name, email: email)
  }

  @Test("an e-mail counts in lower case, ASCII letters only")
  func lowerCase() {
    let found = emails([
      signature("A", "Ann@X.ORG"), signature("B", "ann@x.org"), signature("C", "É@x"),
    ])
    #expect(found == ["ann@x.org", "ann@x.org", "É@x"])
  }

  @Test("all of somebody's e-mails are the first one")
  func severalEmails() {
    let found = emails(
      [signature("A", "old@x.org"), signature("A", "ANN@home.org"), signature("B", "b@x.org")],
      people: [person("Ann", ["Ann@X.org", "old@x.org", "ann@HOME.org"])])
    #expect(found == ["ann@x.org", "ann@x.org", "b@x.org"])
  }

  @Test("GitHub's noreply addresses belong to who has the handle")
  func noreply() {
    let people = [person("Ann", ["ann@x.org"], handle: "Ann-Lee")]
    let found = emails(
      [
        signature("A", "123+ann-lee@users.noreply.github.com"),
        signature("A", "ANN-LEE@users.noreply.GitHub.com"),
        signature("A", "7+other@users.noreply.github.com"),
        signature("A", "x7+ann-lee@users.noreply.github.com"),
        signature("A", "+ann-lee@users.noreply.github.com"),
        signature("A", "ann-lee@users.noreply.github.com.org"),
      ], people: people)
    #expect(
      found == [
        "ann@x.org", "ann@x.org", "7+other@users.noreply.github.com",
        "x7+ann-lee@users.noreply.github.com", "+ann-lee@users.noreply.github.com",
        "ann-lee@users.noreply.github.com.org",
      ])
  }

  @Test("the mailmap comes before people")
  func mailmapFirst() {
    let found = emails(
      [signature("A", "old@x.org"), signature("Bot Name", "shared@x.org")],
      mailmap: "Ann <mid@x.org> <old@x.org>\nBen <ben@x.org> Bot Name <shared@x.org>\n",
      people: [
        person("Ann", ["ann@x.org", "mid@x.org"]), person("No", ["no@x.org", "shared@x.org"]),
      ])
    #expect(found == ["ann@x.org", "ben@x.org"])
  }

  @Test("bots are known by what the mailmap makes of them")
  func bots() {
    let map = map(
      [
        signature("dependabot[bot]", "1@x"), signature("A", "RENOVATE@x"), signature("Ann", "a@x"),
        signature("renovate", "was-bot@x"),
      ], mailmap: "Cleo <cleo@x> <was-bot@x>\n")
    let persons = PersonID(0)..<PersonID(4)
    #expect(persons.map { map.credited($0) == nil } == [true, true, false, false])
    #expect(
      persons.map { map.name(map.emails[Int(map.identity(of: $0))]) }
        == ["dependabot[bot]", "A", "Ann", "Cleo"])
  }

  @Test("a file's references lead to the same e-mails")
  func references() {
    let map = map(
      [signature("A", "a@x")], mailmap: "Ann <ann@x.org> <old@x.org>\n",
      people: [person("Ann", ["first@x.org", "ann@x.org"], handle: "annlee")])
    #expect(map.email(of: PersonReference(email: "OLD@x.org")) == "first@x.org")
    #expect(map.email(of: PersonReference(handle: "AnnLee")) == "first@x.org")
    #expect(map.email(of: PersonReference(handle: "Nobody")) == "@nobody")
    #expect(map.email(of: PersonReference(name: "Zoe", email: "Zoe@x")) == "zoe@x")
    #expect(map.configuredName("first@x.org") == "Ann")
    for email in ["a@x", "first@x.org", "ann@x.org", "old@x.org", "b@x"] as [ByteString] {
      #expect(map.isKnown(email) == ["a@x", "first@x.org", "ann@x.org"].contains(email))
    }
  }
}
