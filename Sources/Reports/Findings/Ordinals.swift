/// Tells apart things of one name.
struct Ordinals {
  private var counts: [String: Int] = [:]

  /// 1 for the first of a name, 2 for the second.
  mutating func next(of name: String) -> Int {
    let count = counts[name, default: 0] + 1
    counts[name] = count
    return count
  }
}
