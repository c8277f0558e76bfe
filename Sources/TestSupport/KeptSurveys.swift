internal import Foundation

/// What the program keeps of surveys in a git directory.
package enum KeptSurveys {
  /// The names of the files, ascending.
  package static func names(in gitDirectory: String) throws -> [String] {
    let folder = gitDirectory + "/leadlint"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("survey.") }.sorted()
  }

  /// Takes the files away, so that the next run has to look into history.
  package static func forget(in gitDirectory: String) throws {
    for name in try names(in: gitDirectory) {
      try FileManager.default.removeItem(atPath: gitDirectory + "/leadlint/" + name)
    }
  }
}
