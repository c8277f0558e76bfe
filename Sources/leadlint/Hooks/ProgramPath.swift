internal import CSystem

/// Where the shell finds programs.
enum ProgramPath {
  /// Whether a directory of `PATH` holds a program of this name.
  static func holds(_ name: String) -> Bool {
    guard let path = Environment.text("PATH") else { return false }
    return path.split(separator: ":", omittingEmptySubsequences: false).contains { directory in
      access((directory.isEmpty ? "." : directory) + "/" + name, X_OK) == 0
    }
  }
}
