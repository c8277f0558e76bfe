internal import Basics

/// The candidate that is most like `word`, for "did you mean"; nil where none is like it.
///
/// Likeness is the number of letters to insert, drop, replace or swap; a third of the word's
/// length, at least 1 and at most 4, may differ. Among equals the first candidate wins.
func nearest(to word: ByteString, in candidates: [String]) -> String? {
  let word = word.asciiLowercased
  let limit = min(4, max(1, word.count / 3))
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.utf8)
    guard abs(other.count - word.count) <= limit else { continue }
    let distance = editDistance(word.bytes, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other,
/// no part of it edited twice (optimal string alignment).
func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, byte) in left.enumerated() {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for (column, other) in right.enumerated() {
      var cost = min(
        last[column + 1] + 1, current[column] + 1, last[column] + (byte == other ? 0 : 1))
      if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
