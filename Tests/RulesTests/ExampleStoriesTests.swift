import Basics
import LeadFiles
import LeadModel
import Rules
import Stories
import Surveyor
import TestSupport
import Testing

/// Each example of each rule as a real repository, from the first commit to the finding.
@Suite struct ExampleStoriesTests {
  @Test(arguments: RuleRegistry.ids)
  func theExamplesHold(id: String) throws {
    let rule = try #require(RuleRegistry.rule(ByteString(id)))
    for example in rule.description.examples {
      let directory = try TemporaryDirectory()
      let repository = directory.file("repository")
      _ = try StoryWriter.write(try Story(example.story), to: repository)
      let now = try #require(Instant(example.now))
      let surveyor = try Surveyor(SurveyRequest(repositoryPath: repository, now: now))
      let settings = RuleSettings(surveyor.rules)
      let survey = try surveyor.survey(surveyorSettings(settings))
      let found = RuleEngine(settings: settings).run(survey, only: [id])
      #expect(found.map(\.message) == example.findings.map { ByteString($0) }, "\(example.title)")
      #expect(Set(found.map(\.fingerprint)).count == found.count, "\(example.title)")
    }
  }

  private func surveyorSettings(_ settings: RuleSettings) -> Surveyor.Settings {
    let questions = RuleQuestions(settings)
    return Surveyor.Settings(
      ofRepository: questions.ofRepository, questions: questions.about,
      diagnose: { RuleSettings.diagnostics(for: $0.rules, file: $1, source: $2) })
  }
}
