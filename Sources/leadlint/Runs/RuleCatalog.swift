internal import Basics
internal import LeadModel
internal import Reports
internal import Rules
internal import Surveying

/// The rules as the command line shows them.
enum RuleCatalog {
  /// In the order of their ids.
  static var rows: [RuleList.Row] {
    RuleRegistry.rules.map { rule in
      RuleList.Row(
        id: rule.id, principle: rule.description.principle.rawValue,
        severity: rule.description.severity.rawValue, summary: rule.description.summary,
        options: rule.options.map {
          RuleList.Option(
            key: $0.key, defaultText: $0.defaultText, help: $0.help, kind: $0.kind)
        })
    }
  }

  /// By principle, in the order in which they are told, then by id.
  static var rowsByPrinciple: [RuleList.Row] {
    let rows = Self.rows
    return Principle.allCases.flatMap { principle in
      rows.filter { $0.principle == principle.rawValue }
    }
  }

  static var ids: [String] { RuleRegistry.ids }

  /// The severities that `.lead-rules` sets for the repository as a whole, by rule.
  static func severities(_ settings: SettingsSurvey) -> [String: String] {
    let uses = RuleRegistry.rules.map { ($0.id, RuleUse(of: $0, settings.rules, [])) }
    return Dictionary(
      uses.compactMap { id, use in use.severity.map { (id, $0.lossyText) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// A rule's page for the terminal; nil for an id that no rule has.
  /// - Parameter settings: of the repository that it is shown in; nil: of none.
  static func page(of rule: String, in settings: SettingsSurvey?, _ style: Style) -> ByteString? {
    guard let rule = RuleRegistry.rule(RawArguments.bytes(rule)) else { return nil }
    let use = settings.map { settings in
      RuleUse(
        of: rule, settings.rules,
        settings.files.filter { !isRefused($0) }.map { ($0.path, $0.file.rules) })
    }
    let page = RulePage(
      style: RulePage.Style(
        heading: { style.bold($0) }, value: { TerminalEscaper.field($0) },
        path: { TerminalEscaper.path($0) }))
    return ByteString(page.text(for: rule, use))
  }

  /// Says what of the settings cannot be shown, since it is refused.
  static func noteRefusals(in settings: SettingsSurvey) {
    let refused = RuleSettings.diagnostics(for: settings.rules, source: nil).count
    if let problem = settings.problem {
      Console.note("\(problem); the defaults are shown")
    } else if refused > 0 || settings.unreadable > 0 || settings.files.contains(where: isRefused) {
      Console.note("some settings are invalid and not shown; `leadlint check` says which")
    }
  }

  /// A file with a setting that is refused is not judged by, whatever else it says.
  private static func isRefused(_ file: SettingsSurvey.File) -> Bool {
    !RuleSettings.diagnostics(for: file.file.rules, file: file.path, source: nil).isEmpty
  }

  /// - Throws: `RunError` for the first name that no rule has, with the nearest that one has.
  static func check(_ names: [String]) throws {
    for name in names.map(RawArguments.bytes) where RuleRegistry.rule(name) == nil {
      throw RunError(
        problem: "there is no rule '\(name)'",
        remedy: RuleRegistry.suggestion(for: name).map { "did you mean \($0)?" }
          ?? "`leadlint rules` lists them")
    }
  }
}

extension RuleCatalog {
  /// What the rules say of themselves, for formats that describe them; ascending by id.
  static var texts: [FindingsReport.RuleText] {
    RuleRegistry.rules.map(\.description).map {
      FindingsReport.RuleText(
        id: $0.id, severity: $0.severity, principle: $0.principle.rawValue,
        summary: $0.summary, rationale: $0.rationale, remedy: $0.remedy, topic: $0.topic)
    }
  }
}
