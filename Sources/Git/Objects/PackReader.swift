internal import Basics

/// Reads objects from packs.
final class PackReader {
  /// An object read lately that others are deltas against.
  private struct Base {
    /// Its index in `packs`.
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
  /// How many lookups count as few: a scan, which makes more, soon touches all of an index anyway.
  private static let rareLimit = 4096
  private static let baseCount = 1 << 12
  /// In bytes; when the bases kept reach it, all are dropped.
  private static let baseLimit = 64 << 20

  private(set) var packs: [Pack]
  private var lastFound = 0
  private var lookups = 0
  private let inflater = Inflater()
  private var bases = [Base](
    repeating: Base(pack: 0, offset: -1, object: nil, checksum: 0), count: baseCount)
  private var size = 0
  private var delta: [UInt8] = []

  init(_ packs: [Pack]) { self.packs = packs }

  /// Adds packs behind the others, whose indices in `packs` stay.
  func add(_ new: [Pack]) { packs += new }

  /// Whether a pack lists the object.
  func contains(_ id: ObjectID) -> Bool { locate(id) != nil }

  /// Ids that begin with the first `digits` hexadecimal digits of `prefix`: two at most a pack,
  /// which is enough to see that the prefix is ambiguous.
  func ids(startingWith prefix: ObjectID, digits: Int) -> [ObjectID] {
    packs.flatMap { $0.index.ids(startingWith: prefix, digits: digits) }
  }

  /// The ids of all objects, a pack after the other.
  func allIDs() -> [ObjectID] { packs.flatMap { $0.index.allIDs() } }

  /// The object; nil where no pack holds it.
  /// - Throws: `GitError` where every pack that should hold it is damaged there, and with code
  ///   `limit` where it is larger than ``RawObject/sizeLimit``.
  func read(_ id: ObjectID) throws(GitError) -> RawObject? {
    guard let (first, row) = locate(id) else { return nil }
    do {
      return try read(id, first, row)
    } catch {
      if error == .tooLarge { throw .tooLarge(id) }
    }
    for (index, pack) in packs.enumerated() where index != first {
      guard let row = pack.index.row(of: id) else { continue }
      do {
        return try read(id, index, row)
      } catch {
        if error == .tooLarge { throw .tooLarge(id) }
      }
    }
    throw .damagedPack(id)
  }

  /// The object's kind and size in bytes; nil as for `read`. Less is checked here than there.
  func header(_ id: ObjectID) throws(GitError) -> (kind: ObjectKind, size: Int)? {
    guard let (index, row) = locate(id) else { return nil }
    do {
      return try header(packs[index], at: row.offset)
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

  /// The size of what a delta makes, in bytes.
  private func resultSize(of entry: Pack.Entry, in pack: Pack) throws(Obstacle) -> Int {
    var start: (UInt64, UInt64) = (0, 0)
    let header = withUnsafeMutableBytes(of: &start) { buffer in
      let count = inflater.inflatePrefix(pack.compressed(from: entry.start), into: buffer)
      return PackDelta.header(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    guard let header else { throw .damaged }
    return header.resultSize
  }

  /// Where the entry of the base of `entry` begins.
  private func base(of entry: Pack.Entry, in pack: Pack) throws(Obstacle) -> Int {
    switch entry.form {
    case .delta(let base): return base
    case .referenceDelta(let id):
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
    for (index, pack) in packs.enumerated() where index != lastFound {
      if let row = pack.index.row(of: id, isRare: isRare) {
        lastFound = index
        return (index, row)
      }
    }
    return nil
  }

  /// Reads an object and everything that it is a delta against.
  ///
  /// The checksum of the entry itself is compared with the index's. That of a base on the way is
  /// compared when the base is asked for. An index of version 1 has none: the object is hashed.
  private func read(
    _ id: ObjectID, _ packIndex: Int, _ row: PackIndex.Row
  ) throws(Obstacle) -> RawObject {
    let pack = packs[packIndex]
    var chain: [Pack.Entry] = []
    var current = row.offset
    var object: RawObject
    var checksum: UInt32
    while true {
      if let cached = base(packIndex, current), let base = cached.object {
        (object, checksum) = (base, cached.checksum)
        break
      }
      guard chain.count < Self.chainLimit, let entry = pack.entry(at: current) else {
        throw .damaged
      }
      guard entry.size <= RawObject.sizeLimit else { throw .tooLarge }
      if case .whole(let kind) = entry.form {
        var length: Int?
        let made = RawObject(kind, size: entry.size) { output in
          length = inflater.inflate(pack.compressed(from: entry.start), into: output)
          return length != nil
        }
        guard let made, let length else { throw .damaged }
        object = made
        checksum = pack.checksum(of: entry, end: entry.start + length)
        if !chain.isEmpty { keep(object, checksum, packIndex, current) }
        break
      }
      chain.append(entry)
      current = try base(of: entry, in: pack)
    }
    while let entry = chain.popLast() {
      (object, checksum) = try apply(entry, of: pack, to: object)
      keep(object, checksum, packIndex, entry.offset)
    }
    let isSound =
      if let expected = row.checksum { checksum == expected } else {
        try hashes(object, to: id)
      }
    guard isSound else { throw .damaged }
    return object
  }

  private func hashes(_ object: RawObject, to id: ObjectID) throws(Obstacle) -> Bool {
    do {
      return try object.isNamed(id)
    } catch {
      throw .damaged
    }
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
      isTooLarge = header.resultSize > RawObject.sizeLimit
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

  private func slot(of offset: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(offset) &* 0x9E37_79B9_7F4A_7C15 >> 40) & (Self.baseCount - 1)
  }

  private func base(_ pack: Int, _ offset: Int) -> Base? {
    let base = bases[slot(of: offset)]
    return base.pack == pack && base.offset == offset ? base : nil
  }

  private func keep(_ object: RawObject, _ checksum: UInt32, _ pack: Int, _ offset: Int) {
    if size > Self.baseLimit {
      for index in bases.indices { bases[index].object = nil }
      size = 0
    }
    let slot = slot(of: offset)
    size += object.bytes.count - (bases[slot].object?.bytes.count ?? 0)
    bases[slot] = Base(pack: pack, offset: offset, object: object, checksum: checksum)
  }
}

extension GitError {
  /// A pack that holds the object, but not whole or not as its index says.
  static func damagedPack(_ id: ObjectID) -> GitError {
    GitError(
      code: .other(0), function: "PackReader.read",
      message: "the pack that holds object \(id) is damaged")
  }

  static func tooLarge(_ id: ObjectID) -> GitError {
    GitError(
      code: .limit, function: "PackReader.read",
      message: "object \(id) is larger than \(RawObject.sizeLimit >> 20) MiB")
  }
}
