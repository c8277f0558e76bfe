internal import Basics
internal import LeadModel

/// The command line byte for byte.
///
/// argument-parser works on `String`, which would replace bytes that are not UTF-8: a path could
/// not be named then. Such a byte travels as a scalar of a private-use plane, and becomes the byte
/// again in ``bytes(_:)``.
enum RawArguments {
  private static let firstStandIn: UInt32 = 0x10F700

  /// The arguments without the program's name.
  static func read() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { pointer in
        var bytes: [UInt8] = []
        var next = pointer
        while next.pointee != 0 {
          bytes.append(UInt8(bitPattern: next.pointee))
          next += 1
        }
        return text(bytes)
      }
    }
  }

  /// What was typed, from what argument-parser handed on.
  static func bytes(_ argument: String) -> ByteString {
    var output: [UInt8] = []
    for scalar in argument.unicodeScalars {
      if (firstStandIn..<firstStandIn + 256).contains(scalar.value) {
        output.append(UInt8(scalar.value - firstStandIn))
      } else {
        output += String(Character(scalar)).utf8
      }
    }
    return ByteString(output)
  }

  /// For paths that libgit2 and the system take as text.
  /// - Throws: `RunError` where `argument` is not UTF-8.
  static func requireText(_ argument: String) throws {
    guard bytes(argument).text == nil else { return }
    throw RunError(
      problem: "\(bytes(argument)) is not UTF-8 and cannot be opened by that name",
      remedy: "change to that directory and leave the path out")
  }

  private static func text(_ bytes: [UInt8]) -> String {
    if let valid = String(validating: bytes, as: UTF8.self) { return valid }
    var output = String.UnicodeScalarView()
    for byte in bytes {
      let value = byte < 0x80 ? UInt32(byte) : firstStandIn + UInt32(byte)
      output.append(Unicode.Scalar(value) ?? "?")
    }
    return String(output)
  }
}
