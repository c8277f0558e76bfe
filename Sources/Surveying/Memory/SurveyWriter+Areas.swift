internal import Basics
internal import LeadModel

extension SurveyWriter {
  mutating func put(_ area: Area) {
    put(area.path)
    put(area.ownersPath)
    put(area.file)
    put(area.name)
    put(area.leads) { $0.put($1) }
    put(area.deputies) { $0.put($1) }
    put(area.covers) { $0.put($1) }
    put(area.members) { $0.put($1) }
    put(area.absences) { $0.put($1) }
    put(area.handoffs) { $0.put($1) }
    put(area.docs) { $0.put($1) }
    put(area.attention) { $0.put($1) }
    put(area.driftCommits)
    put(area.newestDrift)
    put(area.activity)
    put(area.leadShare) { $0.put($1) }
    put(area.absenceFactor) { $0.put($1) }
    put(area.leadChanges) { $0.put($1) }
    put(area.firstVersion)
    put(area.fileCount)
    put(area.lastWork)
    put(area.recent) { $0.put($1) }
    put(area.gate) { $0.put($1) }
    put(area.authors) { $0.put($1) }
    put(area.missingDocs) { $0.put($1) }
    put(area.plan) { $0.put($1) }
    put(area.unmentioned) { $0.put($1) }
  }

  /// Everything that does not depend on how somebody asked: not the tip's name, nor what is known of a
  /// change, nor of the people that were asked about.
  /// - Parameter notes: those of the survey itself.
  mutating func put(_ survey: Survey, notes: ArraySlice<ByteString>) {
    put(survey.now)
    put(survey.areas) { $0.put($1) }
    put(survey.removedAreas) {
      $0.put($1.path)
      $0.put($1.ownersPath)
      $0.put($1.commit)
      $0.put($1.lastLeads) { $0.put($1) }
      $0.put(ByteString($1.lastStatus.rawValue))
    }
    put(survey.unledDirectories) {
      $0.put($1.path)
      $0.put(ByteString($1.kind.rawValue))
      $0.put($1.pattern)
    }
    put(survey.expectedAreas) { $0.put($1) }
    put(survey.people) { $0.put($1) }
    put(survey.activePeople)
    put(survey.creditedDates.count)
    var last: Int64 = 0
    for date in survey.creditedDates {
      put(date.seconds &- last)
      last = date.seconds
    }
    put(Array(notes)) { $0.put($1) }
  }
}
