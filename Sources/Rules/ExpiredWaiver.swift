internal import Basics
package import LeadModel

/// Reports waivers that waive nothing any more, or never did.
package struct ExpiredWaiver: Rule {
  package init() {}

  package func judgeWaiver(
    _ waiver: PlacedWaiver, isKnown: Bool, covering count: Int, in survey: Survey,
    _ context: RuleContext
  ) -> [Finding] {
    let isAreas = waiver.file != RulesFile.fileName
    let area = waiver.area.flatMap(survey.area(at:))
    guard !isAreas || area?.isActive ?? false,
      let trouble = trouble(with: waiver, of: area, isKnown: isKnown, covering: count, survey)
    else { return [] }
    return [
      Finding(
        rule: Self.description.id, severity: context.severity, area: isAreas ? waiver.area : nil,
        path: waiver.file, position: waiver.waiver.position, reason: trouble.reason,
        message: trouble.message, help: trouble.help, subject: subject(of: waiver),
        data: [
          .init("rule", .text(waiver.waiver.rule.value)),
          .init("area", waiver.area.map { .text($0) } ?? .null),
          .init("until", waiver.waiver.until.map { .text("\($0.value)") } ?? .null),
          .init("covers", .integer(count)),
        ])
    ]
  }

  private struct Trouble {
    let reason: String
    let message: FindingMessage
    let help: FindingMessage
  }

  /// The first of what may be wrong; each of the others shows once that is fixed.
  private func trouble(
    with waiver: PlacedWaiver, of area: Area?, isKnown: Bool, covering count: Int,
    _ survey: Survey
  ) -> Trouble? {
    let rule = waiver.waiver.rule.value
    if !isKnown {
      let near = RuleRegistry.suggestion(for: rule).map { ByteString($0) }
      return Trouble(
        reason: "unknown-rule", message: .unknown(rule), help: .nameARule(near))
    }
    if !waiver.hasReason {
      return Trouble(reason: "no-reason", message: .noReason(rule), help: .giveAReason)
    }
    if count == 0, isNotJudged(waiver, area, survey) { return nil }
    if let until = waiver.waiver.until?.value, waiver.hasRunOut(at: survey.now) {
      return Trouble(
        reason: "until-passed", message: .ranOut(rule, until, covering: count),
        help: count > 0 ? .settle : .remove)
    }
    guard count == 0 else { return nil }
    if let path = waiver.area, area == nil, !isJudgedUnled(path, survey) {
      let near = nearest(to: path, among: survey.areas.map(\.path))
      return Trouble(
        reason: "matches-nothing", message: .noSuchArea(rule, path), help: .nameAnArea(near))
    }
    return Trouble(
      reason: "matches-nothing", message: .idle(rule, in: waiver.area), help: .remove)
  }

  /// Whether rules said nothing of the waiver's area because they did not look at it.
  private func isNotJudged(_ waiver: PlacedWaiver, _ area: Area?, _ survey: Survey) -> Bool {
    area.map { !$0.isActive } ?? survey.invalidFiles.contains { $0.area == waiver.area }
  }

  /// Whether a directory without an `OWNERS.lead` is one that rules judge all the same.
  private func isJudgedUnled(_ path: ByteString, _ survey: Survey) -> Bool {
    survey.removedAreas.contains { $0.path == path }
      || survey.unledDirectories.contains { $0.path == path }
  }

  private func subject(of waiver: PlacedWaiver) -> ByteString {
    let what: ByteString = "\(waiver.waiver.rule.value) \(waiver.area ?? "*")"
    return waiver.ordinal > 1 ? "\(what) #\(waiver.ordinal)" : what
  }
}

extension ExpiredWaiver {
  package static let description = RuleDescription(
    id: "expired-waiver", principle: .filesThemselves, nature: .drift, severity: .warning,
    summary: "A waiver has expired, has no effect, or gives no reason",
    rationale: """
      A waiver is a promise with a date: this finding is known, and it will be settled by then. One \
      that has run out, that matches nothing any more, or that nobody can explain is a promise \
      forgotten, and the next one will be believed less.
      """,
    condition: """
      A waiver of an active area's OWNERS.lead, or of .lead-rules, for which one of these holds; \
      the first is the reason:
      - unknown-rule: no rule has the name.
      - no-reason: `reason` is missing or empty. Such a waiver waives nothing.
      - until-passed: the last day is over (UTC). Such a waiver waives nothing.
      - matches-nothing: the rule finds nothing that it would waive.
      There is no finding for a waiver in .lead-rules that covers nothing because its area is not active, \
      or because the OWNERS.lead there cannot be read.
      A waiver in OWNERS.lead covers findings of its own area; one in .lead-rules those of its \
      `area`, or, without one, all. A waived finding is kept, marked, and never fails a run.
      """,
    remedy: """
      Fix what was waived and remove the waiver. Where it is still needed, say why and until when.
      """,
    settled: "the waiver was renewed or removed", since: "0.1.0", topic: .waivers,
    examples: examples)
}

