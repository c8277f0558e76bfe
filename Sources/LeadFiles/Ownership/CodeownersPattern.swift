internal import Basics

/// One path pattern of a CODEOWNERS file, compiled once.
///
/// GitHub: as in `.gitignore`, but a bracket is a letter like any other, there is no `!`, and what
/// ends with `/*` is not followed into directories. GitLab: a pattern that does not begin with `/` may
/// begin in any directory, and only one that ends with `/` or `/**` names what lies below.
struct CodeownersPattern: Sendable {
  private let glob: Wildmatch?
  private let extent: Wildmatch.Extent

  /// - Throws: why the forge passes over the line.
  init(_ text: ByteString, _ dialect: Codeowners.Dialect) throws(Wildmatch.Invalid) {
    let slash = UInt8(ascii: "/")
    var bytes = text.bytes[...]
    let isRooted = bytes.first == slash
    let isDirectory = bytes.last == slash
    if isRooted { bytes = bytes.dropFirst() }
    if isDirectory { bytes = bytes.dropLast() }
    // GitHub takes no file for `/`, and GitLab every one.
    guard !bytes.isEmpty else {
      glob = dialect == .github ? nil : try Wildmatch(Array("**".utf8))
      extent = .path
      return
    }
    let isAnchored =
      switch dialect {
      case .github: isRooted || bytes.contains(slash)
      case .gitlab: isRooted
      }
    var pattern = isAnchored ? [] : Array("**/".utf8)
    for byte in bytes {
      if byte == UInt8(ascii: "["), dialect == .github { pattern.append(UInt8(ascii: "\\")) }
      pattern.append(byte)
    }
    glob = try Wildmatch(pattern)
    let isOneLevel = bytes.suffix(2).elementsEqual("/*".utf8)
    extent =
      switch dialect {
      case .github: isDirectory ? .above : isOneLevel ? .path : .pathOrAbove
      case .gitlab: isDirectory ? .above : .path
      }
  }

  /// Whether it names a file.
  func matches(_ path: ByteString) -> Bool { glob?.matches(path.bytes, from: 0, extent) ?? false }
}
