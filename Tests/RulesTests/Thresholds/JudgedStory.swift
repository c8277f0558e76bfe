import Basics
import LeadModel
import Rules
import Stories
import Surveying
import TestSupport
import Testing

/// A story that became a real repository, and what is known of it.
struct JudgedStory {
  let survey: Survey
  let engine: RuleEngine

  /// Writes the story's commits and surveys their tip with the repository's own settings.
  /// - Parameter asking: the rules whose questions the survey answers; nil: all.
  init(_ story: String, now: String, asking rules: Set<String>? = nil) throws {
    let directory = try TemporaryDirectory(inMemory: true)
    let repository = directory.file("repository")
    _ = try StoryWriter.write(try Story(story), to: repository)
    let now = try #require(Instant(now))
    let surveyor = try Surveyor(SurveyRequest(repositoryPath: repository, now: now))
    let settings = RuleSettings(surveyor.rules)
    let questions = RuleQuestions(settings, only: rules)
    survey = try surveyor.survey(
      Surveyor.Settings(
        ofRepository: questions.ofRepository, questions: questions.about,
        diagnose: { RuleSettings.diagnostics(for: $0.rules, file: $1, source: $2) }))
    engine = RuleEngine(settings: settings)
  }

  /// What one rule finds.
  func findings(of rule: String) -> [Finding] { engine.run(survey, only: [rule]) }
}
