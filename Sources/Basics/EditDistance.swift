/// Nobody means a longer word, and the distance costs the length times the limit.
private let lengthLimit = 64

/// How many edits (insert, delete, replace, swap of neighbours) are near enough: one in three
/// letters, and at least one.
private func farthest(from word: ByteString) -> Int { max(1, word.count / 3) }

/// The candidate most like `word`, letter case aside; nil where none is near enough to be meant. It
/// is the first of those that `ranked` gives.
package func nearest(to word: ByteString, among candidates: some Sequence<ByteString>)
  -> ByteString?
{
  guard word.count <= lengthLimit else { return nil }
  var limit = farthest(from: word)
  var comparison = EditDistance(to: word.asciiLowercased.bytes)
  var nearest: (word: ByteString, distance: Int)?
  for candidate in candidates where abs(candidate.count - word.count) <= limit {
    // How far what lies beyond the nearest so far is does not matter.
    let distance = comparison.distance(of: candidate.asciiLowercased.bytes, atMost: limit)
    guard let distance, distance < candidate.count else { continue }
    if let nearest, (nearest.distance, nearest.word) <= (distance, candidate) { continue }
    nearest = (candidate, distance)
    limit = distance
  }
  return nearest?.word
}

/// The candidates that are near enough to `word` to be meant, letter case aside, the nearest first.
///
/// Near enough is one edit in three letters, and at least one. Equals stand in byte order.
package func ranked(byLikenessTo word: ByteString, _ candidates: some Sequence<ByteString>)
  -> [ByteString]
{
  guard word.count <= lengthLimit else { return [] }
  let limit = farthest(from: word)
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
    guard abs(word.count - other.count) <= limit,
      (self.letters & ~letters).nonzeroBitCount <= limit,
      (letters & ~self.letters).nonzeroBitCount <= limit
    else { return nil }
    let tooFar = limit + 1
    while last.count <= other.count {
      beforeLast.append(0)
      last.append(0)
      current.append(0)
    }
    for column in 0...other.count { last[column] = min(column, tooFar) }
    var lastLeast = 0
    for row in word.indices {
      // Off this band around the diagonal everything is too far.
      let first = max(1, row + 1 - limit)
      let end = min(other.count, row + 1 + limit)
      current[first - 1] = first == 1 ? min(row + 1, tooFar) : tooFar
      var least = current[first - 1]
      if first <= end {
        for column in first...end {
          var cost = min(
            last[column] + 1, current[column - 1] + 1,
            last[column - 1] + (word[row] == other[column - 1] ? 0 : 1))
          if row > 0, column > 1, word[row] == other[column - 2],
            word[row - 1] == other[column - 1]
          {
            cost = min(cost, beforeLast[column - 2] + 1)
          }
          current[column] = cost
          least = min(least, cost)
        }
      }
      if end < other.count { current[end + 1] = tooFar }
      // A swap reaches back over one row.
      if least > limit, lastLeast >= limit { return nil }
      lastLeast = least
      swap(&beforeLast, &last)
      swap(&last, &current)
    }
    let distance = last[other.count]
    return distance <= limit ? distance : nil
  }
}
