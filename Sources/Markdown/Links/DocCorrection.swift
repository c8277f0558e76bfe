package import Basics

/// Writes other targets into the links of a Markdown document, and other paths into its text. Every other
/// byte stays.
package struct DocCorrection {
  /// Something that is written otherwise.
  package struct Replacement: Hashable, Sendable {
    package let old: ByteString
    package let new: ByteString
    /// From 1, in the document as it was.
    package let line: Int
  }

  /// So many places are tried for one target: each costs a reading of the document.
  private static let trialLimit = 200

  /// The document with all that was replaced.
  package private(set) var bytes: [UInt8]
  /// In the order in which they were made.
  package private(set) var replacements: [Replacement] = []

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Gives the links to one target another one. A place counts only if the document, read again, differs in
  /// nothing but the targets of such links: the same text in code or in prose is left alone.
  package mutating func replaceTarget(_ old: ByteString, with new: ByteString) {
    guard !old.isEmpty, old != new else { return }
    var links = Self.links(bytes)
    guard links.contains(where: { $0.destination == old }) else { return }
    for offset in places(of: old).suffix(Self.trialLimit).reversed() {
      let trial = replacing(offset..<(offset + old.count), with: new)
      let found = Self.links(trial)
      guard Self.differ(links, found, only: old, new) else { continue }
      note(old, new, at: offset)
      (bytes, links) = (trial, found)
    }
  }

  /// Writes a path of the text otherwise, wherever the text names it as `PathWordScan` finds it.
  package mutating func replaceMention(_ old: ByteString, with new: ByteString) {
    guard !old.isEmpty, old != new else { return }
    for word in PathWordScan(bytes).words.reversed() where word.path == old {
      // What stands before the path, such as `./`, stays.
      guard
        let offset = word.range.first(where: {
          bytes[$0..<word.range.upperBound].starts(with: old.bytes)
        })
      else { continue }
      note(old, new, at: offset)
      bytes = replacing(offset..<(offset + old.count), with: new)
    }
  }

  private static func links(_ bytes: [UInt8]) -> [MarkdownDocument.Link] {
    MarkdownDocument(bytes).links
  }

  /// Whether some links lead to `new` instead of to `old`, and nothing else differs.
  private static func differ(
    _ before: [MarkdownDocument.Link], _ after: [MarkdownDocument.Link], only old: ByteString,
    _ new: ByteString
  ) -> Bool {
    guard before.count == after.count else { return false }
    var isChanged = false
    for (one, other) in zip(before, after) where one.destination != other.destination {
      guard one.destination == old, other.destination == new, one.kind == other.kind else {
        return false
      }
      isChanged = true
    }
    return isChanged
  }

  /// Where a text stands that neither goes on before it nor behind it.
  private func places(of text: ByteString) -> [Int] {
    guard bytes.count >= text.count, let first = text.bytes.first else { return [] }
    var places: [Int] = []
    for offset in 0...(bytes.count - text.count)
    where bytes[offset] == first && bytes[offset...].starts(with: text.bytes) {
      let before = offset > 0 ? bytes[offset - 1] : 0x20
      let end = offset + text.count
      let after = end < bytes.count ? bytes[end] : 0x20
      if Self.opens(before), Self.closes(after) { places.append(offset) }
    }
    return places
  }

  private static func opens(_ byte: UInt8) -> Bool {
    byte.isASCIISpace || "(<\"'=".utf8.contains(byte)
  }

  private static func closes(_ byte: UInt8) -> Bool {
    byte.isASCIISpace || ")>\"'".utf8.contains(byte)
  }

  private func replacing(_ range: Range<Int>, with new: ByteString) -> [UInt8] {
    Array(bytes[..<range.lowerBound]) + new.bytes + Array(bytes[range.upperBound...])
  }

  private mutating func note(_ old: ByteString, _ new: ByteString, at offset: Int) {
    let line = 1 + bytes[..<offset].count { $0 == 0x0A }
    replacements.append(Replacement(old: old, new: new, line: line))
  }
}
