internal import GitHistory

/// What later facts of one area are found from, once those of `status` are.
struct SurveyedArea {
  let index: Int
  let entry: OwnersEntry
  /// The current leads.
  let leads: Set<IdentityMap.ID>
  /// When each lead's turn began, in the order of `entry.leads`.
  let turns: [History.Position?]
  /// The newest change by anyone of each doc, in the order of `entry.docs`.
  let docChanges: [History.Position?]
  /// The newest change of a doc by a lead.
  let newestEdit: History.Position?
  /// The newest review of the docs by a lead.
  let newestReview: History.Position?
  let activity: AreaActivity
}
