internal import Basics
package import LeadModel

/// Reports people in an `OWNERS.lead` who are not known in the repository.
package struct UnknownPerson: Rule {
  package init() {}

  /// One finding a person, where they are named first.
  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    let named =
      area.leads.map { ("lead", $0.declared) } + area.deputies.map { ("deputy", $0) }
      + area.covers.map { ("cover", $0) } + area.members.map { ("member", $0) }
    var roles: [ByteString: [String]] = [:]
    var unknown: [DeclaredPerson] = []
    for (role, declared) in named where !declared.isKnown {
      let email = declared.written.email
      if roles[email] == nil { unknown.append(declared) }
      if !roles[email, default: []].contains(role) { roles[email, default: []].append(role) }
    }
    return unknown.map { declared in
      let person = declared.written
      let posts = (roles[person.email] ?? []).map { ByteString($0) }
      return Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: declared.position, person: person.email,
        message: .unknown(person, posts: posts),
        help: .correct(person, nearest: declared.nearest),
        subject: person.email,
        data: [
          .init("posts", .list(posts)),
          .init("nearest", declared.nearest.map { .text($0.email) } ?? .null),
        ])
    }
  }
}

extension UnknownPerson {
  package static let description = RuleDescription(
    id: "unknown-person", principle: .filesThemselves, nature: .change, severity: .error,
    summary: "An OWNERS.lead names a person who is not known in the repository",
    rationale: """
      Everything that leadlint says of a lead rests on finding that person's commits. A misspelt \
      or outdated address finds none, and then an active lead looks absent, or an absent one is \
      never noticed. A real newcomer is one line in `people` away from being known.
      """,
    condition: """
      The area is active, and a lead, deputy, cover or member has an e-mail address (or a \
      `@handle`) that no commit, no line of .mailmap and no entry of `people` in .lead-rules \
      has. People who are credited on the pending commit are known. One finding a person.
      """,
    remedy: """
      Write the address that the person commits with, or add the person to `people` in \
      .lead-rules, with all addresses and the handle.
      """,
    settled: "the person is known", since: "0.1.0", hook: .blocks, topic: .identities,
    examples: [
      .failing(
        "a misspelt address", now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            led services/checkout by Anna Okafor <ana@example.com>
          """,
        finds: "unknown lead Anna Okafor <ana@example.com>: not in history, .mailmap or 'people'"),
      .failing(
        "a deputy who is the cover too, and has never committed", now: "2026-04-01",
        story: checkout(
          "deputies: [ben@example.com]", "away:",
          "  - {from: 2026-12-20, to: 2027-01-04, cover: ben@example.com}"),
        finds: "unknown deputy and cover ben@example.com: not in history, .mailmap or 'people'"),
      .failing(
        "a handle that nobody maps", now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            led services/checkout by "@anna"
          """,
        finds: "unknown lead @anna: no entry of 'people' has this handle"),
      .failing(
        "two members of a team", now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Found the team
            led teams/widget by Anna Okafor <anna@example.com>
              members:
                - Anna Okafor <anna@example.com>
                - Ari Lund <ari@example.com>
                - Ben Ito <ben@example.com>
          """,
        finds: "unknown member Ari Lund <ari@example.com>: not in history, .mailmap or 'people'",
        "unknown member Ben Ito <ben@example.com>: not in history, .mailmap or 'people'"),
      .passing(
        "off for the repository, on for services, off for one of them", now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            write .lead-rules
              version: 1
              rules: {unknown-person: off}
              overrides:
                - {areas: ["services/*"], rules: {unknown-person: error}}
            led services/checkout by Cleo Dahl <cleo@example.com>
              rules: {unknown-person: off}
          """),
      .passing(
        "everybody has committed something", now: "2026-04-01",
        story: """
          on 2026-03-01 Ben Ito <ben@example.com>: Begin the cache
            change services/checkout/cache.swift
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            led services/checkout by Anna Okafor <anna@example.com>
              deputies: [Ben Ito <BEN@example.com>]
          """),
      .passing(
        "a newcomer whom people introduces", now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            write .lead-rules
              version: 1
              people:
                - {name: Ben Ito, emails: [ben@example.com], handle: "@ben"}
            led services/checkout by Anna Okafor <anna@example.com>
              deputies: ["@ben"]
          """),
      .passing(
        "a former address that .mailmap knows", now: "2026-04-01",
        story: """
          on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
            write .mailmap
              Anna Okafor <anna@example.com> <anna@old.example>
            led services/checkout by Anna Okafor <anna@old.example>
          """),
      .passing(
        "a co-author is known", now: "2026-04-01",
        story: checkout("deputies: [ben@example.com]") + """
            trailer Co-authored-by: Ben Ito <ben@example.com>
          """),
    ])
}

extension Person {
  fileprivate var isUnmappedHandle: Bool { email.bytes.first == UInt8(ascii: "@") }
}

/// `Anna Okafor <anna@example.com>`, or only the e-mail where no name is known.
private func fullName(_ person: Person) -> ByteString {
  guard let name = person.name else { return person.email }
  return "\(name) <\(person.email)>"
}

extension FindingMessage {
  fileprivate static func unknown(_ person: Person, posts: [ByteString]) -> FindingMessage {
    person.isUnmappedHandle
      ? "unknown \(listed(posts)) \(person.email): no entry of 'people' has this handle"
      : "unknown \(listed(posts)) \(fullName(person)): not in history, .mailmap or 'people'"
  }

  fileprivate static func correct(_ person: Person, nearest: Person?) -> FindingMessage {
    let introduce: ByteString =
      person.isUnmappedHandle
      ? "give the person a 'handle: \"\(person.email)\"' under 'people' in .lead-rules"
      : "add the person to 'people' in .lead-rules"
    guard let nearest else {
      return person.isUnmappedHandle
        ? "\(introduce), or write the e-mail address"
        : "correct the address, or \(introduce)"
    }
    return "if \(fullName(nearest)) is meant, write that; else \(introduce)"
  }
}
