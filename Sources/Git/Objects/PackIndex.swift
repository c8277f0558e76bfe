internal import Basics

/// A pack's index, version 1 or 2: where each object stands in the pack (gitformat-pack).
struct PackIndex: Sendable {
  /// What the index says of an object.
  struct Row {
    /// Where its entry begins in the pack.
    let offset: Int
    /// CRC-32 of its entry as it stands in the pack; nil in an index of version 1.
    let checksum: UInt32?
  }

  /// Where the columns of version 2 that follow the names begin.
  private struct Columns {
    let checksums: Int
    let offsets: Int
    let largeOffsets: Int
  }

  private let file: MappedFile
  private let count: Int
  /// Where the table of 256 totals begins: how many names have no greater first byte.
  private let fanout: Int
  /// Where the first name begins.
  private let names: Int
  /// From one name to the next: in version 1, four bytes of offset stand before each.
  private let stride: Int
  /// Nil for version 1.
  private let columns: Columns?

  /// Nil for a file that is no index for SHA-1, or not as long as it says.
  init?(_ file: MappedFile) {
    let bytes = file.bytes
    guard bytes.count >= 1024 + 40 else { return nil }
    let hasHeader = bytes.bigEndian32(at: 0) == 0xFF74_4F63
    guard !hasHeader || bytes.bigEndian32(at: 4) == 2 && bytes.count >= 1032 + 40 else {
      return nil
    }
    fanout = hasHeader ? 8 : 0
    var previous: UInt32 = 0
    for slot in 0..<256 {
      let total = bytes.bigEndian32(at: fanout + slot * 4)
      guard total >= previous else { return nil }
      previous = total
    }
    count = Int(previous)
    if hasHeader {
      names = fanout + 1024
      stride = 20
      let checksums = names + count * 20
      let offsets = checksums + count * 4
      let largeOffsets = offsets + count * 4
      guard bytes.count >= largeOffsets + 40 else { return nil }
      columns = Columns(checksums: checksums, offsets: offsets, largeOffsets: largeOffsets)
    } else {
      names = fanout + 1024 + 4
      stride = 24
      guard bytes.count == 1024 + count * 24 + 40 else { return nil }
      columns = nil
    }
    self.file = file
  }

  private func name(at index: Int) -> ObjectID {
    file.bytes.baseAddress.map { ObjectID(at: $0 + names + index * stride) } ?? .zero
  }

  /// The ids that begin with the first `digits` hexadecimal digits of `prefix`, two at most.
  func ids(startingWith prefix: ObjectID, digits: Int) -> [ObjectID] {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if name(at: middle) < prefix { low = middle + 1 } else { high = middle }
    }
    let text = prefix.description.prefix(digits)
    return (low..<min(low + 2, count)).map(name).filter { $0.description.hasPrefix(text) }
  }

  /// The ids of all objects, ascending.
  func allIDs() -> [ObjectID] { (0..<count).map(name) }

  /// The object's row; nil where the pack does not hold it.
  /// - Parameter isRare: whether few are asked for, so that the file is better read than mapped.
  func row(of id: ObjectID, isRare: Bool = false) -> Row? {
    let bytes = file.bytes
    let slot = Int(UInt8(truncatingIfNeeded: UInt64(littleEndian: id.head)))
    var low = slot == 0 ? 0 : Int(bytes.bigEndian32(at: fanout + (slot - 1) * 4))
    var high = Int(bytes.bigEndian32(at: fanout + slot * 4))
    if isRare, file.canBeRead, let found = indexByReading(of: id, low..<high) {
      return found.map { row(at: $0, isRare: true) }
    }
    narrow(&low, &high, to: id.head.bigEndian)
    guard let base = bytes.baseAddress else { return nil }
    return index(of: id, low..<high, in: base + names).map { row(at: $0, isRare: false) }
  }

  /// The index of a name within a range.
  /// - Parameter names: where the name of index 0 stands.
  private func index(of id: ObjectID, _ range: Range<Int>, in names: UnsafeRawPointer) -> Int? {
    let head = id.head.bigEndian
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      let found = UInt64(
        bigEndian: names.loadUnaligned(fromByteOffset: middle * stride, as: UInt64.self))
      if found == head {
        let name = ObjectID(at: names + middle * stride)
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

  /// In bytes; a larger file is read, not mapped, where single objects are looked up in it.
  static let mappedLimit = 32 << 20
  /// How many names are read: in large packs a guess is rarely further off than half of them.
  private static let window = 512

  /// The index of a name, read from the file; nil inside for one that is not there, nil where it
  /// cannot be told from the names around the index that it is expected at.
  private func indexByReading(of id: ObjectID, _ range: Range<Int>) -> Int?? {
    let head = id.head.bigEndian
    let guess = range.lowerBound + guess(of: head, among: range.count)
    let start = max(range.lowerBound, guess - Self.window / 2)
    let end = min(range.upperBound, start + Self.window)
    guard start < end else { return .some(nil) }
    let size = (end - start - 1) * stride + 20
    return withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
      guard file.read(at: names + start * stride, into: buffer), let base = buffer.baseAddress
      else { return nil }
      let bytes = UnsafeRawBufferPointer(buffer)
      guard start == range.lowerBound || bytes.bigEndian64(at: 0) < head,
        end == range.upperBound || bytes.bigEndian64(at: size - 20) > head
      else { return nil }
      return .some(index(of: id, 0..<(end - start), in: base).map { start + $0 })
    }
  }

  /// How many of the names of one slot are to be expected before a name.
  private func guess(of head: UInt64, among count: Int) -> Int {
    Int((((head << 8) >> 32) * UInt64(count)) >> 32)
  }

  /// Narrows the bounds of a search around the index at which a name is expected: names are spread
  /// evenly, so that it is rarely further off than the square root of their count. The rest of the
  /// search then stays within a page, where a plain binary search would touch a new one each time.
  private func narrow(_ low: inout Int, _ high: inout Int, to head: UInt64) {
    let count = high - low
    guard count > 256 else { return }
    var index = low + guess(of: head, among: count)
    var step = 64
    func name(_ index: Int) -> UInt64 { file.bytes.bigEndian64(at: names + index * stride) }
    // Names may begin alike: only one that comes before, or behind, is a bound.
    if name(index) < head {
      repeat {
        low = index + 1
        index += step
        step *= 4
      } while index < high && name(index) < head
      if index < high, name(index) > head { high = index }
    } else {
      repeat {
        if name(index) > head { high = index }
        index -= step
        step *= 4
      } while index >= low && name(index) >= head
      if index >= low { low = index + 1 }
    }
  }

  private func row(at index: Int, isRare: Bool) -> Row {
    guard let columns else {
      return Row(
        offset: Int(number(at: names + index * stride - 4, isRare: isRare)), checksum: nil)
    }
    let bytes = file.bytes
    let checksum = number(at: columns.checksums + index * 4, isRare: isRare)
    let small = number(at: columns.offsets + index * 4, isRare: isRare)
    guard small & 0x8000_0000 != 0 else { return Row(offset: Int(small), checksum: checksum) }
    let start = columns.largeOffsets + Int(small & 0x7FFF_FFFF) * 8
    let isWithin = start + 8 <= bytes.count - 40
    // An offset that nothing stands at: the entry cannot be read then, and that is said.
    let large = isWithin ? Int(exactly: bytes.bigEndian64(at: start)) ?? .max : .max
    return Row(offset: large, checksum: checksum)
  }

  /// The number at an offset in the file.
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
