internal import ArgumentParser
internal import Basics

struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains one rule: what it finds, why it matters, how to mend it.",
    discussion: """
      EXAMPLES
        leadlint explain stale-docs
      """)

  @Argument(help: "The rule's id; `leadlint rules` lists them.")
  var rule: String

  func execute() throws -> ExitStatus {
    try RuleCatalog.check([rule])
    guard let page = RuleCatalog.page(of: rule) else { return .cannotJudge }
    try Console.print(ByteString(page.hasSuffix("\n") ? page : page + "\n"))
    return .clean
  }
}
