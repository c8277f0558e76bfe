internal import ArgumentParser
internal import Basics
internal import LeadModel

/// The names of commands on the command line.
enum CommandNames {
  /// - Throws: `RunError` where a command is named that there is none of, with the nearest that there is.
  static func check(_ arguments: [String]) throws(RunError) {
    var command: any ParsableCommand.Type = Leadlint.self
    var path: ByteString = "leadlint"
    for argument in arguments {
      let subcommands = command.configuration.subcommands
      // An option here is help, the version, or an error that the parser explains.
      guard !subcommands.isEmpty, !argument.hasPrefix("-"), argument != "help" else { return }
      guard let next = subcommands.first(where: { $0.configuration.commandName == argument }) else {
        let names = subcommands.compactMap { $0.configuration.commandName.map { ByteString($0) } }
        let typed = RawArguments.bytes(argument)
        throw RunError(
          problem: "there is no command '\(path == "leadlint" ? "" : command.name + " ")\(typed)'",
          remedy: nearest(to: typed, among: names).map { "did you mean '\(path) \($0)'?" }
            ?? "`\(path) --help` lists the commands")
      }
      command = next
      path.append(" " + ByteString(argument))
    }
  }
}

extension ParsableCommand {
  fileprivate static var name: ByteString { ByteString(configuration.commandName ?? "") }
}
