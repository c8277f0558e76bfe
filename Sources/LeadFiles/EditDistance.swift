package import Basics

/// The candidate most like `word`, letter case aside; nil where none is near enough to be meant.
///
/// Near enough is one edit (insert, delete, replace, swap of neighbours) in three letters, and at
/// least one. Of equals the first in byte order wins.
package func nearest(to word: ByteString, among candidates: some Sequence<ByteString>)
  -> ByteString?
{
  // Nobody means a word of that length, and the distance costs the product of both lengths.
  guard word.count <= 64 else { return nil }
  let limit = max(1, word.count / 3)
  var best: (distance: Int, word: ByteString)?
  for candidate in candidates where abs(candidate.count - word.count) <= limit {
    let distance = editDistance(word.asciiLowercased.bytes, candidate.asciiLowercased.bytes)
    guard distance <= limit, distance < candidate.count else { continue }
    if let best, (best.distance, best.word) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.word
}

/// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      var cost = min(
        last[column + 1] + 1, current[column] + 1,
        last[column] + (left[row] == right[column] ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
