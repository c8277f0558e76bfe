internal import ArgumentParser
internal import Reports

/// In which formats findings are written, and where to.
struct FindingsOptions: ParsableArguments {
  @OptionGroup var form: FormatOptions<FindingsFormat>

  @OptionGroup var colour: ColourOptions

  @Flag(name: .shortAndLong, help: "Leave out the summary.")
  var quiet = false

  /// - Throws: `RunError` for an unknown format, and where two documents would go to one file.
  func output() throws -> FindingsOutput {
    FindingsOutput(targets: try form.targets(), colour: colour.color, isQuiet: quiet)
  }
}
