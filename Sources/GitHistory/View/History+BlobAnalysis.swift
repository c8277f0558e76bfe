package import Basics

extension History {
  /// Whether a change is substantive; nil where its blobs were not compared yet.
  package func isSubstantive(_ change: Change) -> Bool? {
    analysis.findings.substantive[change.key]
      ?? (isIndexed(change) ? index.isSubstantive(change.key) : nil)
  }

  /// Notes for later runs whether a change is substantive.
  package func note(_ change: Change, isSubstantive: Bool) {
    analysis.findings.substantive[change.key] = isSubstantive
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
