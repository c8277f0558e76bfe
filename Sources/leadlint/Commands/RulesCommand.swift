internal import ArgumentParser
internal import Basics
internal import Reports
internal import Surveying

struct RulesCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists the rules, each with the principle it serves.",
    discussion: """
      As text, each with the severity that it has in this repository; as JSON and Markdown, with \
      the defaults alone.

      EXAMPLES
        leadlint rules
        leadlint rules --format markdown
        leadlint explain silo
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

  @Option(help: "The output's format.")
  var format: Format = .text

  @OptionGroup var settingsOptions: SettingsOptions
  @OptionGroup var colour: ColourOptions

  func execute() throws -> ExitStatus {
    let rows = RuleCatalog.rows
    switch format {
    case .text:
      let settings = try settingsOptions.settings(readsOwnersFiles: false)
      try Console.print(
        RuleList.text(
          RuleCatalog.rowsByPrinciple,
          severities: settings.map(RuleCatalog.severities) ?? [:],
          width: TerminalWidth.ofOutput(),
          style: colour.style(isTerminal: Console.isOutputTerminal)))
      if let settings { RuleCatalog.noteRefusals(in: settings) }
    case .json: try Console.print(RuleList.json(rows, version: Version.program))
    case .markdown: try Console.print(RuleList.markdown(rows))
    }
    return .clean
  }
}
