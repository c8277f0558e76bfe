package import Basics
internal import Git
package import GitHistory
package import LeadModel

extension Surveyor {
  /// What the caller knows of rules and the surveyor does not.
  package struct Settings: Sendable {
    /// What the rules must know of one area, by its path and file.
    let questions: @Sendable (ByteString, OwnersFile) -> AreaQuestions
    /// What they must know of the repository as a whole.
    let ofRepository: AreaQuestions
    /// What these settings are called: two of one name ask the same wherever `.lead-rules` is the same.
    /// Nil where nobody can say so, and nothing can be kept for the next time.
    let name: ByteString?
    /// What is wrong in the rule settings of an `OWNERS.lead`: its file, path and text.
    let diagnose: @Sendable (OwnersFile, ByteString, [UInt8]) -> [SourceDiagnostic]

    package init(
      name: ByteString? = nil, ofRepository: AreaQuestions = AreaQuestions(),
      questions: @escaping @Sendable (ByteString, OwnersFile) -> AreaQuestions = { _, _ in
        AreaQuestions()
      },
      diagnose: @escaping @Sendable (OwnersFile, ByteString, [UInt8]) -> [SourceDiagnostic] = {
        _, _, _ in
        []
      }
    ) {
      self.name = name
      self.questions = questions
      self.ofRepository = ofRepository
      self.diagnose = diagnose
    }
  }

  /// Reads the files and the history, and joins them; or finds again what that came to the last time.
  /// - Throws: `RunError` where something that is needed cannot be read.
  package func survey(
    _ settings: Settings, progress: @escaping (ScanProgress) -> Void = { _ in }
  ) throws(RunError) -> Survey {
    let memory = request.people == nil ? memory(of: tip, at: request.now, files, settings) : nil
    // A commit's files are known without looking.
    if let memory, !files.readsWorkTree,
      let survey = memory.survey(
        called: tipName, notes, { _, _ in true }, subjects: &work.subjects)
    {
      return survey
    }
    let history = try work.history(of: tip, keepsHistory: request.usesCache, progress)
    var pass = SurveyPass(
      settings: settings, work: work, files: files, now: request.now, history: history)
    pass.notes = work.kept.notes + notes
    pass.people = request.people ?? []
    let noted = pass.notes
    if let memory, files.readsWorkTree {
      try pass.readListing()
      let known = try pass.paths(named: OwnersFile.fileName)
      let survey = memory.survey(
        called: tipName, noted, { known == $0 && files.wouldRead($1) },
        subjects: &work.subjects)
      if let survey { return survey }
    }
    var survey = try pass.survey(tip: tip, tipName: tipName)
    if request.people != nil {
      survey.pendingAuthor = repository.pendingAuthor.flatMap(pass.person)
    }
    if let memory {
      work.remember(
        memory.entry(
          survey, notes: survey.notes.dropFirst(noted.count),
          checked: files.readsWorkTree ? files : nil,
          until: pass.moment.steadyUntil(pass.history)))
    }
    return survey
  }

  /// Where what a survey finds may be kept; nil where it may not.
  /// - Parameter past: whether the configuration is not the commit's own.
  func memory(
    of tip: ObjectID?, at now: Instant, _ files: FileSource, _ settings: Settings,
    isPast: Bool = false
  ) -> SurveyMemory? {
    guard request.usesCache, let tip else { return nil }
    return SurveyMemory(
      repository, tip: tip, now: now, files: files, settings: settings, rules: rulesSource,
      isPast: isPast)
  }
}
