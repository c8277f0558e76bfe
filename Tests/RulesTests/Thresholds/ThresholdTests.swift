import Basics
import LeadModel
import Testing

@testable import Rules

/// Each limit of each rule, just below it, at it and just above it, in real repositories: from the
/// first commit to the finding.
@Suite struct ThresholdTests {
  static let all: [Threshold] = [
    Threshold.attention, Threshold.rest, Threshold.docs, Threshold.parts, Threshold.work,
    Threshold.posts, Threshold.turns, Threshold.handoffs, Threshold.departures,
  ].flatMap { $0 }

  @Test(arguments: all)
  func theRuleSpeaksOnTheRightSides(threshold: Threshold) throws {
    let rule = try #require(RuleRegistry.rule(ByteString(threshold.rule)))
    for side in threshold.limit.sides {
      let judged = try JudgedStory(threshold.story(on: side), now: threshold.now)
      let found = said(of: judged, threshold)
      guard let words = threshold.finds[side] else {
        #expect(found.map(\.text) == [], "\(side)")
        continue
      }
      #expect(found.count == 1, "\(side)")
      let text = found.first?.text ?? ""
      #expect(text.contains(words.text), "\(side)")
      #expect(found.first?.severity == words.severity ?? rule.description.severity, "\(side)")
      #expect(found.first?.isWaived == words.isWaived, "\(side)")
    }
  }

  /// A case that says the same on all sides would hold without its limit.
  @Test(arguments: all)
  func theSidesDiffer(threshold: Threshold) {
    let found = threshold.finds
    #expect(!found.isEmpty)
    #expect(found.keys.allSatisfy { threshold.limit.sides.contains($0) })
    // Silence, a severity or a waiver: words alone, such as an age, follow what is measured.
    let kinds = Set(
      threshold.limit.sides.map { found[$0].map { Words("", $0.severity, isWaived: $0.isWaived) } }
    )
    #expect(kinds.count > 1)
  }

  /// The limit is the one that the option has in the story, written there or as it comes.
  @Test(arguments: all)
  func theLimitIsTheOptions(threshold: Threshold) throws {
    guard let key = threshold.option else { return }
    let rule = try #require(RuleRegistry.rule(ByteString(threshold.rule)))
    let option = try #require(rule.options.first { $0.key == key })
    let value = threshold.written(key) ?? option.defaultText
    #expect(threshold.limit.isSet(by: value), "\(value)")
  }

  /// An option with a number needs cases here, one that sets it and one that leaves it as it comes.
  @Test(arguments: RuleRegistry.ids)
  func noOptionIsForgotten(id: String) throws {
    let rule = try #require(RuleRegistry.rule(ByteString(id)))
    for option in rule.options {
      switch option.kind {
      case .days, .daysOrAuto, .daysOrOff, .count, .fraction: break
      case .severity, .flag, .patterns: continue
      }
      let cases = Self.all.filter { $0.rule == id && $0.option == option.key }
      #expect(cases.contains { $0.written(option.key) != nil }, "\(option.key), set")
      // What `auto` comes to, or `off`, is another test's matter.
      if [.daysOrAuto, .daysOrOff].contains(option.kind) { continue }
      #expect(cases.contains { $0.written(option.key) == nil }, "\(option.key), as it comes")
    }
  }

  private func said(of judged: JudgedStory, _ threshold: Threshold) -> [Words] {
    switch threshold.asks {
    case .findings:
      judged.findings(of: threshold.rule).map {
        Words($0.message.lossyText, $0.severity, isWaived: $0.waiver != nil)
      }
    case .docsDueSoon:
      judged.engine.docsDueSoon(in: judged.survey)
        .map { Words("\($0.area.lossyText) is due on \($0.due)", StaleDocs.description.severity) }
    }
  }

  private typealias Words = Threshold.Words
}
