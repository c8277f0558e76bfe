/// How much two blobs have in common, as git measures it.
///
/// A blob is cut at line ends and every 64 bytes; each piece is hashed, and what counts is how many
/// bytes of the old blob's pieces stand in the new one too (diffcore-delta.c in git).
struct Similarity {
  /// What a whole file's worth of agreement scores.
  static let full = 60_000
  /// 50 %: what git asks of a rename.
  static let renameThreshold = 30_000
  /// 75 %: asked of a pair that is matched by its file name alone.
  static let nameThreshold = 45_000

  private static let hashBase: UInt32 = 107_927

  let size: Int
  /// Bytes by piece hash, ascending by hash.
  private let pieces: [(hash: UInt32, bytes: Int)]

  init(_ blob: UnsafeRawBufferPointer) {
    size = blob.count
    let isText = !blob.prefix(8000).contains(0)
    var cut: [UInt64] = []
    cut.reserveCapacity(blob.count / 32 + 1)
    var first: UInt32 = 0
    var second: UInt32 = 0
    var length = 0
    func finish() {
      cut.append(UInt64((first &+ second &* 0x61) % Self.hashBase) << 32 | UInt64(length))
      length = 0
      first = 0
      second = 0
    }
    for index in 0..<blob.count {
      let byte = blob[index]
      if isText, byte == 0x0D, index + 1 < blob.count, blob[index + 1] == 0x0A { continue }
      let old = first
      first = (first << 7) ^ (second >> 25)
      second = (second << 7) ^ (old >> 25)
      first = first &+ UInt32(byte)
      length += 1
      if length >= 64 || byte == 0x0A { finish() }
    }
    if length > 0 { finish() }
    cut.sort()
    var pieces: [(hash: UInt32, bytes: Int)] = []
    pieces.reserveCapacity(cut.count)
    for piece in cut {
      let hash = UInt32(truncatingIfNeeded: piece >> 32)
      let bytes = Int(piece & 0xFFFF_FFFF)
      if let last = pieces.indices.last, pieces[last].hash == hash {
        pieces[last].bytes += bytes
      } else {
        pieces.append((hash, bytes))
      }
    }
    self.pieces = pieces
  }

  /// Whether blobs of these sizes, in bytes, may score as much as `threshold`.
  static func mayReach(_ threshold: Int, old: Int, new: Int) -> Bool {
    let largest = max(old, new)
    return new > 0 && largest * (full - threshold) >= (largest - min(old, new)) * full
  }

  /// 0 to `full`: how much of the larger of the two stands in both. 0 also where their sizes differ
  /// too much for `threshold` to be reached.
  static func score(old: Similarity, new: Similarity, threshold: Int) -> Int {
    guard mayReach(threshold, old: old.size, new: new.size) else { return 0 }
    let largest = max(old.size, new.size)
    var common = 0
    var left = 0
    var right = 0
    while left < old.pieces.count, right < new.pieces.count {
      let one = old.pieces[left]
      let two = new.pieces[right]
      if one.hash == two.hash {
        common += min(one.bytes, two.bytes)
        left += 1
        right += 1
      } else if one.hash < two.hash {
        left += 1
      } else {
        right += 1
      }
    }
    return common * full / largest
  }
}
