package import Basics

/// How docs write paths that lead somewhere.
package enum DocPath {
  /// How a link in a doc is written that leads to a path.
  /// - Parameters:
  ///   - old: as the link was written: from the root or from the doc; what follows `#` stays.
  ///   - path: from the repository's root.
  ///   - doc: likewise.
  package static func link(
    _ old: ByteString, to path: ByteString, in doc: ByteString
  ) -> ByteString {
    let fragment = ByteString(old.bytes.drop { $0 != UInt8(ascii: "#") })
    let written = old.hasPrefix("/") ? "/" + path : relative(path, in: doc)
    return percentEncoded(written) + fragment
  }

  /// A path as seen from the directory of a doc.
  package static func relative(_ path: ByteString, in doc: ByteString) -> ByteString {
    let separator = UInt8(ascii: "/")
    var from = doc.split(separator: separator).dropLast()[...]
    var to = path.split(separator: separator)[...]
    while let here = from.first, here == to.first, to.count > 1 {
      from = from.dropFirst()
      to = to.dropFirst()
    }
    let steps = Array(repeating: "..", count: from.count) + to
    return ByteString(steps.map(\.bytes).joined(separator: [separator]))
  }

  /// With escapes for what would end the target of a link, or begin something else in it.
  private static func percentEncoded(_ path: ByteString) -> ByteString {
    var encoded: [UInt8] = []
    for byte in path.bytes {
      if byte <= 0x20 || byte == 0x7F || "#%?()<>[]\\\"'".utf8.contains(byte) {
        encoded += (byte < 0x10 ? "%0" : "%").utf8
        encoded += String(byte, radix: 16, uppercase: true).utf8
      } else {
        encoded.append(byte)
      }
    }
    return ByteString(encoded)
  }
}
