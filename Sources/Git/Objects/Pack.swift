internal import Basics

/// A pack and its index, read in place (gitformat-pack).
///
/// Not left to libgit2, which sets up a decompressor for each object and takes locks that all
/// threads share; a scan of a whole history would spend most of its time there. It also reads past
/// the end of a pack whose index is damaged.
final class Pack: Sendable {
  /// An object's bytes as the pack holds them.
  struct Entry: Sendable {
    enum Form: Sendable {
      case whole(ObjectKind)
      /// A delta against the entry that begins at this offset.
      case delta(base: Int)
      /// A delta against another object of the same pack.
      case referenceDelta(base: ObjectID)
    }

    let form: Form
    let offset: Int
    /// Of what is compressed, in bytes.
    let size: Int
    /// Where what is compressed begins.
    let start: Int
  }

  private let file: MappedFile
  let indexPath: ByteString
  let index: PackIndex

  /// Nil where the files are not a pack and its index. Versions 2 and 3 of a pack are the same.
  init?(indexPath: ByteString) {
    let stem = ByteString(indexPath.bytes.dropLast(4))
    guard let indexFile = MappedFile(indexPath, readLimit: PackIndex.mappedLimit),
      let index = PackIndex(indexFile),
      let file = MappedFile(stem + ".pack"), file.bytes.count >= 32,
      file.bytes.bigEndian32(at: 0) == 0x5041_434B,
      (2...3).contains(file.bytes.bigEndian32(at: 4))
    else { return nil }
    self.file = file
    self.indexPath = indexPath
    self.index = index
  }

  /// The packs of object directories; the largest first.
  /// - Parameter opened: paths of indexes that are left out.
  static func all(
    in directories: [ByteString], except opened: Set<ByteString> = []
  ) -> [Pack] {
    directories.flatMap { directory in
      let folder = directory + "/pack/"
      let names = (FileReader.list(folder)?.files ?? []).filter { $0.hasSuffix(".idx") }
      return names.sorted().map { folder + $0 }.filter { !opened.contains($0) }
        .compactMap { Pack(indexPath: $0) }
    }
    .sorted { $0.size > $1.size }
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
      form = .referenceDelta(base: ObjectID(at: base + index))
      index += 20
    default: return nil
    }
    return index < end ? Entry(form: form, offset: offset, size: size, start: index) : nil
  }

  /// The distance back to a delta's base: each continuation also adds one.
  private func distance(at index: inout Int, end: Int) -> Int? {
    var value = 0
    for step in 0..<8 {
      guard index < end else { return nil }
      let byte = file.bytes[index]
      index += 1
      value = (step == 0 ? 0 : value + 1) << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }
}
