internal import ArgumentParser
internal import Basics
internal import Git
internal import LeadModel
internal import Reports

/// The root of the command line: its subcommands, and how errors become messages.
struct Leadlint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leadlint",
    abstract: "Shows which leads have lost touch with their docs, from git's own history.",
    discussion: """
      A directory is an area when it holds an OWNERS.lead file, which names its lead and its \
      docs. leadlint reads these files and the repository's history; it needs no server, no \
      token and no network. It writes only its own index in the git directory; `init`, `handoff` and \
      `review` edit an OWNERS.lead, `fix` edits docs.

      EXAMPLES
        leadlint demo                     see it at work on a made-up repository
        leadlint survey                   a look at a repository without OWNERS.lead
        leadlint init                     the first OWNERS.lead files, shown before written
        leadlint check                    what is wrong, for people, hooks and CI
        leadlint status                   the facts of each area, in a table
        leadlint who services/checkout    who leads this, and who can stand in
        leadlint suggest services/cart    who could take over or stand in
        leadlint review services/cart     you read its docs: they are correct
        leadlint handoff services/cart --to ben@example.com
        leadlint fix                      write where links and named paths of docs went

      `-C DIRECTORY` does as if leadlint had been started there, with every command.

      EXIT STATUS
        0  nothing at or above --fail-on
        1  findings
        2  cannot judge: usage, configuration or repository
      """,
    version: Version.text,
    subcommands: [
      CheckCommand.self, StatusCommand.self, ReportCommand.self, RollupCommand.self,
      SurveyCommand.self, InitCommand.self, WhoCommand.self, SuggestCommand.self,
      WhatIfCommand.self, HandoffCommand.self, ReviewCommand.self, FixCommand.self,
      RulesCommand.self,
      ExplainCommand.self, SchemaCommand.self, BaselineCommand.self, CacheCommand.self,
      DemoCommand.self, HookCommand.self,
    ])

  /// Changes to the directories that `-C` names, as git does, wherever it stands before `--`.
  /// - Returns: the other arguments.
  private static func enterDirectory(_ arguments: [String]) throws -> [String] {
    var rest: [String] = []
    var index = arguments.startIndex
    while index < arguments.endIndex, arguments[index] != "--" {
      if arguments[index] == "-C" {
        guard index + 1 < arguments.endIndex else {
          throw RunError(problem: "-C needs a directory", remedy: "leadlint -C DIRECTORY check")
        }
        let directory = RawArguments.bytes(arguments[index + 1])
        guard FileSystem.enter(directory) else {
          throw RunError(
            problem: "cannot change to '\(directory)': \(ByteString(Console.lastError))")
        }
        index += 2
      } else {
        rest.append(arguments[index])
        index += 1
      }
    }
    return rest + arguments[index...]
  }

  /// Runs one command line. Every error that is thrown ends here, as a message on standard error.
  static func run(_ arguments: [String]) -> ExitStatus {
    do {
      let arguments = try enterDirectory(arguments)
      try CommandNames.check(arguments)
      do {
        var command = try parseAsRoot(arguments)
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
