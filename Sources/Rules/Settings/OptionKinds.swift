internal import Basics
package import LeadModel

/// The kinds of option that rules have. The default is the value of the property in `Owner()`, so
/// it too is written once.
extension RuleOption where Owner: Rule {
  /// A span in whole days, 0 to 100000.
  package static func days(
    _ key: String, _ path: any WritableKeyPath<Owner, Int> & Sendable, help: String
  ) -> RuleOption {
    whole(key, path, .days, help: help)
  }

  /// The same, or `auto`, for which nil stands.
  package static func daysOrAuto(
    _ key: String, _ path: any WritableKeyPath<Owner, Int?> & Sendable, help: String
  ) -> RuleOption {
    days(key, path, or: "auto", .daysOrAuto, help: help)
  }

  /// The same, or `off`, for which nil stands.
  package static func daysOrOff(
    _ key: String, _ path: any WritableKeyPath<Owner, Int?> & Sendable, help: String
  ) -> RuleOption {
    days(key, path, or: "off", .daysOrOff, help: help)
  }

  private static func days(
    _ key: String, _ path: any WritableKeyPath<Owner, Int?> & Sendable, or word: ByteString,
    _ kind: RuleOptionKind, help: String
  ) -> RuleOption {
    let written = Owner()[keyPath: path].map(String.init) ?? word.lossyText
    return RuleOption(key: key, help: help, defaultText: written, kind: kind) { rule, value in
      if case .scalar(word) = value {
        rule[keyPath: path] = nil
        return nil
      }
      switch wholeNumber(value, kind) {
      case .success(let number):
        rule[keyPath: path] = number
        return nil
      case .failure(let refusal): return refusal.text
      }
    }
  }

  /// A number of things, 0 to 1000000000.
  package static func count(
    _ key: String, _ path: any WritableKeyPath<Owner, Int> & Sendable, help: String
  ) -> RuleOption {
    whole(key, path, .count, help: help)
  }

  /// A share of a whole, 0 to 1, such as `0.75`.
  package static func fraction(
    _ key: String, _ path: any WritableKeyPath<Owner, Double> & Sendable, help: String
  ) -> RuleOption {
    RuleOption(
      key: key, help: help, defaultText: String(Owner()[keyPath: path]), kind: .fraction
    ) { rule, value in
      guard case .scalar(let text) = value, let number = plainFraction(text.bytes), number <= 1
      else { return refusal(of: value, .fraction) }
      rule[keyPath: path] = number
      return nil
    }
  }

  /// How much a kind of finding matters; nil stands for `off`.
  package static func severity(
    _ key: String, _ path: any WritableKeyPath<Owner, Severity?> & Sendable, help: String
  ) -> RuleOption {
    RuleOption(
      key: key, help: help, defaultText: Owner()[keyPath: path]?.rawValue ?? "off",
      kind: .severity
    ) { rule, value in
      guard let severity = ConfiguredSeverity(value) else {
        return ConfiguredSeverity.refusal(of: value)
      }
      rule[keyPath: path] = severity.value
      return nil
    }
  }

  /// Whether something is done: `true` or `false`.
  package static func flag(
    _ key: String, _ path: any WritableKeyPath<Owner, Bool> & Sendable, help: String
  ) -> RuleOption {
    RuleOption(
      key: key, help: help, defaultText: Owner()[keyPath: path] ? "true" : "false", kind: .flag
    ) { rule, value in
      switch value {
      case .scalar("true"): rule[keyPath: path] = true
      case .scalar("false"): rule[keyPath: path] = false
      case .scalar, .list: return refusal(of: value, .flag)
      }
      return nil
    }
  }

  /// Path patterns, relative to the area's directory; one may stand without a list.
  package static func patterns(
    _ key: String, _ path: any WritableKeyPath<Owner, [PathPattern]> & Sendable, help: String
  ) -> RuleOption {
    let texts = Owner()[keyPath: path].map { "\"\($0.text.lossyText)\"" }
    return RuleOption(
      key: key, help: help, defaultText: "[\(texts.joined(separator: ", "))]", kind: .patterns
    ) { rule, value in
      let written: [ByteString] =
        switch value {
        case .scalar(let text): [text]
        case .list(let items): items.map(\.value)
        }
      var patterns: [PathPattern] = []
      for text in written {
        do throws(PathPattern.Invalid) {
          patterns.append(try PathPattern(text))
        } catch {
          return "\(described(.scalar(text))) is no pattern: \(error.reason)"
        }
      }
      rule[keyPath: path] = patterns
      return nil
    }
  }

  private static func whole(
    _ key: String, _ path: any WritableKeyPath<Owner, Int> & Sendable, _ kind: RuleOptionKind,
    help: String
  ) -> RuleOption {
    RuleOption(
      key: key, help: help, defaultText: String(Owner()[keyPath: path]), kind: kind
    ) { rule, value in
      switch wholeNumber(value, kind) {
      case .success(let number):
        rule[keyPath: path] = number
        return nil
      case .failure(let refusal): return refusal.text
      }
    }
  }
}

/// Why a setting is not accepted.
private struct Refusal: Error {
  let text: ByteString
}

private func wholeNumber(_ value: SettingValue, _ kind: RuleOptionKind) -> Result<Int, Refusal> {
  guard case .scalar(let text) = value, isWholeNumber(text.bytes) else {
    return .failure(Refusal(text: refusal(of: value, kind)))
  }
  guard let number = Int(text.lossyText), number <= kind.limit ?? .max else {
    return .failure(Refusal(text: "\(described(value)) is too large: write \(kind.accepts)"))
  }
  return .success(number)
}

private func refusal(of value: SettingValue, _ kind: RuleOptionKind) -> ByteString {
  "\(described(value)) is not accepted here: write \(kind.accepts)"
}

/// A setting's value as a message quotes it.
func described(_ value: SettingValue) -> ByteString {
  switch value {
  case .scalar(let text) where text.isEmpty: "an empty value"
  case .scalar(let text) where text.count > 40: "'\(ByteString(text.bytes.prefix(40)))…'"
  case .scalar(let text): "'\(text)'"
  case .list: "a list"
  }
}

/// Digits only, with no zero before others: `0755` may mean two things, so it is refused.
private func isWholeNumber(_ digits: [UInt8]) -> Bool {
  !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit)
    && (digits.count == 1 || digits.first != UInt8(ascii: "0"))
}

/// Reads `0`, `1`, `0.75`: no sign, no exponent, a digit on both sides of the point.
private func plainFraction(_ text: [UInt8]) -> Double? {
  let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard text.count <= 20, parts.count <= 2, isWholeNumber(Array(parts[0])),
    parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) })
  else { return nil }
  return Double(String(decoding: text, as: UTF8.self))
}
