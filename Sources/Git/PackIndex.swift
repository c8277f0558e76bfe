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
  func row(of id: ObjectID) -> Row? {
    let bytes = file.bytes
    let slot = Int(UInt8(truncatingIfNeeded: UInt64(littleEndian: id.head)))
    var low = slot == 0 ? 0 : Int(bytes.bigEndian32(at: Self.fanout + (slot - 1) * 4))
    var high = Int(bytes.bigEndian32(at: Self.fanout + slot * 4))
    let head = id.head.bigEndian
    narrow(&low, &high, to: head)
    while low < high {
      let middle = (low + high) / 2
      let start = Self.names + middle * 20
      let found = bytes.bigEndian64(at: start)
      if found == head {
        guard let base = bytes.baseAddress else { return nil }
        let name = ObjectID(at: base + start)
        if name == id { return row(at: middle) }
        if name < id { low = middle + 1 } else { high = middle }
      } else if found < head {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return nil
  }

  /// Draws the bounds of a search together around the place where a name is to be expected: names
  /// are spread evenly, so that it is rarely further off than the root of their number. The rest of
  /// the search then stays within a page, where one that halves would touch a new one each time.
  private func narrow(_ low: inout Int, _ high: inout Int, to head: UInt64) {
    let count = high - low
    guard count > 256 else { return }
    let fraction = (head << 8) >> 32
    var place = low + Int((fraction * UInt64(count)) >> 32)
    var step = 64
    if file.bytes.bigEndian64(at: Self.names + place * 20) < head {
      repeat {
        low = place + 1
        place += step
        step *= 4
      } while place < high && file.bytes.bigEndian64(at: Self.names + place * 20) < head
      high = min(high, place + 1)
    } else {
      repeat {
        high = place + 1
        place -= step
        step *= 4
      } while place >= low && file.bytes.bigEndian64(at: Self.names + place * 20) >= head
      low = max(low, place)
    }
  }

  private func row(at place: Int) -> Row {
    let bytes = file.bytes
    let checksum = bytes.bigEndian32(at: checksums + place * 4)
    let small = bytes.bigEndian32(at: offsets + place * 4)
    guard small & 0x8000_0000 != 0 else { return Row(offset: Int(small), checksum: checksum) }
    let start = largeOffsets + Int(small & 0x7FFF_FFFF) * 8
    let isWithin = start + 8 <= bytes.count - 40
    // An offset that nothing stands at: the entry cannot be read then, and that is said.
    let large = isWithin ? Int(exactly: bytes.bigEndian64(at: start)) ?? .max : .max
    return Row(offset: large, checksum: checksum)
  }
}
