internal import Basics

/// Puts sections together to one index.
struct IndexAssembler {
  private var sections: [[UInt8]?] = Array(repeating: nil, count: IndexSection.allCases.count)

  mutating func set(_ section: IndexSection, _ values: [some BitwiseCopyable]) {
    sections[section.rawValue] = values.withUnsafeBytes { Array($0) }
  }

  mutating func set(_ section: IndexSection, packed numbers: [Int64]) {
    sections[section.rawValue] = PackedColumn.pack(numbers)
  }

  /// 20 bytes each.
  mutating func set(_ section: IndexSection, ids: some Collection<ObjectID>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ids.count * 20)
    for id in ids { withUnsafeBytes(of: id) { bytes.append(contentsOf: $0[..<20]) } }
    sections[section.rawValue] = bytes
  }

  /// - Parameter base: gives the sections that were not set.
  func assemble(
    tip: ObjectID, over base: HistoryIndex? = nil
  ) -> IndexStorage {
    var offsets: [Int] = []
    var end = IndexFormat.headerSize
    func length(_ section: IndexSection) -> Int {
      sections[section.rawValue]?.count ?? base?.raw(section).count ?? 0
    }
    for section in IndexSection.allCases {
      offsets.append(end)
      end += (length(section) + 7) / 8 * 8
    }
    return IndexStorage(size: end + 8) { bytes in
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
        let place = 56 + section.rawValue * 16
        bytes.storeBytes(of: UInt64(offset), toByteOffset: place, as: UInt64.self)
        bytes.storeBytes(of: UInt64(length), toByteOffset: place + 8, as: UInt64.self)
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
  }
}

extension HistoryIndex {
  /// An index of nothing.
  static let empty: HistoryIndex = {
    var assembler = IndexAssembler()
    assembler.set(.pathStarts, [UInt32(0)])
    return HistoryIndex(built: assembler.assemble(tip: .zero))
  }()

  /// The index with more answers than it has.
  func adding(_ answers: Answers) -> HistoryIndex {
    var assembler = IndexAssembler()
    var sections = AnswerSections()
    sections.add(self, row: { $0 }, path: { $0 })
    sections.add(
      answers, row: { $0 < Int32(commitCount) ? $0 : -1 },
      path: { $0 < Int32(pathCount) ? $0 : -1 })
    sections.set(in: &assembler)
    return HistoryIndex(
      built: assembler.assemble(
        tip: tip, over: self))
  }
}

/// The answers that go into an index, with the rows and paths that they have there.
struct AnswerSections {
  private var substantive: [UInt64: Bool] = [:]
  private var similar: [UInt64: UInt32] = [:]
  private var texts: Set<ObjectID> = []

  /// - Parameters:
  ///   - row: the row that a row has; -1 for one that it has not.
  ///   - path: as for rows.
  mutating func add(_ index: HistoryIndex, row: (Int32) -> Int32, path: (Int32) -> Int32) {
    texts.formUnion(index.texts)
    for key in (index.column(.substantiveKeys) as Column<UInt64>).buffer {
      let old = UInt32(truncatingIfNeeded: key)
      add(key >> 32, old >> 1, row, path) { substantive[$0] = old & 1 == 1 }
    }
    let sources: Column<UInt32> = index.column(.similarSources)
    for (place, key) in (index.column(.similarKeys) as Column<UInt64>).buffer.enumerated() {
      let source = sources[place]
      let known = source == IndexFormat.none ? -1 : path(Int32(source))
      guard known >= 0 || source == IndexFormat.none else { continue }
      add(key >> 32, UInt32(truncatingIfNeeded: key), row, path) {
        similar[$0] = UInt32(bitPattern: known)
      }
    }
  }

  mutating func add(_ answers: Answers, row: (Int32) -> Int32, path: (Int32) -> Int32) {
    texts.formUnion(answers.texts)
    for (key, answer) in answers.substantive {
      add(key >> 32, UInt32(truncatingIfNeeded: key), row, path) { substantive[$0] = answer }
    }
    for (key, source) in answers.similar {
      let known = source.map(path) ?? -1
      guard known >= 0 || source == nil else { continue }
      add(key >> 32, UInt32(truncatingIfNeeded: key), row, path) {
        similar[$0] = UInt32(bitPattern: known)
      }
    }
  }

  private func add(
    _ oldRow: UInt64, _ oldPath: UInt32, _ row: (Int32) -> Int32, _ path: (Int32) -> Int32,
    _ body: (UInt64) -> Void
  ) {
    let newRow = row(Int32(oldRow))
    let newPath = path(Int32(oldPath))
    if newRow >= 0, newPath >= 0 { body(changeKey(newRow, newPath)) }
  }

  func set(in assembler: inout IndexAssembler) {
    let keys = substantive.map { key, answer in
      changeKey(Int32(key >> 32), Int32(truncatingIfNeeded: key) << 1) | (answer ? 1 : 0)
    }
    assembler.set(.substantiveKeys, keys.sorted())
    assembler.set(.texts, ids: texts.sorted())
    let ordered = similar.sorted { $0.key < $1.key }
    assembler.set(.similarKeys, ordered.map(\.key))
    assembler.set(.similarSources, ordered.map(\.value))
  }
}
