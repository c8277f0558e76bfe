import Basics
import LeadModel
import Testing

@testable import Rules

/// What options without a number make of a rule, in real repositories.
@Suite struct OptionTests {
  /// A rule, one of its options with a value, and what the rule then finds in a story.
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let option: String
    let value: String
    let finds: [Severity]
    let story: String

    init(_ rule: String, _ option: String, _ value: String, finds: [Severity], in story: String) {
      self.rule = rule
      self.option = option
      self.value = value
      self.finds = finds
      self.story = story
    }

    var testDescription: String { "\(rule) {\(option): \(value)}" }
  }

  static let cases: [Case] = [
    Case("broken-link", "images", "true", finds: [.warning, .warning], in: doc),
    Case("broken-link", "images", "false", finds: [.warning], in: doc),
    Case("broken-link", "anchors", "true", finds: [.warning, .warning], in: doc),
    Case("broken-link", "anchors", "false", finds: [.warning], in: doc),
    Case("dead-mention", "blocks", "true", finds: [.warning, .warning], in: mention),
    Case("dead-mention", "blocks", "false", finds: [.warning], in: mention),
    Case("dormant-area", "initiative-severity", "error", finds: [.error], in: initiative),
    Case("dormant-area", "initiative-severity", "info", finds: [.info], in: initiative),
    Case("dormant-area", "initiative-severity", "off", finds: [], in: initiative),
    Case("stale-docs", "quiet-severity", "error", finds: [.error], in: service),
    Case("stale-docs", "quiet-severity", "warning", finds: [.warning], in: service),
    Case("stale-docs", "quiet-severity", "off", finds: [], in: service),
    Case("stale-docs", "quiet-severity", "off", finds: [.warning], in: service + worked),
    Case("unmentioned-component", "components", "[\"*/\"]", finds: [.warning], in: parts),
    Case("unmentioned-component", "components", "\"*.proto\"", finds: [.warning], in: parts),
    Case(
      "unmentioned-component", "components", "[\"*/\", \"*.proto\"]", finds: [.warning, .warning],
      in: parts),
    Case("unmentioned-component", "components", "[]", finds: [], in: parts),
  ]

  @Test(arguments: cases)
  func theOptionIsHeeded(option: Case) throws {
    let rules = "rules: {\(option.rule): {\(option.option): \(option.value)}}"
    let judged = try JudgedStory(Scene.configured(option.story, [rules]), now: Scene.now)
    #expect(judged.findings(of: option.rule).map(\.severity) == option.finds)
  }

  /// Every option without a number has a case here, and one in which it makes the rule say less.
  @Test(arguments: RuleRegistry.ids)
  func noOptionIsForgotten(id: String) throws {
    let rule = try #require(RuleRegistry.rule(ByteString(id)))
    for option in rule.options {
      switch option.kind {
      case .days, .daysOrAuto, .daysOrOff, .count, .fraction: continue
      case .severity, .flag, .patterns: break
      }
      let cases = Self.cases.filter { $0.rule == id && $0.option == option.key }
      #expect(Set(cases.map(\.finds.count)).count > 1, "\(option.key)")
    }
  }

  /// Every rule says what it says with the severity that it is given, and nothing when it is off.
  @Test(arguments: RuleRegistry.ids)
  func theSeverityIsHeeded(id: String) throws {
    let severities: [Severity?] = Severity.allCases + [nil]
    for severity in severities {
      let value = severity?.rawValue ?? "off"
      let story = try #require(Self.story(of: id, "severity: \(value)"), "\(id) says nothing")
      let found = try JudgedStory(story, now: Scene.now).findings(of: id)
      #expect(found.map(\.severity) == (severity.map { [$0] } ?? []), "\(value)")
    }
  }

  /// A story in which the rule says one thing, with a setting of the rule added.
  private static func story(of id: String, _ setting: String) -> String? {
    let rules = "rules: {\(id): {\(setting)}}"
    switch id {
    case "broken-link": return Scene.configured(image, [rules])
    case "dead-mention": return Scene.configured(dead, [rules])
    case "invalid-owners-file":
      return Scene.configured(
        Scene.commit(Scene.day, Scene.anna, Scene.owners(Scene.checkout)), [rules])
    case "unknown-person":
      return Scene.configured(
        Scene.commit(Scene.day, Scene.ben, Scene.led(by: Scene.anna)), [rules])
    case "unsupported-review":
      return Scene.configured(
        Scene.commit(Scene.day, Scene.ben, Scene.led(by: Scene.anna, "reviewed: 2026-10-01")),
        [rules])
    case "unled-directory":
      return Scene.configured(
        Scene.commit(Scene.day, Scene.ben, Scene.work),
        ["areas: {service: [\"services/*\"]}", rules])
    default:
      for threshold in ThresholdTests.all
      where threshold.rule == id && threshold.asks == .findings && threshold.now == Scene.now {
        for side in threshold.limit.sides {
          guard let words = threshold.finds[side], words == Threshold.Words(words.text) else {
            continue
          }
          return threshold.story(on: side, adding: setting)
        }
      }
      return nil
    }
  }

  /// A doc with an image that is not there.
  private static let image = Scene.commit(
    Scene.day, Scene.anna, Scene.led(by: Scene.anna),
    "write \(Scene.readme)\n    # Checkout\n    ![the cache](cache.png)")

  /// A doc with an image that is not there, and with a link to a heading that is not there.
  private static let doc = Scene.commit(
    Scene.day, Scene.anna, Scene.led(by: Scene.anna),
    "write \(Scene.readme)\n    # Checkout\n    ![the cache](cache.png) of [prices](#prices)")

  /// A doc that names a file which is deleted later.
  private static let dead = mentioning("See `rules/vat.swift`.")

  /// The same, and a block that names another.
  private static let mention = mentioning(
    "See `rules/vat.swift`.\n\n    ```\n    swift rules/tax.swift\n    ```")

  private static func mentioning(_ text: String) -> String {
    Scene.commit(
      3 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), "write \(Scene.readme)\n    \(text)",
      "change \(Scene.checkout)/rules/vat.swift", "change \(Scene.checkout)/rules/tax.swift")
      + Scene.commit(
        Scene.day, Scene.anna, "delete \(Scene.checkout)/rules/vat.swift",
        "delete \(Scene.checkout)/rules/tax.swift")
  }

  /// A service that nobody touched for long, with a doc.
  private static let service = Scene.tell(
    Scene.commit(
      400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.describe, Scene.work))

  /// Work on the code of the service.
  private static let worked = Scene.commit(Scene.day, Scene.ben, Scene.work)

  /// An initiative that nobody touched for long.
  private static let initiative = Scene.commit(
    400 * Scene.day, Scene.anna, Scene.owners("initiatives/api", "lead: \(Scene.anna)"))

  /// A directory and a file that the doc does not name.
  private static let parts = Scene.commit(
    400 * Scene.day, Scene.anna, Scene.led(by: Scene.anna), Scene.describe,
    "change \(Scene.checkout)/worker/main.swift", "change \(Scene.checkout)/prices.proto")
}
