internal import Basics

/// Reads objects from the repository's own packs.
final class PackReader {
  /// Objects that others are kept as differences to, read last.
  private struct Base {
    var pack: Int
    var offset: Int
    var object: RawObject?
    /// Of the object's own entry in the pack.
    var checksum: UInt32
  }

  /// Why an object that a pack should hold cannot be read from it here.
  private enum Obstacle: Error {
    case damaged
    case tooLarge
  }

  /// git itself makes no longer chains than 4095.
  private static let chainLimit = 10_000
  /// Objects that are few: whoever asks for more, as a scan does, will soon have mapped all of an
  /// index anyway.
  private static let rareLimit = 4096
  /// Object directories that are borrowed from, a little more than git follows in depth.
  private static let alternateLimit = 16
  private static let places = 1 << 12
  /// In bytes; when the bases kept reach it, all are let go.
  private static let limit = 64 << 20

  let packs: [Pack]
  private var lastFound = 0
  private var lookups = 0
  private let inflater = Inflater()
  private var bases = [Base](
    repeating: Base(pack: 0, offset: -1, object: nil, checksum: 0), count: places)
  private var size = 0
  private var delta: [UInt8] = []

  init(_ packs: [Pack]) { self.packs = packs }

  /// An object directory and those that it borrows from.
  /// - Parameter objects: without a slash at its end.
  static func directories(of objects: ByteString) -> [ByteString] {
    var directories = [objects]
    var next = 0
    while next < directories.count, directories.count <= alternateLimit {
      for alternate in alternates(of: directories[next]) where !directories.contains(alternate) {
        directories.append(alternate)
      }
      next += 1
    }
    return directories
  }

  /// The packs of object directories; the largest first.
  static func packs(in directories: [ByteString]) -> [Pack] {
    directories.flatMap { directory in
      let folder = directory + "/pack/"
      let names = (FileReader.list(folder)?.files ?? []).filter { $0.hasSuffix(".idx") }
      return names.sorted().compactMap { Pack(indexPath: folder + $0) }
    }
    .sorted { $0.size > $1.size }
  }

  /// The object directories that `info/alternates` names (gitrepository-layout); a relative one
  /// counts from the directory itself. A quoted one is left to libgit2.
  private static func alternates(of objects: ByteString) -> [ByteString] {
    let text = FileReader.contents(of: objects + "/info/alternates", limit: 1 << 16) ?? ""
    return text.split(separator: UInt8(ascii: "\n")).compactMap { line in
      switch line.bytes.first {
      case nil, UInt8(ascii: "#"), UInt8(ascii: "\""): nil
      case UInt8(ascii: "/"): line
      default: objects + "/" + line
      }
    }
  }

  /// The object; nil where no pack holds it, or where it is so large that libgit2 may read it.
  /// - Throws: `GitError` where every pack that should hold it is damaged there.
  func read(_ id: ObjectID) throws(GitError) -> RawObject? {
    guard let (first, row) = locate(id) else { return nil }
    do {
      return try read(first, row)
    } catch {
      if error == .tooLarge { return nil }
    }
    for (number, pack) in packs.enumerated() where number != first {
      guard let row = pack.index.row(of: id) else { continue }
      do {
        return try read(number, row)
      } catch {
        if error == .tooLarge { return nil }
      }
    }
    throw .damagedPack(id)
  }

  /// The object's kind and size in bytes; nil as for `read`. Less is checked here than there.
  func header(_ id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int)? {
    guard let (number, row) = locate(id) else { return nil }
    do {
      return try header(packs[number], at: row.offset)
    } catch {
      throw .damagedPack(id)
    }
  }

  private func header(
    _ pack: Pack, at offset: Int
  ) throws(Obstacle) -> (kind: ObjectKind, size: Int) {
    var size: Int?
    var current = offset
    for _ in 0..<Self.chainLimit {
      guard let entry = pack.entry(at: current) else { throw .damaged }
      if case .whole(let kind) = entry.form { return (kind, size ?? entry.size) }
      if size == nil { size = try resultSize(of: entry, in: pack) }
      current = try base(of: entry, in: pack)
    }
    throw .damaged
  }

