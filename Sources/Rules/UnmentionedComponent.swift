internal import Basics
package import LeadModel

/// Reports parts of an area that none of its docs names.
package struct UnmentionedComponent: Rule {
  var components: [PathPattern] = UnmentionedComponent.defaultComponents
  var minAge = 14

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .patterns(
      "components", \.components, help: "what the docs should mention, in the area's directory"),
    .days("min-age", \.minAge, help: "how old a part may be before a doc must mention it"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.components = components }

  package func judgeArea(
    _ area: Area, in survey: Survey, _ context: RuleContext
  ) -> [Finding] {
    guard let doc = area.docs.first else { return [] }
    return area.unmentioned.filter { isOld($0, at: survey.now) }.map { part in
      let age = part.added?.date.map { survey.now.days(since: $0) }
      let addedBy = part.added?.people ?? []
      return Finding(
        rule: Self.description.id, severity: context.severity, area: area.path,
        path: area.ownersPath, position: area.file.docsPosition ?? area.file.leadPosition,
        message: .unmentioned(
          part, by: addedBy.map { survey.facts(of: $0)?.person.displayName ?? $0 }),
        help: .describe(part, in: doc.path), subject: part.path,
        evidence: part.added.map { [.init("added in", $0)] } ?? [],
        data: [
          .init("component", .text(part.path)),
          .init("ageDays", age.map { .integer($0) } ?? .null),
          .init("minAgeDays", .integer(minAge)),
          .init("addedBy", .list(addedBy)),
          .init("addedDate", part.added?.date.map { .text("\($0)") } ?? .null),
        ])
    }
  }

  /// A date that nobody can read counts as the oldest there is.
  private func isOld(_ part: UndocumentedComponent, at now: Instant) -> Bool {
    part.added?.date.map { $0 < now.earlier(days: minAge) } ?? true
  }
}

extension UnmentionedComponent {
  /// Each directory directly in the area, and each container file.
  private static let defaultComponents = PathPattern.known("*/", "Dockerfile*")

  package static let description = RuleDescription(
    id: "unmentioned-component", principle: .docsTellOneStory, nature: .drift, severity: .warning,
    summary: "No doc of the area mentions a part of it",
    rationale: """
      The lead has the whole view of an area, and the docs are where others get it. A part that no \
      doc so much as names does not exist for a newcomer, or looks like something left behind. \
      Often it came in with a change that was about something else.
      """,
    condition: """
      The area is active and has at least one doc. A part of it is a file that `components` \
      matches, or a directory with code of the area in it (prose, pictures, notices such as \
      LICENSE and files whose names say that they test are none) that one of the patterns which end in a slash matches: without another \
      slash, direct subdirectories alone. A file that lies in a part belongs to that. What a nested \
      area holds is no part, nor is what lies in vendor, node_modules, testdata, fixtures and their \
      like; names that begin with a dot, and those that only say where files stand (src, internal, \
      test, scripts, names that end in utils), are left out unless the pattern has them. \
      None of the docs stands in the part, or beside the container file in a directory further \
      down; and none holds its name as a word of its own, in any case, with hyphen, underscore and \
      space alike. For a container file further down its directory's name will do, and for the \
      area's Dockerfile 'docker build' or 'container image'. \
      More than `min-age` days have passed since the oldest commit by which one of its \
      files came to stand where it stands now; without such a commit, or without its date, it \
      counts as old.
      """,
    remedy: """
      Write a sentence on what the part is for, where a newcomer looks first. If it is left over, \
      delete it. What never needs words, such as a directory of fixtures, can be left out of \
      `components`.
      """,
    settled: "a part was described in the docs", since: "0.1.0", topic: .components,
    examples: examples)
}

