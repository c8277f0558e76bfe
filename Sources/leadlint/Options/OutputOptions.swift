internal import ArgumentParser
internal import Basics
internal import Reports

/// Where a command's output goes and what it looks like.
struct OutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: "The output's format.")
  var format: Format = .text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(OutputFile.help, valueName: "file"))
  var output: String?

  @OptionGroup var colour: ColourOptions

  @Flag(name: .shortAndLong, help: "Leave out the summary.")
  var quiet = false

  func emit(_ text: ByteString) throws { try OutputFile.emit(text, to: output) }

  var style: Style { colour.style(isTerminal: output == nil && Console.isOutputTerminal) }
}
