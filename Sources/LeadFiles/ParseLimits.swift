/// Bounds on what is read and said of one file.
enum ParseLimits {
  /// Diagnostics a file gets at most.
  static let diagnostics = 100
  /// Lists and maps inside one another.
  static let depth = 32
  /// Keys, values, lists and maps altogether.
  static let nodes = 10_000
  /// Patterns under one key.
  static let patterns = 1000
}
