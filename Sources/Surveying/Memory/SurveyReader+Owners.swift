internal import Basics
internal import LeadModel

extension SurveyReader {
  func ownersFile() throws(Damaged) -> OwnersFile {
    let kind = try located { () throws(Damaged) in try choice(AreaKind.self) }
    let name = try optional(located)
    var file = OwnersFile(kind: kind, leadPosition: try position(), leads: try array(person))
    file.name = name
    file.deputies = try array(person)
    file.until = try optional(date)
    file.away = try array(absence)
    file.covers = try array(located)
    file.docs = try optional { () throws(Damaged) in try array(pattern) }
    file.docsPosition = try optional(position)
    file.reviewed = try optional(date)
    file.contact = try optional(located)
    file.team = try optional(located)
    file.status = try choice(AreaStatus.self)
    file.plan = try optional(located)
    file.decisions = try array(pattern)
    file.due = try optional(date)
    file.members = try array(person)
    file.handoffs = try array(handoff)
    file.waivers = try array(waiver)
    file.rules = try array(setting)
    return file
  }

  private func located<Value>(
    _ one: () throws(Damaged) -> Value
  ) throws(Damaged) -> Located<Value> {
    Located(try one(), at: try position())
  }

  private func date() throws(Damaged) -> Located<CalendarDate> {
    try located { () throws(Damaged) -> CalendarDate in try date() }
  }

  private func pattern() throws(Damaged) -> Located<PathPattern> {
    try located { () throws(Damaged) -> PathPattern in try pattern() }
  }

  private func person() throws(Damaged) -> Located<PersonReference> {
    try located { () throws(Damaged) in
      PersonReference(
        name: try optional(text), email: try optional(text), handle: try optional(text))
    }
  }

  private func absence() throws(Damaged) -> Absence {
    Absence(
      from: try date(), to: try date(), cover: try optional(person), position: try position())
  }

  private func handoff() throws(Damaged) -> Handoff {
    Handoff(
      date: try date(), from: try person(), to: try person(), notes: try optional(located),
      position: try position())
  }

  private func waiver() throws(Damaged) -> Waiver {
    Waiver(
      rule: try located(), area: try optional(located), until: try optional(date),
      reason: try optional(located), position: try position())
  }

  private func setting() throws(Damaged) -> RuleSetting {
    RuleSetting(
      rule: try located(),
      options: try array { () throws(Damaged) in
        RuleSetting.Option(
          key: try located(),
          value: try located { () throws(Damaged) -> SettingValue in
            switch try int() {
            case 0: .scalar(try text())
            case 1: .list(try array(located))
            default: throw Damaged()
            }
          })
      })
  }
}
