internal import Basics
internal import LeadModel

// What an `OWNERS.lead` says, with the places at which it says so: to parse all of them again would
// take longer than to read the rest of a survey.

extension SurveyWriter {
  mutating func put(_ file: OwnersFile) {
    put(file.kind) { $0.put(ByteString($1.rawValue)) }
    put(file.name) { $0.put($1) }
    put(file.leadPosition)
    put(file.leads) { $0.put($1) }
    put(file.deputies) { $0.put($1) }
    put(file.until) { $0.put($1) }
    put(file.away) { $0.put($1) }
    put(file.covers) { $0.put($1) }
    put(file.docs) { $0.put($1) { $0.put($1) } }
    put(file.docsPosition) { $0.put($1) }
    put(file.reviewed) { $0.put($1) }
    put(file.contact) { $0.put($1) }
    put(file.team) { $0.put($1) }
    put(ByteString(file.status.rawValue))
    put(file.plan) { $0.put($1) }
    put(file.decisions) { $0.put($1) }
    put(file.due) { $0.put($1) }
    put(file.members) { $0.put($1) }
    put(file.handoffs) { $0.put($1) }
    put(file.waivers) { $0.put($1) }
    put(file.rules) { $0.put($1) }
  }

  private mutating func put<Value>(
    _ located: Located<Value>, _ one: (inout SurveyWriter, Value) -> Void
  ) {
    one(&self, located.value)
    put(located.position)
  }

  private mutating func put(_ date: Located<CalendarDate>) { put(date) { $0.put($1) } }

  /// A pattern is its text: the rest follows from it.
  private mutating func put(_ pattern: Located<PathPattern>) { put(pattern) { $0.put($1.text) } }

  private mutating func put(_ person: Located<PersonReference>) {
    put(person) {
      $0.put($1.name) { $0.put($1) }
      $0.put($1.email) { $0.put($1) }
      $0.put($1.handle) { $0.put($1) }
    }
  }

  private mutating func put(_ absence: Absence) {
    put(absence.from)
    put(absence.to)
    put(absence.cover) { $0.put($1) }
    put(absence.position)
  }

  private mutating func put(_ handoff: Handoff) {
    put(handoff.date)
    put(handoff.from)
    put(handoff.to)
    put(handoff.notes) { $0.put($1) }
    put(handoff.position)
  }

  private mutating func put(_ waiver: Waiver) {
    put(waiver.rule)
    put(waiver.area) { $0.put($1) }
    put(waiver.until) { $0.put($1) }
    put(waiver.reason) { $0.put($1) }
    put(waiver.position)
  }

  private mutating func put(_ setting: RuleSetting) {
    put(setting.rule)
    put(setting.options) {
      $0.put($1.key)
      $0.put($1.value) {
        switch $1 {
        case .scalar(let text):
          $0.put(0)
          $0.put(text)
        case .list(let items):
          $0.put(1)
          $0.put(items) { $0.put($1) }
        }
      }
    }
  }
}
