internal import Basics

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Writes typed values as JSON that any reader can print.
enum JSONText {
  /// Pretty-printed, keys sorted, ended by a line feed; scalars that a terminal would obey are
  /// `\uXXXX`.
  static func encode(_ value: some Encodable) throws -> ByteString {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return escapeUnsafe(ByteString(try encoder.encode(value))) + "\n"
  }

  /// On one line, without a line end; else as ``encode(_:)``.
  static func line(_ value: some Encodable) throws -> ByteString {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return escapeUnsafe(ByteString(try encoder.encode(value)))
  }

  /// The text of a byte string; a byte that is not UTF-8 is the four characters `\xE9`.
  static func string(_ text: ByteString) -> String {
    if let valid = text.text { return valid }
    var output = ""
    text.forEachPiece { piece in
      switch piece {
      case .scalar(let scalar): output.unicodeScalars.append(scalar)
      case .invalid(let byte): output += escapedByte(byte)
      }
    }
    return output
  }

  /// Foundation leaves `##[`, DEL, C1, bidirectional and zero-width characters as they are. The line feeds
  /// that remain in its output are its own, between values.
  private static func escapeUnsafe(_ json: ByteString) -> ByteString {
    guard json.bytes.contains(where: { $0 >= 0x7F }) || json.contains("##") else { return json }
    var output: [UInt8] = []
    output.reserveCapacity(json.count)
    var opening = CommandOpening()
    json.forEachPiece { piece in
      switch piece {
      case .invalid(let byte): output.append(byte)
      // A runner would take it for a command, were the document printed in a log.
      case .scalar(let scalar) where opening.isEnded(by: scalar): output += "\\u005b".utf8
      case .scalar(let scalar) where scalar.value < 0x7F: output.append(UInt8(scalar.value))
      case .scalar(let scalar) where scalar.isUnsafe && scalar != "\n":
        output += escaped(scalar).utf8
      case .scalar(let scalar): output += Array(UTF8.encode(scalar).map(Array.init) ?? [])
      }
    }
    return ByteString(output)
  }

  /// A scalar as `\u202e`; one beyond the first 65,536 as two such.
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    UTF16.encode(scalar).map(Array.init).map { units in
      units.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    } ?? ""
  }
}
