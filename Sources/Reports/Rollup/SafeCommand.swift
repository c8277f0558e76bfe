internal import Basics

/// Tells commands that `leadlint` offers from what somebody else may have put into a document: they
/// are printed for people to paste into a shell.
enum SafeCommand {
  /// Whether a shell would run nothing but leadlint: words of plain characters, or in single quotes
  /// as ``ShellWord`` writes them.
  static func isSafe(_ command: String) -> Bool {
    let bytes = Array(command.utf8)
    guard command.hasPrefix("leadlint "), bytes.count <= 10_000 else { return false }
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "'"): isQuoted.toggle()
      case UInt8(ascii: "\\") where !isQuoted:
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "'") else { return false }
        index += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0: return false
      default:
        let isPlain =
          byte.isASCIILetter || byte.isASCIIDigit || " ._-/@+,:=%".utf8.contains(byte)
        guard isQuoted || isPlain else { return false }
      }
      index += 1
    }
    return !isQuoted
  }
}
