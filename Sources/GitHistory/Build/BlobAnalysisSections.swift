internal import Basics

/// What was learned from blobs, with the rows and paths that it has in an index to be made.
struct BlobAnalysisSections {
  private var comparisons: [UInt64: UInt32] = [:]
  /// `PathID.root` for an addition that continues no path.
  private var sources: [ChangeKey: PathID] = [:]
  private var texts: Set<ObjectID> = []

  /// Adds what an index holds.
  /// - Parameters:
  ///   - row: the row in the new index; nil for a row that it does not have.
  ///   - path: as for rows.
  mutating func add(
    _ index: HistoryIndex, row: (CommitRow) -> CommitRow?, path: (PathID) -> PathID?
  ) {
    texts.formUnion(index.texts)
    let compared: Column<UInt64> = index.column(.comparisonKeys)
    let values: Column<UInt32> = index.column(.comparisons)
    for (key, value) in zip(compared.buffer, values.buffer) { comparisons[key] = value }
    let stored: Column<UInt32> = index.column(.similarSources)
    let keys: Column<UInt64> = index.column(.similarKeys)
    for (key, source) in zip(keys.buffer, stored.buffer) {
      let source = source == IndexFormat.none ? PathID.root : path(PathID(Int(source)))
      if let source, let change = ChangeKey(raw: key).mapped(row, path) {
        sources[change] = source
      }
    }
  }

  /// Adds what this process has learned, as for an index.
  mutating func add(
    _ findings: BlobAnalysis.Findings, row: (CommitRow) -> CommitRow?, path: (PathID) -> PathID?
  ) {
    texts.formUnion(findings.texts)
    comparisons.merge(findings.comparisons) { $1 }
    for (key, source) in findings.sources {
      let source = source.map(path) ?? .root
      if let source, let change = key.mapped(row, path) { sources[change] = source }
    }
  }

  func set(in assembler: inout IndexAssembler) {
    let compared = comparisons.sorted { $0.key < $1.key }
    assembler.set(.comparisonKeys, compared.map(\.key))
    assembler.set(.comparisons, compared.map(\.value))
    assembler.set(.texts, ids: texts.sorted())
    let ordered = sources.sorted { $0.key < $1.key }
    assembler.set(.similarKeys, ordered.map(\.key.raw))
    // The root's bits are those of `IndexFormat.none`.
    assembler.set(.similarSources, ordered.map { UInt32(bitPattern: $0.value.raw) })
  }
}

extension HistoryIndex {
  /// The index with what was learned since it was made.
  func adding(_ findings: BlobAnalysis.Findings) -> HistoryIndex {
    var assembler = IndexAssembler()
    var sections = BlobAnalysisSections()
    sections.add(self, row: { $0 }, path: { $0 })
    sections.add(
      findings, row: { $0.index < commitCount ? $0 : nil },
      path: { $0.index < pathCount ? $0 : nil })
    sections.set(in: &assembler)
    return assembler.assemble(tip: tip, over: self)
  }
}

extension ChangeKey {
  fileprivate func mapped(
    _ row: (CommitRow) -> CommitRow?, _ path: (PathID) -> PathID?
  ) -> ChangeKey? {
    guard let row = row(self.row), let path = path(self.path) else { return nil }
    return ChangeKey(row, path)
  }
}
