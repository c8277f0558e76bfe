internal import GitHistory

/// What later facts of one area are found from, once those of `status` are.
struct SurveyedArea {
  let index: Int
  let entry: OwnersEntry
  /// The current leads.
  let leads: Set<IdentityMap.ID>
  /// When each lead's turn began, in the order of `entry.leads`.
  let turns: [CommitPosition?]
  /// The newest change by anyone of each doc, in the order of `entry.docs`.
  let docChanges: [CommitPosition?]
  /// The newest change of a doc by a lead.
  let newestEdit: CommitPosition?
  /// The newest review of the docs by a lead.
  let newestReview: CommitPosition?
  let activity: AreaActivity
}
