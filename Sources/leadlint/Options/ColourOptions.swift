internal import ArgumentParser
internal import Reports

/// Whether output is coloured.
struct ColourOptions: ParsableArguments {
  @Option(help: "When to colour; auto obeys NO_COLOR and CLICOLOR_FORCE.")
  var color: Style.Choice = .auto

  func style(isTerminal: Bool) -> Style {
    Style(choice: color, isTerminal: isTerminal, environment: Console.environment)
  }
}

extension Style.Choice: ExpressibleByArgument {}
