internal import Basics
internal import LeadModel

/// What a handoff comes to in one area: who leaves, who takes over, and what is to be written.
struct HandoffPlan {
  enum Step {
    /// The lead has changed already: only the record is missing.
    case record
    /// Another person is written where the lead stands.
    case replace(Lead)
    /// One of several leads goes, and another of them takes over.
    case remove(Lead)
    /// The post was vacant.
    case fill
  }

  /// Why nothing is written.
  struct NothingToDo: Error {
    let reason: ByteString
  }

  let area: Area
  /// Nil where nobody led the area before: there is nothing to be recorded then.
  let from: Person?
  let to: Person
  let step: Step
  /// When the lead changed, or changes.
  let change: Instant

  /// - Parameters:
  ///   - from: who was named; nil: the only one there is.
  ///   - limits: how `missing-handoff` is set for the area.
  ///   - committed: who leads the area in the newest commit; asked only where the file says another.
  /// - Throws: `NothingToDo`; `RunError` where it is not clear who hands over.
  init(
    _ area: Area, to: DeclaredPerson, from: DeclaredPerson?, now: Instant, limits: HandoffLimits,
    committed: () throws -> [Person]
  ) throws {
    self.area = area
    self.to = to.person
    if let from, from.person.email == to.person.email {
      throw RunError(
        problem: "--from and --to are the same person, \(to.person.fullName)",
        remedy: "give the next lead to --to")
    }
    let successor = area.leads.first { $0.person.email == to.person.email }
    let past: (Person?, Instant)? =
      if let missing = Self.unrecorded(
        from, to, in: area, since: now.earlier(days: limits.lookbackDays))
      {
        missing
      } else if let successor, Self.hasLeft(from, area) {
        successor.since == nil
          ? (try Self.pending(successor, from, in: area, before: try committed()), now)
          : try Self.past(successor, from, in: area, now: now)
      } else { nil }
    if let past {
      (self.from, change) = past
      step = .record
      try requireNoRecord(limits.matchDays)
      return
    }
    change = now
    if area.leads.isEmpty {
      self.from = try Self.lastLead(from, of: area, committed: try committed())
      step = .fill
    } else {
      let lead = try Self.lead(from, of: area, besides: to.person)
      self.from = lead.person
      step = successor == nil ? .replace(lead) : .remove(lead)
    }
    guard to.isKnown || successor != nil else { throw Self.unknown(to, option: "--to") }
  }

  /// Whether the one who hands over, if anybody was named, is no lead any more.
  private static func hasLeft(_ from: DeclaredPerson?, _ area: Area) -> Bool {
    guard let from else { return area.leads.count == 1 }
    return !area.leads.contains { $0.person.email == from.person.email }
  }

  // MARK: The lead who leaves

  private static func lead(
    _ from: DeclaredPerson?, of area: Area, besides to: Person
  ) throws -> Lead {
    if let from {
      if let lead = area.leads.first(where: { $0.person.email == from.person.email }) {
        return lead
      }
      let leads = listed(area.leads.map(\.person.fullName))
      throw RunError(
        problem: "\(from.person.fullName) does not lead \(area.path); \(leads) "
          + (area.leads.count == 1 ? "does" : "do"),
        remedy: "give a lead of the area to --from")
    }
    guard area.leads.count == 1, let lead = area.leads.first else {
      let other = area.leads.first { $0.person.email != to.email }
      throw RunError(
        problem: "\(area.path) has \(area.leads.count) leads: "
          + listed(area.leads.map(\.person.fullName)),
        remedy: "say who hands over:  --from \(other?.person.email.shellWord ?? "PERSON")")
    }
    return lead
  }

  /// Who held a post last that is vacant now; nil where nobody ever did.
  /// - Parameter committed: the leads of the newest commit, from which the file may differ.
  private static func lastLead(
    _ from: DeclaredPerson?, of area: Area, committed: [Person]
  ) throws -> Person? {
    let last = committed.isEmpty ? area.leadChanges.last?.left ?? [] : committed
    if let from {
      let all = last + area.leadChanges.flatMap(\.left)
      if let person = all.first(where: { $0.email == from.person.email }) { return person }
      throw RunError(
        problem: "\(from.person.fullName) never led \(area.path); "
          + (last.isEmpty ? "nobody did" : "\(listed(last.map(\.fullName))) did last"),
        remedy: last.isEmpty ? "leave --from out" : "give a former lead to --from")
    }
    guard last.count > 1 else { return last.first }
    throw RunError(
      problem: "\(area.path) has no lead now and had \(last.count) before: "
        + listed(last.map(\.fullName)),
      remedy: "say who hands over:  --from \(last[0].email.shellWord)")
  }

  /// The newest change between two people that a finding asks to be recorded. It comes before all
  /// else, no matter who leads by now: the command that the finding names must not change the lead.
  private static func unrecorded(
    _ from: DeclaredPerson?, _ to: DeclaredPerson, in area: Area, since start: Instant
  ) -> (Person?, Instant)? {
    guard let from else { return nil }
    for change in area.leadChanges.reversed() where change.handoff == .missing {
      guard let date = change.commit.date, date >= start,
        let person = change.left.first(where: { $0.email == from.person.email }),
        change.successors.contains(where: { $0.email == to.person.email })
      else { continue }
      return (person, date)
    }
    return nil
  }

