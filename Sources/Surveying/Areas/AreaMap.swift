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
  /// By path: the index in `chains` where areas stood elsewhere before they moved, else `none`. Empty where
  /// no area moved.
  private var chainIndices: [Int32] = []
  /// Whose a path is that lies in or below a directory that an area left: the first step that holds for a
  /// commit says it.
  private var chains: [[Step]] = []
  /// By area: the paths below directories that it left.
  private var formerPaths: [Int: Set<PathID>] = [:]
  private let ancestry: Ancestry
  /// By area: the directories that are its own or covered by it, ascending.
  private let directories: [Int: [PathID]]

  /// An area that a directory belonged to for some of the commits.
  private struct Step {
    let area: Int32
    /// Only what descends from all of these.
    var after: [CommitPosition] = []
    /// Only what descends from none of these.
    var until: [CommitPosition] = []
  }

  /// - Parameters:
  ///   - claims: an area's index by the directory that is its own or covered by it.
  ///   - former: where areas stood before they moved.
  ///   - begins: by the directory of an area, the commits by which another one left it.
  init(
    _ claims: [PathID: Int], former: [AreaMoves.Former] = [],
    begins: [PathID: [CommitPosition]] = [:], _ history: History
  ) {
    paths = history.paths
    ancestry = history.ancestry
    self.claims = claims
    let paths = history.paths
    directories = Dictionary(grouping: claims.keys) { claims[$0] ?? 0 }.mapValues { $0.sorted() }
    owners = Array(repeating: Self.none, count: paths.count)
    // What lies in a directory is one run behind it, so that inner areas come after outer ones.
    for (directory, area) in claims.sorted(by: { $0.key < $1.key }) {
      for path in paths.contents(of: directory) { owners[path.index] = Int32(area) }
    }
    for path in paths.unsorted { owners[path.index] = owner(within: paths.directory(of: path)) }
    if !former.isEmpty { addChains(former, begins) }
  }

  private func owner(within directory: PathID) -> Int32 {
    if let area = claims[directory] { return Int32(area) }
    return directory == PathID.root ? Self.none : owners[directory.index]
  }

  private mutating func addChains(
    _ former: [AreaMoves.Former], _ begins: [PathID: [CommitPosition]]
  ) {
    chainIndices = Array(repeating: Self.none, count: paths.count)
    let byDirectory = Dictionary(grouping: former, by: \.directory)
    // By directory.
    var known: [PathID: Int32] = [:]
    for (left, areas) in byDirectory {
      for path in Array(paths.contents(of: left)) + paths.unsorted
      where paths.path(path, isBelow: left) {
        for former in areas { formerPaths[former.area, default: []].insert(path) }
        if chainIndices[path.index] != Self.none { continue }
        let directory = paths.directory(of: path)
        if known[directory] == nil {
          known[directory] = Int32(chains.count)
          chains.append(chain(from: directory, byDirectory, begins))
        }
        chainIndices[path.index] = known[directory] ?? Self.none
      }
    }
  }

  /// From a directory upwards: the area that stands there, those that left it, the one that covers it.
  private func chain(
    from directory: PathID, _ former: [PathID: [AreaMoves.Former]],
    _ begins: [PathID: [CommitPosition]]
  ) -> [Step] {
    var steps: [Step] = []
    var directory = directory
    while true {
      let claim = claims[directory].map { Int32($0) }
      if let claim, let begins = begins[directory] {
        steps.append(Step(area: claim, after: begins))
        if begins.isEmpty { return steps }
      }
      for former in former[directory] ?? [] {
        steps.append(Step(area: Int32(former.area), until: former.departures))
      }
      if let claim { return steps + [Step(area: claim)] }
      if directory == PathID.root { return steps }
      directory = paths.directory(of: directory)
    }
  }

  private func holds(_ step: Step, _ commit: CommitPosition) -> Bool {
    step.after.allSatisfy { ancestry.isAncestor($0, of: commit) }
      && !step.until.contains { ancestry.isAncestor($0, of: commit) }
  }

  /// The area that a path belongs to; `none` where there is none.
  func area(of path: PathID) -> Int32 { owners[path.index] }

  /// The area that a path belonged to in a commit, where areas stood elsewhere before they moved;
  /// `none` where there is none.
  func area(of path: PathID, in commit: CommitPosition) -> Int32 {
    let chain = chainIndices.isEmpty ? Self.none : chainIndices[path.index]
    if chain == Self.none { return owners[path.index] }
    return chains[Int(chain)].first { holds($0, commit) }?.area ?? Self.none
  }

  /// Calls `body` with every path that belongs, or belonged before the area moved, to an area, and with
  /// a test whether what a commit did to the path is the area's.
  func forEachPath(of area: Int, _ body: (PathID, _ owns: (CommitPosition) -> Bool) -> Void) {
    func visit(_ path: PathID) {
      if chainIndices.isEmpty || chainIndices[path.index] == Self.none {
        body(path) { _ in true }
      } else {
        body(path) { self.area(of: path, in: $0) == Int32(area) }
      }
    }
    var end = PathID.root
    for directory in directories[area] ?? [] {
      let run = paths.contents(of: directory)
      // A directory that is covered may lie in another one of the same area.
      guard run.upperBound > end else { continue }
      for path in max(end, run.lowerBound)..<max(end, run.upperBound)
      where owners[path.index] == Int32(area) {
        visit(path)
      }
      end = max(end, run.upperBound)
    }
    for path in paths.unsorted where owners[path.index] == Int32(area) { visit(path) }
    for path in (formerPaths[area] ?? []).sorted() where owners[path.index] != Int32(area) {
      visit(path)
    }
  }
}
