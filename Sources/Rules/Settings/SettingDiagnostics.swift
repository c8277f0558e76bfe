package import Basics
package import LeadModel

extension RuleSettings {
  /// What is wrong in the rule settings of `.lead-rules`, overrides included, by position.
  ///
  /// The run cannot be judged while there is any. `source` is the file's text, for the quoted line.
  package static func diagnostics(
    for file: RulesFile, source: [UInt8]?
  ) -> [SourceDiagnostic] {
    let settings = file.rules + file.overrides.flatMap(\.rules)
    // A name in `merge` or `hook` is checked as the name of a rule that is set to nothing.
    let named = (file.mergeBlock + file.hookBlock).map { RuleSetting(rule: $0, options: []) }
    return diagnostics(for: settings + named, file: RulesFile.fileName, source: source)
  }

  /// What is wrong in `settings`: rules and options that do not exist, values that are refused.
  /// Ascending by position. `source` is the file's text, for the quoted line; nil: not at hand.
  package static func diagnostics(
    for settings: [RuleSetting], file: ByteString, source: [UInt8]?
  ) -> [SourceDiagnostic] {
    let lines = source.map { $0.split(separator: 0x0A, omittingEmptySubsequences: false) }
    var found: [SourceDiagnostic] = []
    func report<Value>(
      _ item: Located<Value>, length: Int, _ message: ByteString, _ suggestion: ByteString?
    ) {
      let excerpt = excerpt(around: item.position, of: lines)
      found.append(
        SourceDiagnostic(
          file: file, position: item.position, length: max(1, length), message: message,
          suggestion: suggestion, sourceLine: excerpt.text, sourceColumn: excerpt.column))
    }
    for setting in settings {
      let id = setting.rule.value
      guard let rule = RuleRegistry.rule(id) else {
        let suggestion = RuleRegistry.suggestion(for: id).map { "write '\($0)'" as ByteString }
        report(
          setting.rule, length: id.count, .unknownRule(id), suggestion ?? .seeTheRules)
        continue
      }
      let keys = rule.options.map(\.key) + [severityKey.lossyText]
      for option in setting.options {
        let key = option.key.value
        if !keys.contains(where: { ByteString($0) == key }) {
          let near = nearest(to: key, among: keys.map { ByteString($0) })
          report(
            option.key, length: key.count, .unknownOption(key, of: rule.id),
            near.map { "write '\($0)'" } ?? .knownOptions(keys))
        } else if let refusal = rule.refusal(of: option) {
          report(
            option.value, length: width(option.value.value), .refused(key, of: rule.id, refusal),
            valueSuggestion(rule, option))
        }
      }
    }
    return found.enumerated()
      .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
      .map(\.element)
  }

  /// A misspelt severity has a nearest one; for other values the message says what is accepted.
  private static func valueSuggestion(
    _ rule: RegisteredRule, _ option: RuleSetting.Option
  ) -> ByteString? {
    let accepts =
      option.key.value == severityKey
      ? ConfiguredSeverity.accepts
      : rule.options.first { ByteString($0.key) == option.key.value }?.accepts
    guard accepts == ConfiguredSeverity.accepts, case .scalar(let text) = option.value.value
    else { return nil }
    let words: [ByteString] = ["error", "warning", "info", "off"]
    return nearest(to: text, among: words).map { "write '\($0)'" }
  }

  private static func width(_ value: SettingValue) -> Int {
    switch value {
    case .scalar(let text): text.count
    case .list: 1
    }
  }

  /// The line without its end, or as much of it around the position as is shown, whole characters,
  /// and the column where that begins. Empty where there is no text.
  private static func excerpt(
    around position: SourcePosition, of lines: [ArraySlice<UInt8>]?
  ) -> (text: ByteString, column: Int) {
    guard let lines, lines.indices.contains(position.line - 1) else { return ("", 1) }
    var line = Array(lines[position.line - 1])
    if line.last == 0x0D { line.removeLast() }
    let limit = SourceDiagnostic.excerptLimit
    guard line.count > limit else { return (ByteString(line), 1) }
    let isInsideCharacter = { (index: Int) in line[index] & 0xC0 == 0x80 }
    var start = min(max(0, position.column - 1 - limit / 4), line.count - limit)
    var end = start + limit
    while start < end, isInsideCharacter(start) { start += 1 }
    while end > start, end < line.count, isInsideCharacter(end) { end -= 1 }
    return (ByteString(line[start..<end]), start + 1)
  }
}

extension ByteString {
  fileprivate static func unknownRule(_ id: ByteString) -> ByteString {
    "there is no rule '\(id)'"
  }

  fileprivate static let seeTheRules: ByteString = "'leadlint rules' lists the rules"

  fileprivate static func unknownOption(_ key: ByteString, of rule: String) -> ByteString {
    "'\(rule)' has no option '\(key)'"
  }

  fileprivate static func knownOptions(_ keys: [String]) -> ByteString {
    "use one of its options: \(listed(keys.map { "'\($0)'" }))"
  }

  fileprivate static func refused(
    _ key: ByteString, of rule: String, _ refusal: ByteString
  ) -> ByteString {
    "'\(key)' of '\(rule)': \(refusal)"
  }
}
