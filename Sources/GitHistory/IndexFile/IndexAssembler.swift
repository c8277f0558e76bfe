internal import Basics

/// Puts the sections of an index together.
struct IndexAssembler {
  private var sections: [[UInt8]?] = Array(repeating: nil, count: IndexSection.allCases.count)

  mutating func set(_ section: IndexSection, _ values: [some BitwiseCopyable]) {
    sections[section.rawValue] = values.withUnsafeBytes { Array($0) }
  }

  mutating func set(_ section: IndexSection, packed values: [Int64]) {
    sections[section.rawValue] = PackedColumn.pack(values)
  }

  /// 20 bytes each.
  mutating func set(_ section: IndexSection, ids: some Collection<ObjectID>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ids.count * 20)
    for id in ids { withUnsafeBytes(of: id) { bytes.append(contentsOf: $0[..<20]) } }
    sections[section.rawValue] = bytes
  }

  /// - Parameter base: gives the sections that were not set; without it they are empty.
  func assemble(tip: ObjectID, over base: HistoryIndex? = nil) -> HistoryIndex {
    var offsets: [Int] = []
    var end = IndexFormat.headerSize
    func length(_ section: IndexSection) -> Int {
      sections[section.rawValue]?.count ?? base?.raw(section).count ?? 0
    }
    for section in IndexSection.allCases {
      offsets.append(end)
      end += (length(section) + 7) / 8 * 8
    }
    let storage = IndexStorage(size: end + 8) { bytes in
      bytes.storeBytes(of: IndexFormat.magic, as: UInt64.self)
      bytes.storeBytes(of: IndexFormat.byteOrder, toByteOffset: 8, as: UInt32.self)
      bytes.storeBytes(of: IndexFormat.version, toByteOffset: 12, as: UInt32.self)
      bytes.storeBytes(of: UInt64(bytes.count), toByteOffset: 16, as: UInt64.self)
      withUnsafeBytes(of: tip) { id in
        UnsafeMutableRawBufferPointer(rebasing: bytes[24..<44])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: id[..<20]))
      }
      for section in IndexSection.allCases {
        let offset = offsets[section.rawValue]
        let length = length(section)
        let header = IndexFormat.headerOffset(of: section)
        bytes.storeBytes(of: UInt64(offset), toByteOffset: header, as: UInt64.self)
        bytes.storeBytes(of: UInt64(length), toByteOffset: header + 8, as: UInt64.self)
        let target = UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<(offset + length)])
        if let own = sections[section.rawValue] {
          own.withUnsafeBytes { target.copyMemory(from: $0) }
        } else if let base {
          target.copyMemory(from: base.raw(section))
        }
      }
      let body = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 8)])
      bytes.storeBytes(
        of: IndexHash.of(body), toByteOffset: bytes.count - 8, as: UInt64.self)
    }
    return HistoryIndex(built: storage)
  }
}

extension HistoryIndex {
  /// An index of nothing.
  static let empty: HistoryIndex = {
    var assembler = IndexAssembler()
    assembler.set(.pathStarts, [UInt32(0)])
    return assembler.assemble(tip: .zero)
  }()
}
