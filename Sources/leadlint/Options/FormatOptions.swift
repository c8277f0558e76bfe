internal import ArgumentParser
internal import Basics
internal import Reports

/// In which formats a command writes, and where to.
struct FormatOptions<Format: OutputFormat>: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "\(Format.formatHelp) Formats: \(Format.allCases.map(\.rawValue).joined(separator: ", "))."
        + Format.standardHelp,
      valueName: "format[=file]"),
    completion: .list(Format.allCases.map(\.rawValue)))
  var format: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp(Format.outputHelp, valueName: "file"))
  var output: String?

  /// What was asked for, read before anything is judged.
  /// - Throws: `RunError` for a format that there is none of, and where two documents would go
  ///   to the same file.
  func targets() throws -> [FormatTarget<Format>] {
    try FormatTarget.read(format, output: output)
  }
}