  /// Who hands over in a file that is edited and not committed yet.
  /// - Parameter before: the leads of the newest commit; none where the file is new there.
  private static func pending(
    _ successor: Lead, _ from: DeclaredPerson?, in area: Area, before: [Person]
  ) throws -> Person {
    let left = before.filter { person in
      !area.leads.contains { $0.person.email == person.email }
    }
    if let from {
      if let person = left.first(where: { $0.email == from.person.email }) { return person }
      guard before.isEmpty else {
        throw RunError(
          problem: "\(from.person.fullName) is not stepping down as lead of \(area.path); "
            + (left.isEmpty ? "nobody is" : "\(listed(left.map(\.fullName))) did until now"),
          remedy: "give a lead of the area to --from")
      }
      guard from.isKnown else { throw unknown(from, option: "--from") }
      return from.person
    }
    guard left.count == 1, let person = left.first else {
      throw RunError(
        problem:
          "\(successor.person.fullName) leads \(area.path) in a change that is not committed "
          + "yet; "
          + (left.isEmpty
            ? "no earlier lead is known"
            : "\(listed(left.map(\.fullName))) did until now"),
        remedy: "say who hands over:  --from \(left.first?.email.shellWord ?? "PERSON")")
    }
    return person
  }

  /// Who handed over to somebody who leads already, and when.
  private static func past(
    _ successor: Lead, _ from: DeclaredPerson?, in area: Area, now: Instant
  ) throws -> (Person?, Instant) {
    let taken = area.leadChanges.reversed().filter { change in
      change.successors.contains { $0.email == successor.person.email }
        && (from.map { from in change.left.contains { $0.email == from.person.email } }
          ?? !change.left.isEmpty)
    }
    guard let change = taken.first else {
      if from == nil {
        throw NothingToDo(reason: "\(successor.person.fullName) is the lead already")
      }
      throw RunError(
        problem:
          "history shows no change of the lead from \(from?.person.fullName ?? "anybody") to "
          + "\(successor.person.fullName) in \(area.path)",
        remedy: "see who led it:  leadlint status --format json")
    }
    if change.handoff == .recorded {
      throw NothingToDo(
        reason: "the handoff to \(successor.person.displayName) is recorded already")
    }
    let left = from.map { [$0.person] } ?? change.left
    guard left.count == 1 else {
      throw RunError(
        problem: "\(listed(left.map(\.fullName))) stepped down as leads of \(area.path)",
        remedy: "say who handed over:  --from \(left.first?.email.shellWord ?? "PERSON")")
    }
    let person = change.left.first { $0.email == left.first?.email }
    return (person ?? left.first, change.commit.date ?? now)
  }

  /// - Throws: `NothingToDo` where the file holds the record, `RunError` where that has no notes.
  private func requireNoRecord(_ matchDays: Int) throws {
    let found = area.handoffs.first { record in
      record.from.email == from?.email && record.to.email == to.email
        && isNear(record.date, matchDays)
    }
    guard let found else { return }
    if found.notes == .present {
      throw NothingToDo(reason: "the handoff is recorded already, and counts once it is committed")
    }
    let reason: ByteString =
      switch found.notes {
      case .noSuchFile(let path): "but its notes \(path) do not exist"
      case .emptyFile(let path): "but its notes \(path) are empty"
      case .template(let path): "but its notes \(path) are as they were begun"
      case .short(let words, _): "but its notes have only \(plural(words, "word"))"
      case .notStaged(let path): "but its notes \(path) are not staged"
      case .missing, .present: "but without notes"
      }
    throw RunError(
      problem: "\(area.ownersPath):\(found.position.line) records this handoff already, \(reason)",
      remedy: "write there what \(to.displayName) should know")
  }

  /// Whether `check` takes a record of this day for one of the change.
  func isNear(_ date: CalendarDate, _ matchDays: Int) -> Bool {
    change.earlier(days: matchDays) <= date.end && date.end <= change.later(days: matchDays)
  }

  // MARK: Words

  static func unknown(_ declared: DeclaredPerson, option: ByteString) -> RunError {
    let person = declared.person
    let isHandle = person.email.bytes.first == UInt8(ascii: "@")
    let introduce: ByteString =
      isHandle
      ? "give the person a 'handle: \"\(person.email)\"' under 'people' in .lead-rules"
      : "add the person to 'people' in .lead-rules"
    return RunError(
      problem: isHandle
        ? "no entry of 'people' has the handle \(person.email)"
        : "\(person.fullName) is not in history, .mailmap or 'people'",
      remedy: declared.nearest.map {
        "if \($0.fullName) is meant:  \(option) \($0.email.shellWord);  else \(introduce)"
      } ?? introduce)
  }
}
