internal import ArgumentParser
internal import Basics
internal import Reports
internal import Surveying

struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains one rule: what it finds, why it matters, how to mend it.",
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

  @OptionGroup var place: SettingsOptions
  @OptionGroup var colour: ColourOptions

  func execute() throws -> ExitStatus {
    try RuleCatalog.check([rule])
    let settings = try place.settings(readsOwnersFiles: true)
    let style = colour.style(isTerminal: Console.isOutputTerminal)
    guard let page = RuleCatalog.page(of: rule, in: settings, style) else { return .cannotJudge }
    try Console.print(page)
    if let settings { RuleCatalog.noteRefusals(in: settings) }
    return .clean
  }
}

/// Which repository's settings are shown beside the defaults.
struct SettingsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The repository whose settings are shown; else the one around the current directory, if any.",
      valueName: "directory"))
  var repo: String?

  /// The settings of the working tree; nil outside of a repository, where none is named.
  /// - Throws: `RunError` for a repository that is named and cannot be opened.
  func settings(readsOwnersFiles: Bool) throws -> SettingsSurvey? {
    if let repo { try RawArguments.requireText(repo) }
    do {
      return try SettingsSurvey(repositoryPath: repo, readsOwnersFiles: readsOwnersFiles)
    } catch {
      if repo != nil { throw error }
      return nil
    }
  }
}
