/// How far a handoff's record may be from the change of the lead, as `missing-handoff` is set for
/// an area.
struct HandoffLimits {
  /// How many days the record may be dated before or after the change.
  let matchDays: Int
  /// For how many days after the change a record is asked for.
  let lookbackDays: Int
}
