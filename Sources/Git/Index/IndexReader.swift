internal import Basics

/// Takes apart the bytes of an index (git's documentation: gitformat-index). Every length is
/// checked before it is believed.
struct IndexReader {
  private let bytes: [UInt8]
  private var offset = 0
  /// Where the checksum begins.
  private let end: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = max(0, bytes.count - 20)
  }

  mutating func read(
    _ entries: inout [IndexFile.Entry], _ names: inout [UInt8], _ tree: inout CachedTree?,
    _ shared: inout SharedPart?
  ) throws(GitError) {
    guard bytes.starts(with: "DIRC".utf8) else { throw IndexFile.damaged("it is no index") }
    offset = 4
    let version = try integer()
    guard (2...4).contains(version) else {
      throw IndexFile.damaged("it is of version \(version), and leadlint reads 2 to 4")
    }
    let count = try integer()
    guard count <= (end - offset) / 62 else { throw Self.short }
    entries.reserveCapacity(count)
    names.reserveCapacity(bytes.count / 2)
    var previous = 0..<0
    for _ in 0..<count {
      let entry = try entry(version, previous, &names)
      entries.append(entry)
      previous = entry.name
    }
    while offset + 8 <= end {
      let signature = bytes[offset..<offset + 4]
      offset += 4
      let length = try integer()
      guard length <= end - offset else { throw Self.short }
      let content = offset..<offset + length
      if signature.elementsEqual("TREE".utf8) {
        tree = cachedTree(content)
      } else if signature.elementsEqual("link".utf8) {
        shared = try sharedPart(content)
      } else if let first = signature.first, !(0x41...0x5A).contains(first),
        !signature.elementsEqual("sdir".utf8)
      {
        // What begins with a capital can be left unread; nothing else can.
        throw IndexFile.damaged(
          "it holds a part '\(String(decoding: signature, as: UTF8.self))', which leadlint "
            + "cannot read")
      }
      offset = content.upperBound
    }
  }

  private static var short: GitError { IndexFile.damaged("it ends too early") }

  private mutating func integer() throws(GitError) -> Int {
    guard offset + 4 <= end else { throw Self.short }
    let value = bytes.withUnsafeBytes { $0.bigEndian32(at: offset) }
    offset += 4
    return Int(value)
  }

  /// - Parameter previous: the entry before, whose name one of version 4 continues.
  private mutating func entry(
    _ version: Int, _ previous: Range<Int>, _ names: inout [UInt8]
  ) throws(GitError) -> IndexFile.Entry {
    let start = offset
    guard start + 62 <= end else { throw Self.short }
    let (mode, id, flags) = bytes.withUnsafeBytes { bytes in
      (
        bytes.bigEndian32(at: start + 24),
        bytes.baseAddress.map { ObjectID(at: $0 + start + 40) } ?? .zero,
        UInt16(bytes[start + 60]) << 8 | UInt16(bytes[start + 61])
      )
    }
    offset = start + 62
    var extended: UInt16 = 0
    if version >= 3, flags & 0x4000 != 0 {
      guard offset + 2 <= end else { throw Self.short }
      extended = UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1])
      offset += 2
    }
    let nameStart = names.count
    if version == 4 {
      let dropped = try variableInteger()
      guard dropped <= previous.count else { throw IndexFile.damaged("a path is damaged") }
      names.append(contentsOf: names[previous.lowerBound..<previous.upperBound - dropped])
    }
    let textEnd = try zero(from: offset)
    names.append(contentsOf: bytes[offset..<textEnd])
    // Before version 4 an entry's length is a multiple of eight, filled with zeros.
    offset = version == 4 ? textEnd + 1 : start + (textEnd - start + 8) / 8 * 8
    guard offset <= end else { throw Self.short }
    return IndexFile.Entry(
      name: nameStart..<names.count, mode: mode, id: id, stage: UInt8(flags >> 12 & 3),
      isIntentToAdd: extended & 0x2000 != 0)
  }

  private func zero(from start: Int) throws(GitError) -> Int {
    let found = bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { TreeEntry.zero(in: $0, from: start, to: end) } ?? end
    }
    guard found < end else { throw Self.short }
    return found
  }

  /// An integer as packs write the distance to a base.
  private mutating func variableInteger() throws(GitError) -> Int {
    var value = 0
    while offset < end {
      let byte = bytes[offset]
      offset += 1
      value += Int(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
      value = (value + 1) << 7
      guard value < 1 << 32 else { break }
    }
    throw IndexFile.damaged("a path is damaged")
  }

  // MARK: - Extensions

  /// Nil where it is damaged: nothing depends on it.
  private func cachedTree(_ range: Range<Int>) -> CachedTree? {
    var cursor = range.lowerBound
    return cachedTree(&cursor, range.upperBound, depth: 0)
  }

  private func cachedTree(_ cursor: inout Int, _ end: Int, depth: Int) -> CachedTree? {
    func text(until byte: UInt8) -> ArraySlice<UInt8>? {
      guard let stop = bytes[cursor..<end].firstIndex(of: byte) else { return nil }
      defer { cursor = stop + 1 }
      return bytes[cursor..<stop]
    }
    guard depth < 1024, cursor < end, let name = text(until: 0),
      let countText = text(until: 0x20), let childrenText = text(until: 0x0A),
      let count = Int(String(decoding: countText, as: UTF8.self)),
      let childCount = Int(String(decoding: childrenText, as: UTF8.self)),
      childCount >= 0, childCount <= end - cursor
    else { return nil }
    var id = ObjectID.zero
    if count >= 0 {
      guard cursor + 20 <= end else { return nil }
      id = bytes.withUnsafeBytes { raw in
        raw.baseAddress.map { ObjectID(at: $0 + cursor) } ?? .zero
      }
      cursor += 20
    }
    var children: [CachedTree] = []
    for _ in 0..<childCount {
      guard let child = cachedTree(&cursor, end, depth: depth + 1) else { return nil }
      children.append(child)
    }
    return CachedTree(name: name, count: count >= 0 ? count : nil, id: id, children: children)
  }

  private func sharedPart(_ range: Range<Int>) throws(GitError) -> SharedPart {
    guard range.count >= 20 else { throw Self.short }
    var shared = SharedPart(
      base: bytes.withUnsafeBytes { raw in
        raw.baseAddress.map { ObjectID(at: $0 + range.lowerBound) } ?? .zero
      })
    guard range.count > 20 else { return shared }
    var cursor = range.lowerBound + 20
    shared.deleted = try bitmap(&cursor, range.upperBound)
    shared.replaced = try bitmap(&cursor, range.upperBound)
    return shared
  }

  /// The indices of the bits that are set in a compressed bitmap (EWAH).
  private func bitmap(_ cursor: inout Int, _ end: Int) throws(GitError) -> [Int] {
    guard cursor + 8 <= end else { throw Self.short }
    let (size, count) = bytes.withUnsafeBytes { raw in
      (Int(raw.bigEndian32(at: cursor)), Int(raw.bigEndian32(at: cursor + 4)))
    }
    cursor += 8
    guard count * 8 + 4 <= end - cursor else { throw Self.short }
    let words = bytes.withUnsafeBytes { raw in
      (0..<count).map { raw.bigEndian64(at: cursor + $0 * 8) }
    }
    cursor += count * 8 + 4
    var set: [Int] = []
    var bit = 0
    var next = 0
    while next < count {
      let marker = words[next]
      next += 1
      let run = Int(marker >> 1 & 0xFFFF_FFFF) * 64
      let literals = Int(marker >> 33)
      // An index has fewer entries than bytes, so that no honest run is longer.
      guard bit + run <= size + 64, literals <= count - next, size <= 1 << 27 else {
        throw IndexFile.damaged("the index is split, and its list of changes is damaged")
      }
      if marker & 1 == 1 { set += bit..<bit + run }
      bit += run
      for word in words[next..<next + literals] {
        var rest = word
        while rest != 0 {
          set.append(bit + rest.trailingZeroBitCount)
          rest &= rest - 1
        }
        bit += 64
      }
      next += literals
    }
    return set
  }
}
