/// What a change says anew of a doc.
struct DocEffect: Hashable {
  /// As the history index keeps it: in bit 0, that the change restores; in bit 1, that it creates; above
  /// them 0 for a change that says nothing, else one more than the words that differ.
  let rawValue: UInt32

  private static let mostWords = 1 << 28

  /// Says nothing: front matter and white space aside, the text is the same.
  static let none = DocEffect(rawValue: 0)
  /// Counts whatever the limit is: what was there before, or is now, cannot be compared.
  static let full = DocEffect(words: mostWords)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(words: Int, isRestored: Bool = false, isCreation: Bool = false) {
    let count = UInt32(min(words, Self.mostWords) + 1)
    rawValue = count << 2 | (isCreation ? 2 : 0) | (isRestored ? 1 : 0)
  }

  /// Whether the change gives the doc an object that it had in an ancestor.
  var isRestored: Bool { rawValue & 1 == 1 }
  /// Whether the doc comes into being, with a text.
  var isCreation: Bool { rawValue & 2 == 2 }
  /// How many words go and come.
  var words: Int { max(0, Int(rawValue >> 2) - 1) }
  var saysNothing: Bool { rawValue >> 2 == 0 }
  /// Whether the words are not known and count as many.
  var isFull: Bool { words == Self.mostWords }

  /// Whether the change refreshes the doc by itself.
  /// - Parameter limit: how many words must differ.
  func isSubstantive(from limit: Int) -> Bool {
    isCreation || !saysNothing && !isRestored && words >= limit
  }
}
