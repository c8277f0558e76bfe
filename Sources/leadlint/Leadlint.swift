internal import ArgumentParser
internal import Basics
internal import Git
internal import LeadModel
internal import Reports
internal import Surveying

/// The command line's root: knows the subcommands and what every run has in common.
struct Leadlint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leadlint",
    abstract: "Shows which leads have lost touch with their docs, from git's own history.",
    discussion: """
      A directory is an area when it holds an OWNERS.lead file, which names its lead and its \
      docs. leadlint reads these files and the repository's history; it needs no server, no \
      token and no network. It writes nothing but an index of its own in the git directory, and \
      what you ask it to: `handoff` and `review` edit an OWNERS.lead.

      EXAMPLES
        leadlint demo                     see it at work on a made-up repository
        leadlint check                    what is wrong, for people, hooks and CI
        leadlint status                   the facts of each area, in a table
        leadlint who services/checkout    who leads this, and who can stand in
        leadlint review services/checkout you read its docs, and they are right

        leadlint handoff services/checkout --to ben@example.com

      EXIT STATUS
        0  nothing at or above --fail-on
        1  findings
        2  cannot judge: usage, configuration or repository
      """,
    version: "leadlint \(Version.program)\nlibgit2 \(Library.version)",
    subcommands: [
      CheckCommand.self, StatusCommand.self, ReportCommand.self, RollupCommand.self,
      WhoCommand.self, HandoffCommand.self, ReviewCommand.self, RulesCommand.self,
      ExplainCommand.self, SchemaCommand.self, BaselineCommand.self, CacheCommand.self,
      DemoCommand.self, HookCommand.self,
    ])

  /// Runs one command line and answers how it ended. Everything that is thrown ends here.
  static func run(_ arguments: [String]) -> ExitStatus {
    do {
      do {
        var command = try parsed(arguments)
        if let subcommand = command as? any Subcommand { return try subcommand.execute() }
        try command.run()
        return .clean
      } catch  where exitCode(for: error) == .success {
        // A request for help, the version or a completion script.
        try Console.print(ByteString(fullMessage(for: error) + "\n"))
        return .clean
      }
    } catch let stop as RunError {
      Console.error(stop.problem, remedy: stop.remedy, diagnostics: stop.diagnostics)
      return .cannotJudge
    } catch let error as GitError {
      Console.error(ByteString(error.description))
      return .cannotJudge
    } catch {
      let text = fullMessage(for: error)
      let withoutLabel = text.hasPrefix("Error: ") ? String(text.dropFirst(7)) : text
      Console.error(RawArguments.bytes(withoutLabel))
      return .cannotJudge
    }
  }
}

extension Leadlint {
  /// The command that a command line asks for.
  ///
  /// One that is named first parses the rest by itself: to ask the root takes as long again, since it
  /// looks at all of them. What a command cannot make sense of, the root explains.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let named = configuration.subcommands.first {
      $0.configuration.commandName == arguments.first
    }
    if let named {
      do {
        let command = try named.parseAsRoot(Array(arguments.dropFirst()))
        if command is any Subcommand { return command }
      } catch {
        // The root knows what to call it.
      }
    }
    return try parseAsRoot(arguments)
  }
}
