internal import Basics

/// Text as a chart can show it: every scalar visible, and no wider than its room.
enum ChartText {
  /// A name or path for a table, the description or the text on hovering.
  static func field(_ text: String) -> String {
    visible(TerminalEscaper.field(ByteString(text)))
  }

  /// Rounded as the report's figures are.
  static func wholePercent(_ share: Double) -> Int {
    share.isNaN ? 0 : Int((min(max(share, 0), 1) * 100).rounded())
  }

  /// A name, cut at its end to `width` units at a text size of `size`.
  static func label(_ text: String, width: Double, size: Double = 13) -> String {
    let scalars = Array(visible(TerminalEscaper.escape(ByteString(head(text)))).unicodeScalars)
    guard measure(scalars) * size > width else { return string(scalars) }
    return string(prefix(scalars, width / size - ellipsis)) + "…"
  }

  /// A path, cut in its middle: its end says most, and its beginning next.
  static func path(_ text: String, width: Double, size: Double = 13) -> String {
    let short = head(text) + (tail(text).isEmpty ? "" : "…" + tail(text))
    let scalars = Array(visible(TerminalEscaper.escape(ByteString(short))).unicodeScalars)
    guard measure(scalars) * size > width else { return string(scalars) }
    let room = width / size - ellipsis
    let name = scalars.suffix(from: scalars.lastIndex(of: "/") ?? scalars.startIndex)
    let end = Array(prefix(name.reversed(), room * 0.72).reversed())
    let begin = prefix(scalars, room - measure(end))
    // A cut after a slash reads better than one within a name.
    let whole = begin.lastIndex(of: "/").map { begin[...$0] } ?? []
    let isNear = whole.count * 2 >= begin.count && begin.count < scalars.count - end.count
    return string(isNear ? whole : begin[...]) + "…" + string(end)
  }

  /// How wide text is at most in a usual font of interfaces, in units of the text's size.
  static func measure(_ text: String) -> Double { measure(Array(text.unicodeScalars)) }

  private static let ellipsis = 1.0
  /// No label of a chart is longer, and a text may be as long as a file.
  private static let most = 120

  private static func head(_ text: String) -> String { string(text.unicodeScalars.prefix(most)) }

  private static func tail(_ text: String) -> String {
    string(text.unicodeScalars.dropFirst(most).suffix(most))
  }

  private static func measure(_ scalars: [Unicode.Scalar]) -> Double {
    scalars.reduce(0) { $0 + measure($1) }
  }

  private static func measure(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "`": 0.31
    case "(", ")", "[", "]", "/", "\\", "f", "t", "r", "-": 0.41
    case "m", "w", "M", "W", "@", "%", "…", "—": 0.95
    case "<", ">", "=", "+", "~", "#": 0.84
    case "A"..."Z", "&": 0.71
    case _ where scalar.value < 0x80: 0.59
    default:
      switch DisplayWidth.of(scalar) {
      // Marks that stack are cut too, if later.
      case 0: 0.15
      case 1: 0.75
      default: 1.15
      }
    }
  }

  private static func prefix(_ scalars: [Unicode.Scalar], _ room: Double) -> [Unicode.Scalar] {
    var used = 0.0
    return Array(
      scalars.prefix {
        used += measure($0)
        return used <= room
      })
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var output = ""
    output.unicodeScalars.append(contentsOf: scalars)
    return output
  }

  /// Noncharacters may stand in no document, escaped or not; marks that stack without end would
  /// cover what is above and below.
  private static func visible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var (output, stacked) = ("", 0)
    for scalar in text.unicodeScalars {
      stacked = DisplayWidth.of(scalar) == 0 ? stacked + 1 : 0
      if isNoncharacter(scalar) {
        output += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else if stacked <= mostStacked {
        output.unicodeScalars.append(scalar)
      } else if stacked == mostStacked + 1 {
        output += "…"
      }
    }
    return output
  }

  /// No script in use stacks more marks on a letter.
  private static let mostStacked = 4

  private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
  }
}
