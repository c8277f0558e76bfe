/// Finds `##[` and `##vso[`, which the runners of git hosts take for a command anywhere in a line.
struct CommandOpening {
  /// How much of `##vso` the scalars so far end with.
  private var length = 0

  /// Whether any scalar but `#` could matter now.
  var isBegun: Bool { length > 0 }

  /// Takes in the next scalar; true for the bracket that ends such an opening.
  mutating func isEnded(by scalar: Unicode.Scalar) -> Bool {
    switch (scalar, length) {
    case ("#", 1), ("#", 2): length = 2
    case ("#", _): length = 1
    case ("v", 2), ("s", 3), ("o", 4): length += 1
    case ("[", 2), ("[", 5):
      length = 0
      return true
    default: length = 0
    }
    return false
  }
}
