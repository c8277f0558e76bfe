package import Basics

extension History {
  /// Names what is found of some changes, in all histories of a repository with one floor.
  package func findingKey(of changes: [Change]) -> UInt64 {
    var hash = FNV1a(seed: UInt64(bitPattern: floor))
    for change in changes {
      withUnsafeBytes(of: id(of: change.commit)) { hash.combine($0.prefix(20)) }
      hash.combine(paths.path(change.path).bytes)
      hash.combine(0)
    }
    return hash.value
  }

  /// Names what is found of a blob by itself.
  /// - Parameter question: what was asked.
  package func findingKey(of blob: ObjectID, _ question: ByteString) -> UInt64 {
    var hash = FNV1a()
    hash.combine(question.bytes)
    hash.combine(blob.bytes)
    return hash.value
  }

  /// Notes what was found of a blob, for later runs.
  package func note(_ value: UInt32, _ key: UInt64) { analysis.findings.comparisons[key] = value }

  /// What was found of changes of docs, or of a blob; nil where they were not looked at yet.
  package func finding(_ key: UInt64) -> UInt32? {
    analysis.findings.comparisons[key] ?? analysis.passing[key] ?? index.comparison(key)
  }

  /// Notes what was found of changes of docs: for later runs, where those can ask for them.
  package func note(_ value: UInt32, _ key: UInt64, of changes: [Change]) {
    if changes.allSatisfy(isIndexed) {
      analysis.findings.comparisons[key] = value
    } else {
      analysis.passing[key] = value
    }
  }

  /// The path that an addition continues, nil inside for none; nil where its blobs were not compared
  /// yet.
  package func similarSource(of change: Change) -> PathID?? {
    analysis.findings.sources[change.key]
      ?? (isIndexed(change) ? index.similarSource(of: change.key) : nil)
  }

  /// Notes for later runs which path an addition continues.
  package func note(_ change: Change, continues source: PathID?) {
    analysis.findings.sources[change.key] = .some(source)
  }

  /// Whether a blob was found to hold more than front matter and white space, and to state no date
  /// of its review.
  package func isPlainText(_ blob: ObjectID) -> Bool {
    analysis.findings.texts.contains(blob) || index.holdsText(blob)
  }

  /// Notes for later runs that a blob holds more than front matter and white space, and states no
  /// date of its review.
  package func note(plainText blob: ObjectID) { analysis.findings.texts.insert(blob) }

  private func isIndexed(_ change: Change) -> Bool {
    change.row < indexed && change.path < paths.indexed
  }
}