extension UnmentionedComponent {
  static let examples: [RuleExample] = [
    .failing(
      "a new part that the docs do not know", now: "2026-06-01T12:00:00Z",
      story: describedCheckout() + """
        on 2026-04-20 Ben Ito <ben@example.com>: Send receipts in the background
          change services/checkout/worker/main.swift
          change services/checkout/cache/store.swift
        """,
      finds: "no doc of the area mentions services/checkout/worker/; "
        + "added by Ben Ito on 2026-04-20"),
    .failing(
      "a container file, one second older than the limit", now: "2026-06-01T12:00:01Z",
      story: describedCheckout() + """
        on 2026-05-18 Ben Ito <ben@example.com>: Build an image
          change services/checkout/Dockerfile
        """,
      finds: "no doc of the area mentions services/checkout/Dockerfile; "
        + "added by Ben Ito on 2026-05-18"),
    .failing(
      "another name in the docs is not this one", now: "2026-06-01T12:00:00Z",
      story: describedCheckout() + """
        on 2026-04-20 Ben Ito <ben@example.com>: Send receipts in the background
          change services/checkout/worker/main.swift
          append services/checkout/README.md: Nothing works without coworkers.
          trailer Co-authored-by: Cleo Dahl <cleo@example.com>
        """,
      finds: "no doc of the area mentions services/checkout/worker/; "
        + "added by Ben Ito and Cleo Dahl on 2026-04-20"),
    .failing(
      "other parts and ages, from three files of settings", now: "2026-06-01T12:00:00Z",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            rules: {unmentioned-component: {components: ["*.proto"], min-age: 90}}
            overrides:
              - {areas: ["services/*"], rules: {unmentioned-component: {min-age: 60}}}
          led services/checkout by Anna Okafor <anna@example.com>
            rules: {unmentioned-component: {min-age: 7}}
          write services/checkout/README.md
            The address cache sits before the database.
        on 2026-05-20 Ben Ito <ben@example.com>: Describe what others call
          change services/checkout/prices.proto
          change services/checkout/worker/main.swift
        """,
      finds: "no doc of the area mentions services/checkout/prices.proto; "
        + "added by Ben Ito on 2026-05-20"),
    .passing(
      "what others wrote, what tests read, and names that say nothing", now: "2026-06-01",
      story: describedCheckout() + """
        on 2026-04-20 Ben Ito <ben@example.com>: Bring in a library
          change services/checkout/vendor/json/parse.swift
          change services/checkout/testdata/Dockerfile
          change services/checkout/internal/store.swift
          change services/checkout/carts/cart_test.swift
          change services/checkout/images/flow.png
        """),
    .passing(
      "as old as the limit", now: "2026-06-01T12:00:00Z",
      story: describedCheckout() + """
        on 2026-05-18 Ben Ito <ben@example.com>: Send receipts in the background
          change services/checkout/worker/main.swift
        """),
    .passing(
      "one of the docs names it, wherever it stands", now: "2026-06-01",
      story: describedCheckout() + """
        on 2026-04-20 Ben Ito <ben@example.com>: Send receipts in the background
          change services/checkout/worker/main.swift
          change services/checkout/Dockerfile
          write services/checkout/docs/receipts.md
            Receipts are sent by the [worker](../worker/), built from `Dockerfile`.
        """),
    .passing(
      "an area within the area has docs of its own", now: "2026-06-01",
      story: describedCheckout() + """
        on 2026-04-20 Ben Ito <ben@example.com>: Take the lead of receipts
          led services/checkout/receipts by Ben Ito <ben@example.com>
          change services/checkout/receipts/main.swift
        """),
    .passing(
      "an area without docs is reported by other rules", now: "2026-06-01",
      story: checkout() + """
          change services/checkout/worker/main.swift
        """),
    .passing(
      "an area that is planned", now: "2026-06-01",
      story: checkout("status: planned") + """
          write services/checkout/README.md
            The address cache will sit before the database.
          change services/checkout/worker/main.swift
        """),
  ]
}

extension FindingMessage {
  fileprivate static func unmentioned(
    _ part: UndocumentedComponent, by people: [ByteString]
  ) -> FindingMessage {
    let path: ByteString = part.isDirectory ? part.path + "/" : part.path
    let who = listed(people, atMost: 4)
    let since: ByteString =
      switch (part.added?.date, people.isEmpty) {
      case (nil, true): "added at an unknown date"
      case (nil, false): "added by \(who) at an unknown date"
      case (let date?, true): "added on \(date.date)"
      case (let date?, false): "added by \(who) on \(date.date)"
      }
    return "no doc of the area mentions \(path); \(since)"
  }

  fileprivate static func describe(
    _ part: UndocumentedComponent, in doc: ByteString
  ) -> FindingMessage {
    let name = part.path.split(separator: UInt8(ascii: "/")).last ?? part.path
    return "say in \(doc), or another of the docs, what '\(name)' is for"
  }
}
