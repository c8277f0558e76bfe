internal import Basics

/// Reads objects from the repository's own packs.
final class PackReader {
  /// Objects that others are kept as differences to, read last.
  private struct Base {
    var pack: Int
    var offset: Int
    var object: RawObject?
  }

  /// git itself makes no longer chains than 4095.
  private static let chainLimit = 10_000
  /// Object directories that are borrowed from, a little more than git follows in depth.
  private static let alternateLimit = 16
  private static let places = 1 << 12
  /// In bytes; when the bases kept reach it, all are let go.
  private static let limit = 64 << 20

  let packs: [Pack]
  private var lastFound = 0
  private let inflater = Inflater()
  private var bases = [Base](
    repeating: Base(pack: 0, offset: -1, object: nil), count: places)
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

  /// The object; nil where no pack holds it, or where something in the pack is not understood:
  /// then it is libgit2 that finds the words for what is wrong.
  func read(_ id: ObjectID) -> RawObject? {
    locate(id).flatMap { read(packs[$0.pack], $0.pack, at: $0.offset) }
  }

  /// The object's kind and size in bytes; nil as for `read`.
  func header(_ id: ObjectID) -> (kind: ObjectKind, size: Int)? {
    guard let (number, offset) = locate(id), let first = packs[number].entry(at: offset) else {
      return nil
    }
    var size = first.size
    if case .whole(let kind) = first.form { return (kind, size) }
    var start: (UInt64, UInt64) = (0, 0)
    let prefix = withUnsafeMutableBytes(of: &start) { buffer in
      let count = inflater.inflatePrefix(packs[number].compressed(from: first.start), into: buffer)
      return PackDelta.header(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    guard let prefix else { return nil }
    size = prefix.resultSize
    var entry = first
    for _ in 0..<Self.chainLimit {
      switch entry.form {
      case .whole(let kind): return (kind, size)
      case .delta(let base):
        guard let next = packs[number].entry(at: base) else { return nil }
        entry = next
      case .foreignDelta: return nil
      }
    }
    return nil
  }

  private func locate(_ id: ObjectID) -> (pack: Int, offset: Int)? {
    guard !packs.isEmpty else { return nil }
    if let offset = packs[lastFound].index.offset(of: id) { return (lastFound, offset) }
    for (number, pack) in packs.enumerated() where number != lastFound {
      if let offset = pack.index.offset(of: id) {
        lastFound = number
        return (number, offset)
      }
    }
    return nil
  }

  private func read(_ pack: Pack, _ number: Int, at offset: Int) -> RawObject? {
    var chain: [Pack.Entry] = []
    var offsets: [Int] = []
    var current = offset
    var object: RawObject?
    while object == nil {
      if let known = base(number, current) {
        object = known
        break
      }
      guard chain.count < Self.chainLimit, let entry = pack.entry(at: current) else { return nil }
      switch entry.form {
      case .whole(let kind):
        object = RawObject(kind, size: entry.size) { output in
          inflater.inflate(pack.compressed(from: entry.start), into: output)
        }
        guard let object else { return nil }
        if !chain.isEmpty { keep(object, number, current) }
      case .delta(let base):
        chain.append(entry)
        offsets.append(current)
        current = base
      case .foreignDelta: return nil
      }
    }
    while let entry = chain.popLast(), let place = offsets.popLast(), let old = object {
      guard let new = apply(entry, of: pack, to: old) else { return nil }
      keep(new, number, place)
      object = new
    }
    return object
  }

  private func apply(_ entry: Pack.Entry, of pack: Pack, to old: RawObject) -> RawObject? {
    if delta.count < entry.size { delta = Array(repeating: 0, count: entry.size * 2) }
    return delta.withUnsafeMutableBytes { buffer in
      let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<entry.size])
      guard inflater.inflate(pack.compressed(from: entry.start), into: target) else { return nil }
      let pieces = UnsafeRawBufferPointer(target)
      guard let header = PackDelta.header(pieces) else { return nil }
      return old.withBytes { base in
        guard header.baseSize == base.count else { return nil }
        return RawObject(old.kind, size: header.resultSize) { output in
          PackDelta.apply(pieces, from: header.start, to: base, into: output)
        }
      }
    }
  }

  private func place(_ offset: Int) -> Int {
    Int(truncatingIfNeeded: UInt64(offset) &* 0x9E37_79B9_7F4A_7C15 >> 40) & (Self.places - 1)
  }

  private func base(_ pack: Int, _ offset: Int) -> RawObject? {
    let base = bases[place(offset)]
    return base.pack == pack && base.offset == offset ? base.object : nil
  }

  private func keep(_ object: RawObject, _ pack: Int, _ offset: Int) {
    if size > Self.limit {
      for index in bases.indices { bases[index].object = nil }
      size = 0
    }
    let place = place(offset)
    size += object.bytes.count - (bases[place].object?.bytes.count ?? 0)
    bases[place] = Base(pack: pack, offset: offset, object: object)
  }
}
