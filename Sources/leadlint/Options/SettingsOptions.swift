internal import ArgumentParser
internal import Basics
internal import Surveying

/// Which repository's settings are shown beside the defaults.
struct SettingsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The repository whose settings are shown. Default: the one around the current directory.",
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
