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
  /// Where areas stood before they moved, outer directories first.
  private let former: [AreaMoves.Former]
  /// By path: the index in `former` of the innermost, or `none`. Empty where no area moved.
  private var formerIndices: [Int32] = []
  /// By area: the paths that were its own before it moved.
  private var formerPaths: [Int: [PathID]] = [:]
  private let ancestry: Ancestry
  /// By area: the directories that are its own or covered by it, ascending.
  private let directories: [Int: [PathID]]

  /// - Parameters:
  ///   - claims: an area's index by the directory that is its own or covered by it.
  ///   - former: where areas stood before they moved.
  init(_ claims: [PathID: Int], former: [AreaMoves.Former] = [], _ history: History) {
    paths = history.paths
    ancestry = history.ancestry
    self.claims = claims
    let paths = history.paths
    self.former = former.sorted { paths.path($0.directory) < paths.path($1.directory) }
    directories = Dictionary(grouping: claims.keys) { claims[$0] ?? 0 }.mapValues { $0.sorted() }
    owners = Array(repeating: Self.none, count: paths.count)
    // What lies in a directory is one run behind it, so that inner areas come after outer ones.
    for (directory, area) in claims.sorted(by: { $0.key < $1.key }) {
      for path in paths.contents(of: directory) { owners[path.index] = Int32(area) }
    }
    for path in paths.unsorted { owners[path.index] = owner(within: paths.directory(of: path)) }
    addFormer()
  }

  private func owner(within directory: PathID) -> Int32 {
    if let area = claims[directory] { return Int32(area) }
    return directory == PathID.root ? Self.none : owners[directory.index]
  }

  /// Gives every path below a former directory to the area that left it, but for those of areas that
  /// stand there.
  private mutating func addFormer() {
    if former.isEmpty { return }
    formerIndices = Array(repeating: Self.none, count: paths.count)
    for (index, former) in former.enumerated() {
      let owner = owner(within: former.directory)
      for path in Array(paths.contents(of: former.directory)) + paths.unsorted
      where owners[path.index] == owner && paths.path(path, isBelow: former.directory) {
        formerIndices[path.index] = Int32(index)
      }
    }
    for (path, index) in formerIndices.enumerated() where index != Self.none {
      formerPaths[former[Int(index)].area, default: []].append(PathID(path))
    }
  }

  /// Whether the area had left the directory in a commit.
  private func hasLeft(_ index: Int32, _ commit: CommitPosition) -> Bool {
    former[Int(index)].departures.contains { ancestry.isAncestor($0, of: commit) }
  }

  /// The area that a path belongs to; `none` where there is none.
  func area(of path: PathID) -> Int32 { owners[path.index] }

  /// The area that a path belonged to in a commit, where areas stood elsewhere before they moved;
  /// `none` where there is none.
  func area(of path: PathID, in commit: CommitPosition) -> Int32 {
    let index = formerIndices.isEmpty ? Self.none : formerIndices[path.index]
    return index == Self.none || hasLeft(index, commit)
      ? owners[path.index] : Int32(former[Int(index)].area)
  }

  /// Calls `body` with every path that belongs, or belonged before the area moved, to an area, and with
  /// a test whether what a commit did to the path is the area's.
  func forEachPath(of area: Int, _ body: (PathID, _ owns: (CommitPosition) -> Bool) -> Void) {
    func visit(_ path: PathID) {
      let isOwn = owners[path.index] == Int32(area)
      let index = formerIndices.isEmpty ? Self.none : formerIndices[path.index]
      if index == Self.none {
        if isOwn { body(path) { _ in true } }
      } else if former[Int(index)].area == area {
        body(path) { isOwn || !hasLeft(index, $0) }
      } else if isOwn {
        body(path) { hasLeft(index, $0) }
      }
    }
    var end = PathID.root
    for directory in directories[area] ?? [] {
      let run = paths.contents(of: directory)
      // A directory that is covered may lie in another one of the same area.
      guard run.upperBound > end else { continue }
      for path in max(end, run.lowerBound)..<max(end, run.upperBound) { visit(path) }
      end = max(end, run.upperBound)
    }
    for path in paths.unsorted where owners[path.index] == Int32(area) { visit(path) }
    for path in formerPaths[area] ?? [] where owners[path.index] != Int32(area) { visit(path) }
  }
}
