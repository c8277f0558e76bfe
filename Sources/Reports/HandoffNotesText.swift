package import Basics
package import LeadModel

/// The beginning of a handoff's notes: what the files and the history know of an area, in Markdown,
/// for the outgoing lead to go on with.
package struct HandoffNotesText {
  private let area: Area
  private let survey: Survey
  private let from: Person
  private let to: Person
  private let rules: RuleDescriptions

  /// - Parameter rules: tell what a handoff settles by itself.
  package init(
    _ area: Area, of survey: Survey, from: Person, to: Person, rules: RuleDescriptions
  ) {
    self.area = area
    self.survey = survey
    self.from = from
    self.to = to
    self.rules = rules
  }

  /// The whole file.
  /// - Parameters:
  ///   - about: the free text of the area's `OWNERS.lead`.
  ///   - open: what the rules find in the area; what the handoff itself settles is left out.
  package func render(
    on date: CalendarDate, about: ByteString, open findings: [Finding]
  ) -> ByteString {
    let sections = [
      section("What this area is", what(about)),
      section("Where it stands", state()),
      section("What is open", open(findings)),
      section("Whom to ask", people()),
      section("Docs to read", docs()),
    ]
    let head = """
      # Handing over \(Self.inline(area.name))

      From \(Self.described(from)) to \(Self.described(to)), \(date).

      """
    let body = "\n\n" + sections.joined(separator: "\n\n") + "\n"
    let mark = HandoffTemplate.mark(of: ByteString(head + body)).lossyText
    let comment = """

      \(mark) begun from what the files and the history know as of
      \(survey.now.date). What they cannot know is the most useful: add it below each heading, and take
      this comment out. -->
      """
    return ByteString(head + comment + body)
  }

  private func section(_ title: String, _ lines: [String]) -> String {
    "## \(title)\n\n" + lines.joined(separator: "\n")
  }

  private func what(_ about: ByteString) -> [String] {
    var lines = about.split(separator: 0x0A).prefix(20).map(Self.inline)
    if !about.isEmpty { lines.append("") }
    let place =
      area.path == "."
      ? "the repository's root" : MarkdownText.code(TerminalEscaper.field(area.path))
    lines.append("- \(area.kind.rawValue) in \(place), \(area.file.status.rawValue)")
    if let team = area.file.team { lines.append("- team: \(Self.inline(team.value))") }
    if !area.file.covers.isEmpty {
      let covers = area.file.covers.map { Self.inline($0.value) }.joined(separator: ", ")
      lines.append("- covers \(covers) too")
    }
    return lines
  }

  private func state() -> [String] {
    var lines: [String] = []
    if let since = area.leads.first(where: { $0.person.email == from.email })?.began {
      lines.append("- led by \(Self.inline(from.displayName)) since \(since.date)")
    }
    let days = survey.now.days(since: area.activity.since)
    let people = area.activity.people.count
    lines.append(
      area.activity.commits == 0
        ? "- no commits in the last \(plural(days, "day"))"
        : "- \(plural(area.activity.commits, "commit")) by "
          + plural(people, "person", "people")
          + " in the last \(plural(days, "day"))")
    if let attention = area.attention, let date = attention.date?.date {
      let look =
        switch attention.how {
        case .edit: "a lead last changed the docs on \(date)"
        case .review: "a lead last reviewed the docs on \(date)"
        case .tenure, .never: "no lead has changed or reviewed the docs since \(date)"
        }
      let drift =
        area.driftCommits == 0
        ? "the code has not changed since"
        : plural(area.driftCommits, "commit") + " changed the code since"
      lines.append("- \(look); \(drift)")
    }
    if let due = area.file.due { lines.append("- due on \(due.value)") }
    return lines
  }

  private func open(_ findings: [Finding]) -> [String] {
    var open = findings.filter { $0.area == area.path && !rules.isSettledByHandoff($0.rule) }
    if open.isEmpty {
      return ["- `leadlint check` found nothing else to settle on \(survey.now.date)"]
    }
    // The notes may be one of the docs, and must not be what mentions a part of the area.
    let components = rules.id(of: .components)
    let unmentioned = open.count { $0.rule == components }
    open.removeAll { $0.rule == components }
    var lines = open.prefix(20).map { finding in
      "- `\(finding.rule)`: " + MarkdownText.inline(TerminalEscaper.sentence(finding.message))
    }
    if open.count > 20 { lines.append("- and \(open.count - 20) more: `leadlint check`") }
    if unmentioned > 0 {
      let parts =
        plural(unmentioned, "part of the area is", "parts of the area are")
      lines.append("- `\(components)`: \(parts) named in none of the docs")
    }
    return lines
  }

  private func people() -> [String] {
    var lines = ["- \(Self.described(from)), who led until now"]
    if let contact = area.file.contact { lines.append("- in \(Self.inline(contact.value))") }
    let others = area.deputies.map(\.person).filter { ![from.email, to.email].contains($0.email) }
    lines += others.map { "- \(Self.described($0)), deputy" }
    let active = area.activity.people.filter { other in
      ![from.email, to.email].contains(other.person.email)
        && !others.contains { $0.email == other.person.email }
    }
    lines += active.prefix(3).map {
      "- \(Self.described($0.person)), \(plural($0.commits, "commit")) here lately"
    }
    return lines
  }

  private func docs() -> [String] {
    guard !area.docs.isEmpty else { return ["- there are none yet"] }
    let lines = area.docs.prefix(20).map { doc in
      let changed = doc.lastChange?.date.map { ", last changed on \($0.date)" } ?? ""
      return "- \(MarkdownText.code(TerminalEscaper.field(doc.path)))\(changed)"
    }
    return lines + (area.docs.count > 20 ? ["- and \(area.docs.count - 20) more"] : [])
  }

  private static func described(_ person: Person) -> String {
    guard let name = person.name else { return inline(person.email) }
    return "\(inline(name)) (\(inline(person.email)))"
  }

  private static func inline(_ text: ByteString) -> String {
    MarkdownText.inline(TerminalEscaper.field(text))
  }
}
