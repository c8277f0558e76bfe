internal import Basics

/// Text of unknown origin in the HTML of a mail.
///
/// What is written is ASCII, so that no mail program has to guess an encoding; and no line is longer
/// than the 998 bytes that mail servers take.
enum EmailText {
  /// Text that is one line and visible, as the escaper for terminals leaves it; long words may
  /// break.
  static func escaped(_ text: String) -> String {
    var output = ""
    var column = 0
    var word = 0
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == " " {
        word = 0
        // To HTML a line's end is a space.
        output += column > 150 ? "\n" : " "
        column = column > 150 ? 0 : column + 1
        continue
      }
      if word >= 80 || (word >= 50 && last == "/") {
        // A line's end within a tag is nothing at all.
        output += "<wbr\n>"
        (word, column) = (0, 0)
      }
      // A line that begins with two colons is a command to some build logs.
      let part = word == 0 && scalar == ":" ? "&#58;" : reference(scalar)
      output += part
      last = scalar
      word += 1
      column += part.utf8.count
    }
    return output
  }

  /// For where no element may stand.
  static func plain(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += reference($1) }
  }

  private static func reference(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    case " "..."~": String(Character(scalar))
    default: "&#\(scalar.value);"
    }
  }
}
