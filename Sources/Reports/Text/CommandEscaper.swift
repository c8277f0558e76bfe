internal import Basics

/// Text for the commands that build runners read from a log, one a line.
///
/// What a terminal would obey is made visible first, and so is a `##[` that a runner would take for
/// a command of its own; then come the characters that end a value.
enum CommandEscaper {
  /// GitHub's `::command key=VALUE::`.
  static func gitHubProperty(_ text: ByteString) -> String {
    escape(text, percent: "%25", [":": "%3A", ",": "%2C"])
  }

  /// GitHub's `::command::DATA`. Line feeds are ours: `text` is the text of a single line.
  static func gitHubData(_ text: String) -> String {
    escape(ByteString(text), percent: "%25", [:])
  }

  /// Azure's `##vso[command key=VALUE;]`.
  static func azureProperty(_ text: ByteString) -> String {
    escape(text, percent: "%AZP25", [";": "%3B", "]": "%5D"])
  }

  /// Azure's `##vso[command]DATA`.
  static func azureData(_ text: String) -> String {
    escape(ByteString(text), percent: "%AZP25", [:])
  }

  private static func escape(
    _ text: ByteString, percent: String, _ special: [Unicode.Scalar: String]
  ) -> String {
    // Line by line, since a line feed has a code of its own, which is read back as one.
    let lines = text.split(separator: 0x0A).map { line in
      line.split(separator: 0x0D).map { part in
        var output = ""
        for scalar in TerminalEscaper.escape(part).unicodeScalars {
          if scalar == "%" {
            output += percent
          } else if let code = special[scalar] {
            output += code
          } else {
            output.unicodeScalars.append(scalar)
          }
        }
        return output
      }.joined(separator: "%0D")
    }
    return lines.joined(separator: "%0A")
  }
}
