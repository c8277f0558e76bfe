internal import ArgumentParser
internal import Basics
internal import Git
internal import Surveying

/// Prints what is staged as leadlint reads it, for tests that compare it with `git diff --cached`.
///
/// One line a path: what happened to it, a tab, and the path byte for byte.
struct HookListStagedCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list-staged", abstract: "Lists what is staged.", shouldDisplay: false)

  @OptionGroup var repository: RepositoryOption

  func execute() throws -> ExitStatus {
    let surveyor = try Surveyor(
      SurveyRequest(
        repositoryPath: try repository.path(), now: Instant(seconds: 0), change: .staged))
    var text: ByteString = ""
    for change in try surveyor.stagedChanges() ?? [] {
      text.append("\(change.kind.rawValue)\t\(change.path)\n")
    }
    try Console.print(text)
    return .clean
  }
}
