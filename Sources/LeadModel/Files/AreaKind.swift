internal import Basics

/// What kind of directory an `OWNERS.lead` stands in, and so which role its lead has.
package enum AreaKind: String, CaseIterable, Sendable {
  case service, initiative, team
}
