internal import Reports

/// The formats of one command's documents.
protocol OutputFormat: RawRepresentable, CaseIterable, Sendable
where RawValue == String {
  /// The format where none is asked for.
  static var standard: Self { get }
  /// What `--help` says of `--format`, before it lists the formats.
  static var formatHelp: String { get }
  /// What it says behind the list.
  static var standardHelp: String { get }
  /// What it says of `--output`.
  static var outputHelp: String { get }
}

extension OutputFormat {
  static var formatHelp: String {
    "The report's format, and the file to write it to; may be repeated."
  }
  static var standardHelp: String { " Default: \(standard.rawValue)." }
  static var outputHelp: String { OutputFile.help }
}

extension FindingsFormat: OutputFormat {
  static let standard = FindingsFormat.text
  static let formatHelp = "The output's format, and the file to write it to; may be repeated."
  static let standardHelp = ""
}

extension ReportFormat: OutputFormat {
  static let standard = ReportFormat.markdown
  static let outputHelp =
    "Write to this file instead of standard output; with --split-by, to files in this directory."
}

extension RollupFormat: OutputFormat {
  static let standard = RollupFormat.text
}
