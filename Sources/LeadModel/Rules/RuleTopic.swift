/// What a report knows a rule by: its figures, its list of what falls due and the notes of a handoff
/// are about a topic, not about a rule's id. At most one rule has a topic.
package enum RuleTopic: Sendable {
  /// How long ago a lead looked at the docs.
  case docReviews
  /// Work that one person does alone.
  case silos
  /// Changes of the lead, absences and departures.
  case handoffs
  /// Directories that are expected to have a lead.
  case expectedLeads
  /// How long a turn lasts, and its planned end (`until`).
  case turns
  /// The day on which an initiative is due (`due`).
  case dueDates
  /// Waivers and their last day.
  case waivers
  /// People whom nobody knows.
  case identities
  /// Parts of an area that docs should mention.
  case components
}
