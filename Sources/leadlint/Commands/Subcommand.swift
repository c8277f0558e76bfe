internal import ArgumentParser

/// A subcommand that says how it ended instead of throwing an exit code.
protocol Subcommand: ParsableCommand {
  func execute() throws -> ExitStatus
}

extension Subcommand {
  mutating func run() throws {
    let status = try execute()
    if status != .clean { throw ExitCode(status.rawValue) }
  }
}
