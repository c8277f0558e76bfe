internal import Basics

/// A pack and its index, read in place.
///
/// libgit2 reads packs too, but sets up a decompressor for each object and takes locks that all
/// threads share; a scan of a whole history spends most of its time there. It also reads past the
/// end of a pack whose index is damaged. Left to it are forms of a pack that no git of today makes,
/// and objects that are very large.
final class Pack: Sendable {
  /// An object's bytes as the pack holds them.
  struct Entry: Sendable {
    enum Form: Sendable {
      case whole(ObjectKind)
      /// A difference to the object that begins at this offset.
      case delta(base: Int)
      /// A difference to another object of the same pack.
      case foreignDelta(base: ObjectID)
    }

    let form: Form
    let offset: Int
    /// Of what is compressed, in bytes.
    let size: Int
    /// Where what is compressed begins.
    let start: Int
  }

  /// In bytes; larger objects are left to libgit2.
  static let sizeLimit = 256 << 20

  private let file: MappedFile
  let index: PackIndex

  /// Nil where the files are not a pack of version 2 and its index.
  init?(indexPath: ByteString) {
    let stem = ByteString(indexPath.bytes.dropLast(4))
    guard let indexFile = MappedFile(indexPath, readLimit: PackIndex.mappedLimit),
      let index = PackIndex(indexFile),
      let file = MappedFile(stem + ".pack"), file.bytes.count >= 32,
      file.bytes.bigEndian32(at: 0) == 0x5041_434B, file.bytes.bigEndian32(at: 4) == 2
    else { return nil }
    self.file = file
    self.index = index
  }

  var size: Int { file.bytes.count }

  /// What the index must say of an entry that ends before `end`.
  func checksum(of entry: Entry, end: Int) -> UInt32 {
    Inflater.checksum(UnsafeRawBufferPointer(rebasing: file.bytes[entry.offset..<end]))
  }

  /// What is compressed from `start` on, and all that follows it.
  func compressed(from start: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[start..<(file.bytes.count - 20)])
  }

  /// The entry that begins at `offset`; nil where it cannot be understood.
  func entry(at offset: Int) -> Entry? {
    let bytes = file.bytes
    let end = bytes.count - 20
    guard offset >= 12, offset < end else { return nil }
    var index = offset
    var byte = bytes[index]
    index += 1
    let type = byte >> 4 & 7
    var size = Int(byte & 15)
    var shift = 4
    while byte & 0x80 != 0 {
      guard index < end, shift < 42 else { return nil }
      byte = bytes[index]
      index += 1
      size |= Int(byte & 0x7F) << shift
      shift += 7
    }
    let form: Entry.Form
    switch type {
    case 1: form = .whole(.commit)
    case 2: form = .whole(.tree)
    case 3: form = .whole(.blob)
    case 4: form = .whole(.tag)
    case 6:
      guard let distance = distance(at: &index, end: end), distance > 0, distance < offset else {
        return nil
      }
      form = .delta(base: offset - distance)
    case 7:
      guard end - index > 20, let base = bytes.baseAddress else { return nil }
      form = .foreignDelta(base: ObjectID(at: base + index))
      index += 20
    default: return nil
    }
    return index < end ? Entry(form: form, offset: offset, size: size, start: index) : nil
  }

  /// The distance back to a delta's base: each continuation also adds one.
  private func distance(at index: inout Int, end: Int) -> Int? {
    var value = 0
    for place in 0..<8 {
      guard index < end else { return nil }
      let byte = file.bytes[index]
      index += 1
      value = (place == 0 ? 0 : value + 1) << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }
}

/// A difference between two objects: pieces to copy from the old one, and new pieces.
enum PackDelta {
  /// The sizes that a delta begins with, in bytes, and where its pieces begin.
  static func header(
    _ delta: UnsafeRawBufferPointer
  ) -> (baseSize: Int, resultSize: Int, start: Int)? {
    var index = 0
    guard let base = number(delta, &index), let result = number(delta, &index) else { return nil }
    return (base, result, index)
  }

  private static func number(_ delta: UnsafeRawBufferPointer, _ index: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while index < delta.count, shift < 42 {
      let byte = delta[index]
      index += 1
      value |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }

  /// Makes the new object of the old one.
  /// - Parameter start: where the delta's pieces begin.
  /// - Returns: whether the delta is sound and fills `result`.
  static func apply(
    _ delta: UnsafeRawBufferPointer, from start: Int, to base: UnsafeRawBufferPointer,
    into result: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var index = start
    var filled = 0
    while index < delta.count {
      let command = delta[index]
      index += 1
      let piece: UnsafeRawBufferPointer
      if command & 0x80 != 0 {
        var offset = 0
        var length = 0
        for bit in 0..<7 where command & (1 << bit) != 0 {
          guard index < delta.count else { return false }
          if bit < 4 {
            offset |= Int(delta[index]) << (8 * bit)
          } else {
            length |= Int(delta[index]) << (8 * (bit - 4))
          }
          index += 1
        }
        if length == 0 { length = 0x10000 }
        guard length <= base.count, offset <= base.count - length else { return false }
        piece = UnsafeRawBufferPointer(rebasing: base[offset..<(offset + length)])
      } else {
        let length = Int(command)
        guard length > 0, length <= delta.count - index else { return false }
        piece = UnsafeRawBufferPointer(rebasing: delta[index..<(index + length)])
        index += length
      }
      guard piece.count <= result.count - filled else { return false }
      UnsafeMutableRawBufferPointer(rebasing: result[filled...]).copyMemory(from: piece)
      filled += piece.count
    }
    return filled == result.count
  }
}
