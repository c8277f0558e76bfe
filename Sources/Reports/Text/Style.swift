internal import LeadModel

/// Colour for people; the words are the same without it.
package struct Style: Sendable {
  package let isEnabled: Bool

  package init(isEnabled: Bool) { self.isEnabled = isEnabled }

  package static let plain = Style(isEnabled: false)

  package enum Choice: String, CaseIterable, Sendable {
    case auto, always, never
  }

  /// Whether to colour a stream: what was asked for on the command line, then `NO_COLOR`, then
  /// `CLICOLOR_FORCE` or `FORCE_COLOR` (each where it is not empty), then whether the stream is a
  /// terminal that is not `dumb`.
  package init(choice: Choice, isTerminal: Bool, environment: [String: String]) {
    func isSet(_ key: String) -> Bool { !(environment[key] ?? "").isEmpty }
    switch choice {
    case .always: isEnabled = true
    case .never: isEnabled = false
    case .auto where isSet("NO_COLOR"): isEnabled = false
    case .auto where isSet("CLICOLOR_FORCE") || isSet("FORCE_COLOR"): isEnabled = true
    case .auto: isEnabled = isTerminal && environment["TERM"] != "dumb"
    }
  }

  /// Headings.
  package func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func red(_ text: String) -> String { wrap(text, "1;31") }
  func yellow(_ text: String) -> String { wrap(text, "1;33") }
  func blue(_ text: String) -> String { wrap(text, "1;34") }

  /// Words about findings of a severity.
  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .error: red(text)
    case .warning: yellow(text)
    case .info: blue(text)
    }
  }

  func green(_ text: String) -> String { wrap(text, "32") }

  private func wrap(_ text: String, _ code: String) -> String {
    isEnabled && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
  }
}
