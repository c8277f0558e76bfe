internal import Basics

/// A path or an address as one word of a command line that somebody may paste into a shell.
enum ShellWord {
  static func quoted(_ word: ByteString) -> ByteString {
    let isPlain =
      !word.isEmpty
      && word.bytes.allSatisfy { byte in
        byte.isASCIILetter || byte.isASCIIDigit || "._-/@+,:=%".utf8.contains(byte)
      }
    if isPlain, word.bytes.first != UInt8(ascii: "-") { return word }
    var output: [UInt8] = Array(word.hasPrefix("-") ? "./'".utf8 : "'".utf8)
    for byte in word.bytes {
      if byte == UInt8(ascii: "'") { output += "'\\''".utf8 } else { output.append(byte) }
    }
    return ByteString(output + [UInt8(ascii: "'")])
  }
}
