internal import ArgumentParser
internal import Basics
internal import Reports

struct RulesCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Lists the rules, each with the principle it serves.",
    discussion: """
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

  func execute() throws -> ExitStatus {
    let rows = RuleCatalog.rows
    switch format {
    case .text: try Console.print(RuleList.text(rows))
    case .json: try Console.print(RuleList.json(rows, version: Leadlint.programVersion))
    case .markdown: try Console.print(RuleList.markdown(rows))
    }
    return .clean
  }
}
