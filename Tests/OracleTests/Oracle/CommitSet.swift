/// Some of a history's commits, by index.
struct CommitSet {
  private var words: [UInt64]

  /// All of `count` commits, or none of them.
  init(count: Int, all: Bool = false) {
    words = Array(repeating: all ? .max : 0, count: (count + 63) / 64)
  }

  func contains(_ commit: Int) -> Bool { words[commit / 64] >> UInt64(commit % 64) & 1 == 1 }

  mutating func insert(_ commit: Int) { words[commit / 64] |= 1 << UInt64(commit % 64) }

  mutating func remove(_ commit: Int) { words[commit / 64] &= ~(1 << UInt64(commit % 64)) }

  func intersection(_ other: CommitSet) -> CommitSet {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  func subtracting(_ other: CommitSet) -> CommitSet {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }
}
