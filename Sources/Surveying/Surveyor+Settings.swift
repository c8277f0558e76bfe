package import Basics
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
}