  /// The size of what a difference makes, in bytes.
  private func resultSize(of entry: Pack.Entry, in pack: Pack) throws(Obstacle) -> Int {
    var start: (UInt64, UInt64) = (0, 0)
    let header = withUnsafeMutableBytes(of: &start) { buffer in
      let count = inflater.inflatePrefix(pack.compressed(from: entry.start), into: buffer)
      return PackDelta.header(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    guard let header else { throw .damaged }
    return header.resultSize
  }

  /// Where the object begins that `entry` is a difference to.
  private func base(of entry: Pack.Entry, in pack: Pack) throws(Obstacle) -> Int {
    switch entry.form {
    case .delta(let base): return base
    case .foreignDelta(let id):
      guard let row = pack.index.row(of: id) else { throw .damaged }
      return row.offset
    case .whole: throw .damaged
    }
  }

  private func locate(_ id: ObjectID) -> (pack: Int, row: PackIndex.Row)? {
    guard !packs.isEmpty else { return nil }
    lookups += 1
    let isRare = lookups <= Self.rareLimit
    if let row = packs[lastFound].index.row(of: id, isRare: isRare) { return (lastFound, row) }
    for (number, pack) in packs.enumerated() where number != lastFound {
      if let row = pack.index.row(of: id, isRare: isRare) {
        lastFound = number
        return (number, row)
      }
    }
    return nil
  }

  /// Reads an object and everything that it is a difference to.
  ///
  /// The checksum is asked of the entry itself. That of an entry on the way is asked when its own
  /// object is read.
  private func read(_ number: Int, _ row: PackIndex.Row) throws(Obstacle) -> RawObject {
    let pack = packs[number]
    var chain: [Pack.Entry] = []
    var current = row.offset
    var object: RawObject
    var checksum: UInt32
    while true {
      if let known = base(number, current), let kept = known.object {
        (object, checksum) = (kept, known.checksum)
        break
      }
      guard chain.count < Self.chainLimit, let entry = pack.entry(at: current) else {
        throw .damaged
      }
      guard entry.size <= Pack.sizeLimit else { throw .tooLarge }
      if case .whole(let kind) = entry.form {
        var length: Int?
        let made = RawObject(kind, size: entry.size) { output in
          length = inflater.inflate(pack.compressed(from: entry.start), into: output)
          return length != nil
        }
        guard let made, let length else { throw .damaged }
        object = made
        checksum = pack.checksum(of: entry, end: entry.start + length)
        if !chain.isEmpty { keep(object, checksum, number, current) }
        break
      }
      chain.append(entry)
      current = try base(of: entry, in: pack)
    }
    while let entry = chain.popLast() {
      (object, checksum) = try apply(entry, of: pack, to: object)
      keep(object, checksum, number, entry.offset)
    }
    guard checksum == row.checksum else { throw .damaged }
    return object
  }

  private func apply(
    _ entry: Pack.Entry, of pack: Pack, to old: RawObject
  ) throws(Obstacle) -> (RawObject, checksum: UInt32) {
    if delta.count < entry.size { delta = Array(repeating: 0, count: entry.size * 2) }
    var length: Int?
    var isTooLarge = false
    let new = delta.withUnsafeMutableBytes { buffer -> RawObject? in
      let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<entry.size])
      length = inflater.inflate(pack.compressed(from: entry.start), into: target)
      let pieces = UnsafeRawBufferPointer(target)
      guard length != nil, let header = PackDelta.header(pieces) else { return nil }
      isTooLarge = header.resultSize > Pack.sizeLimit
      return old.withBytes { base in
        guard !isTooLarge, header.baseSize == base.count else { return nil }
        return RawObject(old.kind, size: header.resultSize) { output in
          PackDelta.apply(pieces, from: header.start, to: base, into: output)
        }
      }
    }
    guard let new, let length else { throw isTooLarge ? .tooLarge : .damaged }
    return (new, pack.checksum(of: entry, end: entry.start + length))
  }

  private func place(_ offset: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(offset) &* 0x9E37_79B9_7F4A_7C15 >> 40) & (Self.places - 1)
  }

  private func base(_ pack: Int, _ offset: Int) -> Base? {
    let base = bases[place(offset)]
    return base.pack == pack && base.offset == offset ? base : nil
  }

  private func keep(_ object: RawObject, _ checksum: UInt32, _ pack: Int, _ offset: Int) {
    if size > Self.limit {
      for index in bases.indices { bases[index].object = nil }
      size = 0
    }
    let place = place(offset)
    size += object.bytes.count - (bases[place].object?.bytes.count ?? 0)
    bases[place] = Base(pack: pack, offset: offset, object: object, checksum: checksum)
  }
}

extension GitError {
  /// A pack that holds the object, but not whole or not as its index says.
  static func damagedPack(_ id: ObjectID) -> GitError {
    GitError(
      code: .other(0), function: "PackReader.read",
      message: "the pack that holds object \(id) is damaged")
  }
}