extension ExpiredWaiver {
  static let examples: [RuleExample] = [
    .failing(
      "the day after the last", now: "2026-06-01T00:00:00Z",
      story: alone("waivers:", "  - {rule: silo, until: 2026-05-31, reason: Cleo joins in May}"),
      finds: "the waiver for 'silo' expired on 2026-05-31; its finding counts again"),
    .failing(
      "what was waived is settled", now: "2026-06-01",
      story: """
        \(alone("waivers:", "  - {rule: silo, until: 2026-12-31, reason: Cleo joins in May}"))
        10 times every 1 day from 2026-05-01 Cleo Dahl <cleo@example.com>: Work on the prices
          change services/checkout/prices.swift
        """,
      finds: "the waiver for 'silo' has no effect: the rule finds nothing in services/checkout"),
    .failing(
      "nobody says why", now: "2026-06-01",
      story: alone("waivers: [{rule: silo, until: 2026-12-31}]"),
      finds: "the waiver for 'silo' has no effect: it gives no reason"),
    .failing(
      "a rule and an area that do not exist", now: "2026-06-01",
      story: """
        \(alone())
        on 2026-05-01 Ben Ito <ben@example.com>: Wait for Cleo
          write .lead-rules
            version: 1
            waivers:
              - {rule: sillo, area: services/checkout, reason: Cleo joins in June}
              - {rule: silo, area: services/chekout, reason: Cleo joins in June}
              - {rule: silo, reason: two people join in June}
        """,
      finds: "the waiver is for 'sillo', but there is no such rule",
      "the waiver for 'silo' has no effect: there is no area services/chekout"),
    .passing(
      "its last second", now: "2026-05-31T23:59:59Z",
      story: alone("waivers:", "  - {rule: silo, until: 2026-05-31, reason: Cleo joins in May}")),
    .passing(
      "a waiver without a last day", now: "2030-01-01",
      story: """
        \(alone("waivers: [{rule: stale-docs, reason: the docs are generated}]"))
          change services/checkout/README.md
        """),
    .passing(
      "an area that is paused, in its own file and in .lead-rules", now: "2026-06-01",
      story: """
        \(alone("status: paused", "waivers: [{rule: silo, reason: Cleo joins in May}]"))
        on 2026-05-01 Ben Ito <ben@example.com>: Wait for Cleo
          write .lead-rules
            version: 1
            waivers:
              - {rule: silo, area: services/checkout, until: 2026-05-02, reason: Cleo joins}
        """),
    .passing(
      "off for the repository, and on again in one directory that has no waiver", now: "2026-06-01",
      story: """
        \(alone("waivers: [{rule: silo, until: 2026-05-31}]"))
        on 2026-05-01 Ben Ito <ben@example.com>: Wait for Cleo
          write .lead-rules
            version: 1
            rules: {expired-waiver: off}
            overrides:
              - {areas: ["legacy/**"], rules: {expired-waiver: warning}}
        """),
    .passing(
      "off in the area's own file", now: "2026-06-01",
      story: alone("rules: {expired-waiver: off}", "waivers: [{rule: silo, until: 2026-05-31}]")),
  ]

  /// A lead who works alone.
  private static func alone(_ lines: String...) -> String {
    """
    on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
      led services/checkout by Anna Okafor <anna@example.com>
    \(lines.map { "    \($0)\n" }.joined())\
    10 times every 1 day from 2026-04-01 Anna Okafor <anna@example.com>: Work on the cache
      change services/checkout/cache.swift
    """
  }
}

extension FindingMessage {
  fileprivate static func unknown(_ rule: ByteString) -> FindingMessage {
    "the waiver is for '\(rule)', but there is no such rule"
  }

  fileprivate static func noSuchArea(_ rule: ByteString, _ area: ByteString) -> FindingMessage {
    "the waiver for '\(rule)' has no effect: there is no area \(area)"
  }

  fileprivate static func nameAnArea(_ near: ByteString?) -> FindingMessage {
    near.map { "if \($0) is meant, write that; else remove the waiver" } ?? remove
  }

  fileprivate static func nameARule(_ near: ByteString?) -> FindingMessage {
    near.map { "write '\($0)'" } ?? "'leadlint rules' lists the rules"
  }

  fileprivate static func noReason(_ rule: ByteString) -> FindingMessage {
    "the waiver for '\(rule)' has no effect: it gives no reason"
  }

  fileprivate static let giveAReason: FindingMessage =
    "add a 'reason:' in a few words, or remove the waiver"

  fileprivate static func ranOut(
    _ rule: ByteString, _ until: CalendarDate, covering count: Int
  ) -> FindingMessage {
    let still: ByteString =
      switch count {
      case 0: "it covers no finding any more"
      case 1: "its finding counts again"
      default: "its \(count) findings count again"
      }
    return "the waiver for '\(rule)' expired on \(until); \(still)"
  }

  fileprivate static let settle: FindingMessage =
    "fix what it covers and remove it, or agree on a new 'until:'"

  fileprivate static let remove: FindingMessage = "remove the waiver"

  fileprivate static func idle(_ rule: ByteString, in area: ByteString?) -> FindingMessage {
    let scope: ByteString = area.map { "in \($0)" } ?? "anywhere"
    return "the waiver for '\(rule)' has no effect: the rule finds nothing \(scope)"
  }
}
