internal import Basics

/// Text of unknown origin in Slack's markup, in which `*`, `_`, `~` and backticks cannot be escaped:
/// words of letters and digits stay as they are, all others stand in code spans.
///
/// What is given is one line and visible, as the escaper for terminals leaves it.
enum SlackText {
  static func inline(_ text: String) -> String {
    var output: [String] = []
    var code: [String] = []
    func closeCode() {
      if !code.isEmpty { output.append(Self.code(code.joined(separator: " "))) }
      code = []
    }
    for word in Substring(text).unicodeScalars.split(separator: " ") {
      if isPlain(word) {
        closeCode()
        output.append(String(word))
      } else {
        code.append(String(word))
      }
    }
    closeCode()
    return output.joined(separator: " ")
  }

  /// In bold, where nothing in it needs a code span.
  static func strong(_ text: String) -> String {
    let inline = inline(text)
    return inline.isEmpty || inline.unicodeScalars.contains("`") ? inline : "*\(inline)*"
  }

  /// A code span; a backtick in it, which would end it, becomes an apostrophe.
  static func code(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { output.append(scalar == "`" ? "'" : scalar) }
    return output.isEmpty ? "" : "`\(escaped(String(output)))`"
  }

  /// Where Slack reads no markup: signs that Slack might take for more than themselves become ones
  /// that look alike.
  static func plain(_ text: String, _ limit: Int) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": output.append("‹")
      case ">": output.append("›")
      case "&": output.append("＆")
      case "@": output.append("＠")
      default: output.append(scalar)
      }
    }
    return Wording.cut(String(output), to: limit)
  }

  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private static func isPlain(_ word: Substring.UnicodeScalarView) -> Bool {
    // One colon at the end of a word makes no emoji.
    let body = word.last == ":" ? word.dropLast() : word
    if ByteString(String(body)).asciiLowercased.contains("www.") { return false }
    return body.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9": true
      case "-", "+", ".", "/", ",", ";", "'", "\"", "(", ")", "%", "?", "!", "…", "=", "·": true
      default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      }
    }
  }
}
