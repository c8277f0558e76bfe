internal import Basics
internal import History

/// Says which area a path belongs to: the nearest directory above it that is an area's own, or
/// that one covers.
struct AreaMap {
  /// What a path that belongs to no area has.
  static let none: Int32 = -1

  private var ofDirectory: [Int32]
  private var ofRoot: Int32 = AreaMap.none

  /// - Parameter claims: an area's number by the directory that is its own or covered by it.
  init(_ claims: [PathTable.Number: Int], paths: PathTable) {
    ofDirectory = Array(repeating: Self.none, count: paths.count)
    if let root = claims[PathTable.root] { ofRoot = Int32(root) }
    // A directory is numbered before what lies in it.
    for number in 0..<Int32(paths.count) {
      let parent = paths.directory(of: number)
      let inherited = parent == PathTable.root ? ofRoot : ofDirectory[Int(parent)]
      ofDirectory[Int(number)] = claims[number].map { Int32($0) } ?? inherited
    }
  }

  /// The area that a file belongs to; `none` where there is none.
  func area(of path: PathTable.Number, in paths: PathTable) -> Int32 {
    let directory = paths.directory(of: path)
    return directory == PathTable.root ? ofRoot : ofDirectory[Int(directory)]
  }
}
