internal import ArgumentParser
internal import Basics
internal import Reports

struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains one rule: what it finds, why it matters, how to fix it.",
    discussion: """
      In a repository, also how the rule is set there, and where.

      EXAMPLES
        leadlint explain stale-docs
        leadlint explain silo --repo ../widgets
      """)

  @Argument(
    help: "The rule's id; `leadlint rules` lists them.",
    completion: .list(RuleCatalog.ids))
  var rule: String

  @OptionGroup var settingsOptions: SettingsOptions
  @OptionGroup var colour: ColourOptions

  func execute() throws -> ExitStatus {
    try RuleCatalog.check([rule])
    let settings = try settingsOptions.settings(readsOwnersFiles: true)
    let style = colour.style(isTerminal: Console.isOutputTerminal)
    guard let page = RuleCatalog.page(of: rule, in: settings, style) else { return .cannotJudge }
    try Console.print(page)
    if let settings { RuleCatalog.noteRefusals(in: settings) }
    return .clean
  }
}
