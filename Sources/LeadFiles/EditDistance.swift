package import Basics

/// The candidate most like `word`, letter case aside; nil where none is near enough to be meant.
package func nearest(to word: ByteString, among candidates: some Sequence<ByteString>)
  -> ByteString?
{
  ranked(byLikenessTo: word, candidates).first
}

/// The candidates that are near enough to `word` to be meant, letter case aside, the nearest first.
///
/// Near enough is one edit (insert, delete, replace, swap of neighbours) in three letters, and at
/// least one. Equals stand in byte order.
package func ranked(byLikenessTo word: ByteString, _ candidates: some Sequence<ByteString>)
  -> [ByteString]
{
  // Nobody means a word of that length, and the distance costs the product of both lengths.
  guard word.count <= 64 else { return [] }
  let limit = max(1, word.count / 3)
  var comparison = EditDistance(to: word.asciiLowercased.bytes)
  var found: [(distance: Int, word: ByteString)] = []
  for candidate in candidates where abs(candidate.count - word.count) <= limit {
    let distance = comparison.distance(of: candidate.asciiLowercased.bytes, atMost: limit)
    if let distance, distance < candidate.count { found.append((distance, candidate)) }
  }
  return found.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.map(\.word)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into another.
struct EditDistance {
  private let word: [UInt8]
  private let letters: UInt64
  /// The last three rows of the table, used again and again.
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var current: [Int] = []

  init(to word: [UInt8]) {
    self.word = word
    letters = Self.letters(of: word)
  }

  /// One bit a letter, of which some share one.
  private static func letters(of word: [UInt8]) -> UInt64 {
    word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// - Returns: nil where it takes more than `limit`.
  mutating func distance(of other: [UInt8], atMost limit: Int) -> Int? {
    // Each letter that only one of the words has takes an edit, which can settle one of either.
    let letters = Self.letters(of: other)
    guard (self.letters & ~letters).nonzeroBitCount <= limit,
      (letters & ~self.letters).nonzeroBitCount <= limit
    else { return nil }
    last.removeAll(keepingCapacity: true)
    last.append(contentsOf: 0...other.count)
    for row in word.indices {
      current.removeAll(keepingCapacity: true)
      current.append(row + 1)
      var least = row + 1
      for column in other.indices {
        var cost = min(
          last[column + 1] + 1, current[column] + 1,
          last[column] + (word[row] == other[column] ? 0 : 1))
        if row > 0, column > 0, word[row] == other[column - 1], word[row - 1] == other[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
        least = min(least, cost)
      }
      // A swap reaches back over one row: what it can save is no more than one.
      if least > limit + 1 { return nil }
      swap(&beforeLast, &last)
      swap(&last, &current)
    }
    let distance = last[other.count]
    return distance <= limit ? distance : nil
  }
}
