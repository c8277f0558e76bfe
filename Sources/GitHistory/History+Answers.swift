package import Basics

extension History {
  /// Whether a change was found to say something new; nil where nobody has compared it yet.
  package func isSubstantive(_ change: Change) -> Bool? {
    answers.substantive[changeKey(change.row, change.path)]
      ?? (change.row < indexed && change.path < paths.indexed
        ? index.isSubstantive(row: change.row, path: change.path) : nil)
  }

  /// Keeps for later runs whether a change says something new.
  package func learn(_ change: Change, isSubstantive: Bool) {
    answers.add(substantive: isSubstantive, change)
  }

  /// The path that an addition continues, nil inside for none; nil where nobody has compared it.
  package func similarSource(of change: Change) -> PathID?? {
    answers.similar[changeKey(change.row, change.path)]
      ?? (change.row < indexed && change.path < paths.indexed
        ? index.similarSource(row: change.row, path: change.path) : nil)
  }

  /// Keeps for later runs which path an addition continues.
  package func learn(_ change: Change, continues source: PathID?) {
    answers.add(similar: source, change)
  }

  /// Whether a blob was found to hold more than front matter and white space, and to state no date of
  /// its review.
  package func isPlainText(_ blob: ObjectID) -> Bool {
    answers.texts.contains(blob) || index.holdsText(blob)
  }

  /// Keeps for later runs that a blob holds more than front matter and white space, and states no
  /// date of its review.
  package func learn(plainText blob: ObjectID) { answers.add(text: blob) }
}
