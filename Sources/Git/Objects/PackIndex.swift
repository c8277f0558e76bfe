internal import Basics

/// A pack's index, version 2: where each object stands in the pack (gitformat-pack).
struct PackIndex: Sendable {
  /// An object's row in the index.
  struct Row {
    /// Where its entry begins in the pack.
    let offset: Int
    /// Of its entry as it stands in the pack.
    let checksum: UInt32
  }

  private static let fanout = 8
  private static let names = fanout + 256 * 4

  private let file: MappedFile
  private let count: Int
  private let checksums: Int
  private let offsets: Int
  private let largeOffsets: Int

  /// Nil for a file that is no index of version 2 for SHA-1, or is shorter than it says.
  init?(_ file: MappedFile) {
    let bytes = file.bytes
    guard bytes.count >= Self.names + 40, bytes.bigEndian32(at: 0) == 0xFF74_4F63,
      bytes.bigEndian32(at: 4) == 2
    else { return nil }
    var previous: UInt32 = 0
    for slot in 0..<256 {
      let total = bytes.bigEndian32(at: Self.fanout + slot * 4)
      guard total >= previous else { return nil }
      previous = total
    }
    count = Int(previous)
    checksums = Self.names + count * 20
    offsets = checksums + count * 4
    largeOffsets = offsets + count * 4
    guard bytes.count >= largeOffsets + 40 else { return nil }
    self.file = file
  }

  /// The object's row; nil where the pack does not hold it.
  /// - Parameter isRare: whether few are asked for, so that the file is better read than mapped.
  func row(of id: ObjectID, isRare: Bool = false) -> Row? {
    let bytes = file.bytes
    let slot = Int(UInt8(truncatingIfNeeded: UInt64(littleEndian: id.head)))
    var low = slot == 0 ? 0 : Int(bytes.bigEndian32(at: Self.fanout + (slot - 1) * 4))
    var high = Int(bytes.bigEndian32(at: Self.fanout + slot * 4))
    let head = id.head.bigEndian
    if isRare, file.canBeRead, let known = place(of: id, low..<high) {
      return known.map { row(at: $0, isRare: true) }
    }
    narrow(&low, &high, to: head)
    guard let base = bytes.baseAddress else { return nil }
    return Self.place(of: id, low..<high, in: base + Self.names).map { row(at: $0, isRare: false) }
  }

  /// Where a name stands among those of some places.
  /// - Parameter names: where those of all places begin.
  private static func place(
    of id: ObjectID, _ places: Range<Int>, in names: UnsafeRawPointer
  ) -> Int? {
    let head = id.head.bigEndian
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let found = UInt64(
        bigEndian: names.loadUnaligned(fromByteOffset: middle * 20, as: UInt64.self))
      if found == head {
        let name = ObjectID(at: names + middle * 20)
        if name == id { return middle }
        if name < id { low = middle + 1 } else { high = middle }
      } else if found < head {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return nil
  }

  /// A file of more bytes shall be read where something is looked up in it.
  static let mappedLimit = 32 << 20
  /// Names that are read: in large packs a guess is rarely further off than half of them.
  private static let window = 512

  /// Where a name stands, nil inside for one that is not there; nil where it cannot be told from the
  /// names around the place that it is to be expected at.
  private func place(of id: ObjectID, _ places: Range<Int>) -> Int?? {
    let guess = places.lowerBound + guess(of: id.head.bigEndian, among: places.count)
    let start = max(places.lowerBound, guess - Self.window / 2)
    let end = min(places.upperBound, start + Self.window)
    guard start < end else { return .some(nil) }
    return withUnsafeTemporaryAllocation(byteCount: (end - start) * 20, alignment: 8) { names in
      guard file.read(at: Self.names + start * 20, into: names), let base = names.baseAddress
      else { return nil }
      let bytes = UnsafeRawBufferPointer(names)
      let head = id.head.bigEndian
      guard start == places.lowerBound || bytes.bigEndian64(at: 0) < head,
        end == places.upperBound || bytes.bigEndian64(at: bytes.count - 20) > head
      else { return nil }
      return .some(Self.place(of: id, 0..<(end - start), in: base).map { start + $0 })
    }
  }

  /// How many of the names of one slot are to be expected before a name.
  private func guess(of head: UInt64, among count: Int) -> Int {
    Int((((head << 8) >> 32) * UInt64(count)) >> 32)
  }

  /// Draws the bounds of a search together around the place where a name is to be expected: names
  /// are spread evenly, so that it is rarely further off than the root of their number. The rest of
  /// the search then stays within a page, where one that halves would touch a new one each time.
  private func narrow(_ low: inout Int, _ high: inout Int, to head: UInt64) {
    let count = high - low
    guard count > 256 else { return }
    var place = low + guess(of: head, among: count)
    var step = 64
    func name(_ place: Int) -> UInt64 { file.bytes.bigEndian64(at: Self.names + place * 20) }
    // Names may begin alike: only one that comes before, or behind, is a bound.
    if name(place) < head {
      repeat {
        low = place + 1
        place += step
        step *= 4
      } while place < high && name(place) < head
      if place < high, name(place) > head { high = place }
    } else {
      repeat {
        if name(place) > head { high = place }
        place -= step
        step *= 4
      } while place >= low && name(place) >= head
      if place >= low { low = place + 1 }
    }
  }

  private func row(at place: Int, isRare: Bool) -> Row {
    let bytes = file.bytes
    let checksum = number(at: checksums + place * 4, isRare: isRare)
    let small = number(at: offsets + place * 4, isRare: isRare)
    guard small & 0x8000_0000 != 0 else { return Row(offset: Int(small), checksum: checksum) }
    let start = largeOffsets + Int(small & 0x7FFF_FFFF) * 8
    let isWithin = start + 8 <= bytes.count - 40
    // An offset that nothing stands at: the entry cannot be read then, and that is said.
    let large = isWithin ? Int(exactly: bytes.bigEndian64(at: start)) ?? .max : .max
    return Row(offset: large, checksum: checksum)
  }

  private func number(at offset: Int, isRare: Bool) -> UInt32 {
    if isRare, file.canBeRead {
      var number: UInt32 = 0
      if withUnsafeMutableBytes(of: &number, { file.read(at: offset, into: $0) }) {
        return UInt32(bigEndian: number)
      }
    }
    return file.bytes.bigEndian32(at: offset)
  }
}
