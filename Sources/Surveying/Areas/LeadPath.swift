internal import Basics

/// Paths as `OWNERS.lead` files write them.
enum LeadPath {
  /// The path from the repository's root that `text` means in a directory: a leading `/` is the root.
  static func resolve(_ text: ByteString, in directory: ByteString) -> ByteString {
    var bytes = text.bytes[...]
    let isFromRoot = bytes.first == UInt8(ascii: "/")
    while bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
    while bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
    let path = ByteString(bytes)
    return isFromRoot || directory.isEmpty ? path : directory + "/" + path
  }
}
