internal import Basics
package import LeadModel

/// Reports parts of an area that none of its docs names.
package struct UnmentionedComponent: Rule {
  var components: [PathPattern] = UnmentionedComponent.defaultComponents
  var minAge = 14

  package init() {}

  package static let options: [RuleOption<Self>] = [
    .patterns(
      "components", \.components, help: "what the docs should name, in the area's directory"),
    .days("min-age", \.minAge, help: "how old a part may be without being named"),
  ]

  package func ask(_ questions: inout AreaQuestions) { questions.components = components }

  package func evaluate(
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
  private func isOld(_ part: LeadModel.UnmentionedComponent, at now: Instant) -> Bool {
    part.added?.date.map { $0 < now.earlier(days: minAge) } ?? true
  }
}

extension UnmentionedComponent {
  /// Each directory directly in the area, and each container file.
  private static let defaultComponents = PathPattern.known("*/", "Dockerfile*")

  package static let description = RuleDescription(
    id: "unmentioned-component", principle: .docsTellOneStory, severity: .warning,
    summary: "A part of the area is named in none of its docs",
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
    since: "0.1.0", examples: examples)
}

extension ByteString {
  fileprivate static func unmentioned(
    _ part: LeadModel.UnmentionedComponent, by people: [ByteString]
  ) -> ByteString {
    let path: ByteString = part.isDirectory ? part.path + "/" : part.path
    let who = listed(people, atMost: 4)
    let since: ByteString =
      switch (part.added?.date, people.isEmpty) {
      case (nil, true): "nobody knows since when it is there"
      case (nil, false): "\(who) brought it in at an unknown date"
      case (let date?, true): "it has been there since \(date.date)"
      case (let date?, false): "\(who) brought it in on \(date.date)"
      }
    return "\(path) is named in none of the area's docs; \(since)"
  }

  fileprivate static func describe(
    _ part: LeadModel.UnmentionedComponent, in doc: ByteString
  ) -> ByteString {
    let name = part.path.split(separator: UInt8(ascii: "/")).last ?? part.path
    return "say in \(doc), or another of the docs, what '\(name)' is for"
  }
}
