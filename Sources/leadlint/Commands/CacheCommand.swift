internal import ArgumentParser
internal import Basics
internal import Reports
internal import Surveying

struct CacheCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "cache",
    abstract: "Shows the history index in the git directory, or removes it.",
    discussion: """
      What check, status, who and report read of history is kept in one file, \
      leadlint/history.index in the git directory, so that later runs read only what is new. No \
      output depends on it: it can be removed at any time, and the next run writes it again.

      EXAMPLES
        leadlint cache                    where it is, how large, and what it describes
        leadlint cache --clear            remove it
        leadlint check --no-cache         neither use nor write it
      """)

  @OptionGroup var repository: RepositoryOption

  @Option(help: "The output's format.")
  var format: OutputOptions.Format = .text

  @Flag(help: "Remove the index, and temporary files that stopped runs left next to it.")
  var clear = false

  func execute() throws -> ExitStatus {
    let file = try HistoryFile(repositoryPath: try repository.path())
    if clear { try file.clear() }
    var indexed: (commits: Int, tip: ObjectID)?
    if case .usable(let commits, let tip) = file.state { indexed = (commits, tip) }
    let report = CacheReport(
      path: file.path, size: file.size, indexed: indexed,
      isReadable: file.state != .unreadable, head: file.head,
      leftovers: file.leftovers)
    switch format {
    case .text: try Console.print(clear ? report.textOfRemoval() : report.text())
    case .json:
      let wasCleared = clear && (file.size != nil || file.leftovers > 0)
      try Console.print(report.json(version: Version.program, wasCleared: wasCleared))
    }
    return .clean
  }
}
