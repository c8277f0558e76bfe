import Basics

/// Which names files had and left, on any branch: what came to a name beside a move that left it is no
/// question that HISTORY answers.
struct MovedNames {
  private var used: Set<ByteString> = []
  /// The commits by which files left a name.
  private var left: [ByteString: [Int]] = [:]
  private var taken: Set<ByteString> = []

  /// Notes what a commit did.
  mutating func note(_ commit: Int, before: TreeState, after: TreeState) {
    let gone = before.paths.filter { after.nodes[$0] == nil }
    let come = after.paths.filter { before.nodes[$0] == nil }
    used.formUnion(after.paths)
    // Any pair may have moved with an edit, if not as it is.
    guard !gone.isEmpty, !come.isEmpty else { return }
    for path in gone { left[path, default: []].append(commit) }
    taken.formUnion(come)
  }

  /// Whether a file may be made at a path in a commit with these ancestors.
  func isFree(_ path: ByteString, ancestors: Set<Int>) -> Bool {
    guard let left = left[path] else { return !taken.contains(path) }
    return left.allSatisfy(ancestors.contains)
  }

  /// The path, or one like it that no file ever had.
  func fresh(_ path: ByteString) -> ByteString {
    guard used.contains(where: { $0 == path || isBelow($0, path) }) else { return path }
    let name = fileName(path)
    let end = name.bytes.lastIndex(of: UInt8(ascii: ".")) ?? name.count
    let folder = directory(path)
    for number in 2... {
      let numbered = ByteString(
        Array(name.bytes[..<end]) + Array("-\(number)".utf8) + Array(name.bytes[end...]))
      let candidate = folder.isEmpty ? numbered : "\(folder)/\(numbered)"
      if !used.contains(where: { $0 == candidate || isBelow($0, candidate) }) { return candidate }
    }
    return path
  }
}
