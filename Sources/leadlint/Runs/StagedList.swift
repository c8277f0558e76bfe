internal import Basics
internal import Git
internal import Surveying

/// What is staged as leadlint sees it, for tests to hold against what git says.
enum StagedList {
  /// Prints a line a path: what happened to it, a tab, and the path as it is.
  static func print(_ options: SurveyOptions) throws -> ExitStatus {
    let surveyor = try Surveyor(
      SurveyRequest(
        repositoryPath: options.repo, now: Instant(seconds: 0), change: .staged))
    var text: ByteString = ""
    for change in try surveyor.stagedChanges() ?? [] {
      text.append("\(change.kind.rawValue)\t\(change.path)\n")
    }
    try Console.print(text)
    return .clean
  }
}
