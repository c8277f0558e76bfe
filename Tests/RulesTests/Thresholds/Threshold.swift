import Basics
import LeadModel
import Testing

/// A limit of a rule: one story, told once for each side of the limit, and what the rule says there.
struct Threshold: Sendable, CustomTestStringConvertible {
  /// The rule's id.
  let rule: String
  /// The option that sets the limit; nil where none does.
  let option: String?
  let limit: Limit
  /// What is measured, in a few words.
  let measures: String
  /// The rule's options as `.lead-rules` has them, such as `days: 10, commits: 3`; nil: none.
  let settings: String?
  /// The keys below `history:` in `.lead-rules`; nil: none.
  let history: String?
  /// The instant of judgement.
  let now: String
  /// What is looked at.
  let asks: Subject
  /// What the rule finds on each side; on the others nothing.
  let finds: [Side: Words]
  /// The story in which so many seconds, things or parts are measured.
  let story: @Sendable (Int) -> String

  init(
    _ rule: String, _ option: String?, _ limit: Limit, _ measures: String, set: String? = nil,
    history: String? = nil, now: String = Scene.now, asks: Subject = .findings,
    finds: [Side: Words], story: @escaping @Sendable (Int) -> String
  ) {
    self.rule = rule
    self.option = option
    self.limit = limit
    self.measures = measures
    settings = set
    self.history = history
    self.now = now
    self.asks = asks
    self.finds = finds
    self.story = story
  }

  enum Limit: Sendable {
    /// Measured in seconds: a second makes the difference.
    case days(Int)
    case count(Int)
    /// Measured in parts of so many.
    case share(Int, of: Int)
  }

  enum Side: String, CaseIterable, Sendable {
    case below, justBelow, at, justAbove, above
  }

  enum Subject: Sendable {
    case findings
    case docsDueSoon
  }

  /// Words that the message has, the severity where it is not the rule's own, and whether the
  /// finding is waived.
  struct Words: ExpressibleByStringLiteral, Hashable, Sendable {
    let text: String
    let severity: Severity?
    let isWaived: Bool

    init(stringLiteral text: String) { self.init(text) }

    init(_ text: String, _ severity: Severity? = nil, isWaived: Bool = false) {
      self.text = text
      self.severity = severity
      self.isWaived = isWaived
    }

    static func info(_ text: String) -> Words { Words(text, .info) }

    static func error(_ text: String) -> Words { Words(text, .error) }

    static func warning(_ text: String) -> Words { Words(text, .warning) }

    static func waived(_ text: String) -> Words { Words(text, isWaived: true) }
  }

  var testDescription: String {
    let configuration = settings.map { "{\($0)}" } ?? "as it comes"
    return "\(rule) \(option ?? "(no option)") \(configuration): \(measures)"
  }

  /// The value that the settings give an option; nil where they leave it as it comes.
  func written(_ option: String) -> String? {
    for pair in (settings ?? "").split(separator: ", ") where pair.hasPrefix("\(option): ") {
      return String(pair.dropFirst(option.count + 2))
    }
    return nil
  }

  /// The story of one side, with the settings written by its first commit.
  /// - Parameter added: settings of the rule besides those of the case.
  func story(on side: Side, adding added: String? = nil) -> String {
    let all = [settings, added].compactMap { $0 }.joined(separator: ", ")
    var lines: [String] = []
    if !all.isEmpty { lines.append("rules: {\(rule): {\(all)}}") }
    if let history { lines.append("history: {\(history)}") }
    return Scene.configured(story(limit.measured(on: side)), lines)
  }
}

extension Threshold.Limit {
  var sides: [Threshold.Side] {
    switch self {
    case .days: Threshold.Side.allCases
    case .count, .share: [.below, .at, .above]
    }
  }

  /// How much is measured on one side, in the limit's unit.
  func measured(on side: Threshold.Side) -> Int {
    let (limit, step) =
      switch self {
      case .days(let days): (days * Scene.day, Scene.day)
      case .count(let count): (count, 1)
      case .share(let parts, of: _): (parts, 1)
      }
    return switch side {
    case .below: limit - step
    case .justBelow: limit - 1
    case .at: limit
    case .justAbove: limit + 1
    case .above: limit + step
    }
  }

  /// Whether an option with this value sets this limit.
  func isSet(by value: String) -> Bool {
    switch self {
    case .days(let number), .count(let number): Int(value) == number
    case .share(let parts, let whole): Double(value) == Double(parts) / Double(whole)
    }
  }
}
