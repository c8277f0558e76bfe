internal import Basics
internal import Git
internal import History
internal import LeadFiles

/// Every file of the commit judged, ascending by path.
struct TipListing {
  private let listing: TreeListing
  let paths: PathTable
  /// By path: whether it is a directory that holds files.
  private var isDirectory: [Bool]

  /// The files of no commit.
  init() { self.init(TreeListing(), PathTable()) }

  init(_ listing: TreeListing, _ paths: PathTable) {
    self.listing = listing
    self.paths = paths
    isDirectory = Array(repeating: false, count: paths.count)
    for file in listing.files {
      var directory = paths.directory(of: file.number)
      while directory != PathTable.root, !isDirectory[Int(directory)] {
        isDirectory[Int(directory)] = true
        directory = paths.directory(of: directory)
      }
    }
  }

  var files: [TreeFile] { listing.files }

  func path(at place: Int) -> ByteString { paths.path(files[place].number) }

  /// The file at `path`, if there is one.
  subscript(path: ByteString) -> TreeFile? {
    listing.index(of: path, paths).map { files[$0] }
  }

  /// Whether a path that has a number is a directory.
  func isDirectory(_ path: PathTable.Number) -> Bool {
    path == PathTable.root || (path < isDirectory.count && isDirectory[Int(path)])
  }

  /// What a directory holds under a name, if history knows it.
  func child(_ name: ByteString, in directory: PathTable.Number?) -> PathTable.Number? {
    directory.flatMap { paths.number(of: name, in: $0) }
  }

  /// The paths of the files with this name, ascending; of directories with it too.
  func paths(named name: ByteString) -> [ByteString] {
    var found: [ByteString] = []
    for file in files where paths.isNamed(file.number, name) {
      found.append(paths.path(file.number))
    }
    for path in 0..<PathTable.Number(isDirectory.count)
    where isDirectory[Int(path)] && paths.isNamed(path, name) {
      found.append(paths.path(path))
    }
    return found.sorted()
  }

  /// The places of the files that patterns which stand in `directory` select.
  func select(_ patterns: [PathPattern], in directory: ByteString) -> [Int] {
    var selected: [Int] = []
    var end = 0
    for range in ranges(patterns, in: directory) {
      for place in max(end, range.lowerBound)..<max(end, range.upperBound) {
        let path = path(at: place)
        if patterns.select(path, in: directory) { selected.append(place) }
      }
      end = max(end, range.upperBound)
    }
    return selected
  }

  /// Where all files stand that the patterns may select, by what their matches begin with.
  private func ranges(_ patterns: [PathPattern], in directory: ByteString) -> [Range<Int>] {
    patterns.filter { !$0.isNegated }.map { pattern in
      var stem: ByteString =
        pattern.isRootAnchored || directory.isEmpty ? "" : directory + "/"
      if !pattern.isFloating { stem.append(pattern.literalPrefix) }
      return listing.range(startingWith: stem, paths)
    }
    .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether any file lies below `directory`.
  func holdsFiles(below directory: ByteString) -> Bool {
    paths.number(of: directory).map(isDirectory) ?? false
  }
}
