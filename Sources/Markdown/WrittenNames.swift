internal import Basics

/// Finds the names that a text gives its places itself, in the ways of other Markdown than GitHub's:
/// `{#name}` and `{: #name}` of kramdown and Pandoc, behind a heading, a paragraph, a span or `:::`, and
/// `(name)=` of MyST.
enum WrittenNames {
  /// In bytes; what is longer between two braces is no list of attributes.
  private static let lengthLimit = 200

  static func found(in text: [UInt8]) -> [ByteString] {
    var names: [ByteString] = []
    text.withUnsafeBytes { text in
      var offset = 0
      while let open = text.offset(of: UInt8(ascii: "{"), from: offset) {
        offset = open + 1
        let rest = text[offset...].prefix(lengthLimit)
        guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { continue }
        names += attributes(rest[..<close])
      }
      offset = 0
      while let sign = text.offset(of: UInt8(ascii: "="), from: offset) {
        offset = sign + 1
        if let label = label(before: sign, in: text) { names.append(label) }
      }
    }
    return names
  }

  private static func attributes(_ text: Slice<UnsafeRawBufferPointer>) -> [ByteString] {
    guard !text.contains(0x0A) else { return [] }
    let words = text.drop { $0 == UInt8(ascii: ":") }.split(whereSeparator: \.isASCIISpace)
    return words.filter { $0.first == UInt8(ascii: "#") && $0.count > 1 }
      .map { ByteString(Array($0.dropFirst())) }
  }

  /// The label of a line that is `(label)=`.
  private static func label(before sign: Int, in text: UnsafeRawBufferPointer) -> ByteString? {
    guard sign > 2, text[sign - 1] == UInt8(ascii: ")"),
      text[(sign + 1)...].prefix(while: { $0 != 0x0A }).allSatisfy(\.isASCIISpace)
    else { return nil }
    var start = sign - 2
    while start > 0, text[start - 1] != 0x0A, sign - start < lengthLimit { start -= 1 }
    let line = text[start..<(sign - 1)].drop { $0.isASCIISpace || $0 == UInt8(ascii: ">") }
    guard line.first == UInt8(ascii: "("), line.count > 1,
      !line.dropFirst().contains(where: { $0.isASCIISpace || $0 == UInt8(ascii: "(") })
    else { return nil }
    return ByteString(Array(line.dropFirst()))
  }
}
