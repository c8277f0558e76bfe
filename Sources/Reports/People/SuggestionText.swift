package import Basics
package import LeadModel

/// Who could take an area over or stand in, for people.
package enum SuggestionText {
  package static func render(
    _ suggestion: Suggestion, for area: Area, style: Style
  ) -> ByteString {
    let path = TerminalEscaper.path(area.path)
    var lines: [String] = []
    if suggestion.suggested.isEmpty {
      lines.append("nobody fits: no one else who is present has worked in or around \(path)")
      if !suggestion.passedOver.isEmpty {
        lines[0] = "nobody fits: everybody who knows \(path) is away or leads enough already"
      }
    } else {
      lines.append(
        style.bold(TerminalEscaper.field(area.name)) + " (\(path)): who could take over or stand in"
      )
    }
    for (index, candidate) in suggestion.suggested.enumerated() {
      lines.append("  \(index + 1)  " + described(candidate.person))
      for reason in reasons(candidate) { lines.append("       " + reason) }
    }
    for passed in suggestion.passedOver {
      lines.append(style.dim("  -  " + described(passed.candidate.person) + ": " + why(passed)))
    }
    if let first = suggestion.suggested.first {
      let command: ByteString =
        "leadlint handoff \(area.path.shellPath) --to \(first.person.email.shellWord)"
      lines.append("  " + style.dim("next") + "  ask, then:  \(TerminalEscaper.escape(command))")
    } else {
      lines.append("  " + style.dim("next") + "  find somebody to learn it beside who knows it now")
    }
    return ByteString(lines.map { $0 + "\n" }.joined())
  }

  private static func why(_ passed: Suggestion.PassedOver) -> String {
    switch passed.reason {
    case .away: "away"
    case .overloaded: "leads enough already"
    }
  }

  /// What speaks for somebody, a line each.
  private static func reasons(_ candidate: Suggestion.Candidate) -> [String] {
    let facts = candidate.familiarity
    var reasons: [String] = []
    func total(_ counts: Familiarity.Counts) -> Int { Familiarity.total(counts) }
    var deeds: [String] = []
    if total(facts.work) > 0 {
      deeds.append(plural(total(facts.work), "commit") + " here in two years")
      let recent = Int(facts.work[0] + facts.work[1])
      deeds[0] += recent > 0 ? ", \(recent) of them in the last 180 days" : ""
    }
    if total(facts.docs) > 0 { deeds.append("\(total(facts.docs)) changed the docs") }
    if total(facts.reviews) > 0 {
      deeds.append("merged \(total(facts.reviews)) by others")
    }
    if !deeds.isEmpty { reasons.append(deeds.joined(separator: "; ")) }
    if let newest = facts.newest {
      reasons.append(
        "newest: \(newest.id.short)" + (newest.date.map { " of \($0.date)" } ?? ""))
    }
    if total(facts.nearby) > 0 {
      reasons.append("\(plural(total(facts.nearby), "commit")) in neighbouring areas")
    }
    if candidate.isNamed { reasons.append("named here already: deputy, cover or in its team") }
    if let near = candidate.leadsNearby.first {
      let more = candidate.leadsNearby.count - 1
      reasons.append(
        "leads \(TerminalEscaper.path(near))" + (more > 0 ? " and \(more) more around it" : ""))
    }
    return reasons
  }

  private static func described(_ person: Person) -> String {
    let email = TerminalEscaper.field(person.email)
    return person.name.map { "\(TerminalEscaper.field($0)) <\(email)>" } ?? email
  }
}
