internal import Basics
internal import GitHistory
internal import Markdown

/// Finds items of a list by their names: letters and digits alone, in lower case.
struct FoldedNames {
  private let items: [ByteString: [Int]]

  /// - Parameter names: of the items, folded.
  init(_ names: some Sequence<ByteString>) {
    items = Dictionary(grouping: names.enumerated(), by: \.element).mapValues { $0.map(\.offset) }
  }

  /// The items with a folded name, ascending.
  subscript(name: ByteString) -> [Int] { items[name] ?? [] }

  /// A name as `MarkdownDocument.letters` folds it.
  static func fold(_ name: UnsafeRawBufferPointer) -> ByteString {
    var folded: [UInt8] = []
    folded.reserveCapacity(name.count)
    for byte in name {
      if byte >= 0x80 { return MarkdownDocument.letters(of: ByteString(name)) }
      if byte.isASCIILetter || byte.isASCIIDigit { folded.append(byte.asciiLowercased) }
    }
    return ByteString(folded)
  }

  /// A file's name without its extension, folded.
  static func fold(ofFile name: UnsafeRawBufferPointer) -> ByteString {
    fold(CodeFiles.part(name, to: CodeFiles.stemEnd(name)))
  }

  static func fold(ofFile path: PathID, _ paths: PathTable) -> ByteString {
    var folded: ByteString = ""
    paths.visitName(of: path) { folded = fold(ofFile: $0) }
    return folded
  }
}
