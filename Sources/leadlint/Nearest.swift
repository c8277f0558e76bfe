/// Finds what somebody probably meant.
enum Nearest {
  /// The candidate that takes the fewest edits to reach, where a third of the word is enough.
  static func candidate(for word: String, among candidates: [String]) -> String? {
    let limit = max(2, word.utf8.count / 3)
    let ranked = candidates.map { (distance(Array(word.utf8), Array($0.utf8)), $0) }
    return ranked.filter { $0.0 <= limit }.min { $0 < $1 }?.1
  }

  /// Levenshtein's distance in bytes.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        current.append(
          min(
            previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1,
            current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
