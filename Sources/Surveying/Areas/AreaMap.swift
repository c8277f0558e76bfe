internal import Basics
internal import GitHistory

/// Says which area a path belongs to: the nearest directory above it that is an area's own, or
/// that one covers.
struct AreaMap {
  /// What a path that belongs to no area has.
  static let none: Int32 = -1

  private let paths: PathTable
  private let claims: [PathID: Int]
  /// By path.
  private var owners: [Int32]
  /// By area: the directories that are its own or covered by it, ascending.
  private let directories: [Int: [PathID]]

  /// - Parameter claims: an area's index by the directory that is its own or covered by it.
  init(_ claims: [PathID: Int], paths: PathTable) {
    self.paths = paths
    self.claims = claims
    directories = Dictionary(grouping: claims.keys) { claims[$0] ?? 0 }.mapValues { $0.sorted() }
    owners = Array(repeating: Self.none, count: paths.count)
    // What lies in a directory is one run behind it, so that inner areas come after outer ones.
    for (directory, area) in claims.sorted(by: { $0.key < $1.key }) {
      for path in paths.contents(of: directory) { owners[path.index] = Int32(area) }
    }
    for path in paths.unsorted { owners[path.index] = owner(within: paths.directory(of: path)) }
  }

  private func owner(within directory: PathID) -> Int32 {
    if let area = claims[directory] { return Int32(area) }
    return directory == PathID.root ? Self.none : owners[directory.index]
  }

  /// The area that a path belongs to; `none` where there is none.
  func area(of path: PathID) -> Int32 { owners[path.index] }

  /// Calls `body` with every path that belongs to an area.
  func forEachPath(of area: Int, _ body: (PathID) -> Void) {
    var end = PathID.root
    for directory in directories[area] ?? [] {
      let run = paths.contents(of: directory)
      // A directory that is covered may lie in another one of the same area.
      guard run.upperBound > end else { continue }
      for path in max(end, run.lowerBound)..<max(end, run.upperBound)
      where owners[path.index] == Int32(area) {
        body(path)
      }
      end = max(end, run.upperBound)
    }
    for path in paths.unsorted where owners[path.index] == Int32(area) { body(path) }
  }
}
