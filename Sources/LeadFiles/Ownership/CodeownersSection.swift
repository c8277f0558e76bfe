internal import Basics

/// The head of a section, as GitLab has them: `^[Name][2] @default @owners`.
struct CodeownersSection {
  var name: ByteString
  /// Whether it asks for no approval: `^` stands before it.
  let isOptional: Bool
  /// Whoever owns its entries that name nobody.
  let owners: [ByteString]

  /// - Returns: nil for a line that is none.
  init?(_ line: ByteString) {
    var rest = line.bytes[...]
    isOptional = rest.first == UInt8(ascii: "^")
    if isOptional { rest = rest.dropFirst() }
    guard rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    name = ByteString(rest[(rest.startIndex + 1)..<end]).trimmed
    rest = rest[(end + 1)...]
    if rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
      guard rest[(rest.startIndex + 1)..<end].allSatisfy(\.isASCIIDigit) else { return nil }
      rest = rest[(end + 1)...]
    }
    guard !name.isEmpty, rest.first.map(\.isASCIISpace) ?? true else { return nil }
    owners = CodeownersLine.words(ByteString(rest)).filter(CodeownersLine.isOwner)
  }
}
