import TestSupport
import Testing

@testable import GitHistory

/// Values in as few bits as their neighbours need.
@Suite struct PackedColumnTests {
  /// A section as it stands in an index: with eight bytes more behind it.
  private func withSection<Result>(
    _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count + 8, alignment: 8)
    defer { memory.deallocate() }
    memory.copyBytes(from: bytes + [UInt8](repeating: 0xAB, count: 8))
    return try body(UnsafeRawBufferPointer(rebasing: memory[..<bytes.count]))
  }

  private func unpacked(_ values: [Int64]) -> [Int64]? {
    withSection(PackedColumn.pack(values)) { section in
      let column = PackedColumn(section)
      guard column.isWithin(section.count) else { return nil }
      return (0..<column.count).map { column[$0] }
    }
  }

  @Test("are read as they were written, whatever their width", arguments: 0...64)
  func widths(width: Int) {
    var random = SplitMix64(seed: UInt64(width))
    for count in [0, 1, 2, 127, 128, 129, 300] {
      let least = Int64(truncatingIfNeeded: random.next())
      let values = (0..<count).map { _ -> Int64 in
        let value = width == 0 ? 0 : random.next() >> UInt64(64 - width)
        return least &+ Int64(bitPattern: value)
      }
      #expect(unpacked(values) == values, "\(count) values")
    }
  }

  @Test("may be as far apart as values can be")
  func extremes() {
    let lists: [[Int64]] = [
      [.min, .max], [.max, .min, 0, -1], [.min], [0, 1 << 57], [0, 1 << 56],
    ]
    for values in lists {
      #expect(unpacked(values) == values)
    }
  }

  @Test("take as many bits as the greatest of their block less the least")
  func equal() {
    #expect(PackedColumn.pack(Array(repeating: 7, count: 256)).count == 8 + 2 * (16 + 16))
    #expect(PackedColumn.pack((1000..<1128).map { Int64($0) }).count == 8 + 16 + 128 * 7 / 8)
  }

  @Test("are given out below a limit only")
  func limit() {
    withSection(PackedColumn.pack([-1, 0, 5, 6, .min])) { section in
      let column = PackedColumn(section)
      #expect((0..<5).map { column.value(at: $0, below: 6) } == [nil, 0, 5, nil, nil])
    }
  }

  @Test("are refused where one would stand outside of the section")
  func outside() {
    let good = PackedColumn.pack((0..<300).map { Int64($0 * $0) })
    func isWithin(_ change: (inout [UInt8]) -> Void) -> Bool {
      var bytes = good
      change(&bytes)
      return withSection(bytes) { PackedColumn($0).isWithin($0.count) }
    }
    #expect(isWithin { _ in })
    #expect(!isWithin { $0.removeLast() })
    #expect(!isWithin { $0.removeLast($0.count - 8) })
    for (offset, byte) in [
      (0, 0xFF), (7, 0x80), (3, 0xFF), (16, 0), (16, 65), (16, 58), (18, 0xFF), (23, 1),
    ] {
      #expect(!isWithin { $0[offset] = UInt8(byte) }, "byte \(offset)")
    }
  }
}
