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
    /// What is wrong in the rule settings of an `OWNERS.lead`: its file, path and text.
    let diagnose: @Sendable (OwnersFile, ByteString, [UInt8]) -> [SourceDiagnostic]

    package init(
      ofRepository: AreaQuestions = AreaQuestions(),
      questions: @escaping @Sendable (ByteString, OwnersFile) -> AreaQuestions = { _, _ in
        AreaQuestions()
      },
      diagnose: @escaping @Sendable (OwnersFile, ByteString, [UInt8]) -> [SourceDiagnostic] = {
        _, _, _ in
        []
      }
    ) {
      self.questions = questions
      self.ofRepository = ofRepository
      self.diagnose = diagnose
    }
  }

  /// Reads the files and the history, and joins them.
  /// - Throws: `RunError` where something that is needed cannot be read.
  package func survey(
    _ settings: Settings, progress: @escaping (ScanProgress) -> Void = { _ in }
  ) throws(RunError) -> Survey {
    let history = try work.history(of: tip, keepsHistory: request.usesCache, progress)
    var pass = SurveyPass(
      settings: settings, work: work, files: files, now: request.now, history: history)
    pass.notes = work.kept.notes + notes
    pass.people = request.people ?? []
    var survey = try pass.survey(tip: tip, tipName: tipName)
    if request.people != nil {
      survey.pendingAuthor = repository.pendingAuthor.flatMap(pass.person)
    }
    return survey
  }
}
