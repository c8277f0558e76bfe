internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Every file of the commit judged, ascending by path.
struct TipListing {
  private let listing: TreeListing
  let paths: PathTable
  /// By path: whether it is a directory that holds files.
  private var holdsFiles: [Bool]
  /// By path: where the file stands in the listing, counted from 1; 0 for none.
  private var fileIndices: [Int32]

  /// The files of no commit.
  init() { self.init(TreeListing(), PathTable()) }

  init(_ listing: TreeListing, _ paths: PathTable) {
    self.listing = listing
    self.paths = paths
    holdsFiles = Array(repeating: false, count: paths.count)
    fileIndices = Array(repeating: 0, count: paths.count)
    for (index, file) in listing.files.enumerated() {
      fileIndices[file.path.index] = Int32(index + 1)
      var directory = paths.directory(of: file.path)
      while directory != PathID.root, !holdsFiles[directory.index] {
        holdsFiles[directory.index] = true
        directory = paths.directory(of: directory)
      }
    }
  }

  var files: [TreeFile] { listing.files }

  func path(at index: Int) -> ByteString { paths.path(files[index].path) }

  /// The indices of the files whose paths begin with `stem`.
  func files(startingWith stem: ByteString) -> Range<Int> {
    listing.range(startingWith: stem, paths)
  }

  /// The directories that hold files, the root aside.
  var directories: [PathID] {
    holdsFiles.indices.filter { holdsFiles[$0] }.map { PathID($0) }
  }

  /// The file at `path`, if there is one.
  subscript(path: ByteString) -> TreeFile? {
    guard let pathID = paths.id(of: path), let file = file(pathID) else { return nil }
    // A pathID is found without regard to slashes that stand for nothing.
    return paths.isExact(pathID, path) ? file : nil
  }

  /// The file that has a pathID of `paths`, if it is there.
  func file(_ pathID: PathID) -> TreeFile? {
    index(of: pathID).map { files[$0] }
  }

  /// Where the file stands that has a pathID of `paths`, if it is there.
  func index(of pathID: PathID) -> Int? {
    guard pathID != PathID.root, fileIndices[pathID.index] > 0 else { return nil }
    return Int(fileIndices[pathID.index]) - 1
  }

  /// Whether a path that has a pathID is a directory.
  func isDirectory(_ path: PathID) -> Bool {
    path == PathID.root
      || (path.index < holdsFiles.count && holdsFiles[path.index])
  }

  /// Whether a directory stands at a path, or something that the tree does not show: what lies
  /// behind a symbolic link or in a submodule.
  func stands(_ path: ByteString) -> Bool {
    let (pathID, isWhole) = paths.deepest(of: path)
    if isWhole, isDirectory(pathID) { return true }
    var above = isWhole && pathID != PathID.root ? paths.directory(of: pathID) : pathID
    while above != PathID.root {
      if let entry = file(above) { return entry.type != .file }
      above = paths.directory(of: above)
    }
    return isWhole && file(pathID).map { $0.type != .file } ?? false
  }

  /// Whether a path lies in a submodule, of whose files nothing is known here.
  func isInSubmodule(_ path: ByteString) -> Bool {
    path.bytes.indices.contains { index in
      path.bytes[index] == UInt8(ascii: "/")
        && self[ByteString(path.bytes[..<index])]?.type == .submodule
    }
  }

  /// What a directory holds under a name, if history knows it.
  func child(_ name: ByteString, in directory: PathID?) -> PathID? {
    directory.flatMap { paths.id(of: name, in: $0) }
  }

  /// The paths of the files with this name, ascending; of directories with it too.
  func paths(named name: ByteString) -> [ByteString] {
    var found: [ByteString] = []
    for file in files where paths.isNamed(file.path, name) {
      found.append(paths.path(file.path))
    }
    for path in directories where paths.isNamed(path, name) { found.append(paths.path(path)) }
    return found.sorted()
  }

  /// The paths of the files whose names, in lower case, begin in one of these ways; in no order.
  func paths(namedLike beginnings: [ByteString]) -> [ByteString] {
    files.filter { file in
      paths.withName(of: file.path) { name in
        beginnings.contains { beginning in
          name.count >= beginning.count
            && zip(name, beginning.bytes).allSatisfy { $0.asciiLowercased == $1 }
        }
      }
    }.map { paths.path($0.path) }
  }

  /// The indices of the files that patterns which stand in `directory` select.
  /// - Parameter isOwn: whether a file is one that patterns match which do not reach everywhere.
  func select(
    _ patterns: [PathPattern], in directory: ByteString, isOwn: (PathID) -> Bool = { _ in true }
  ) -> [Int] {
    var selection = Selection(patterns: patterns, directory: directory, paths: paths)
    var selected: [Int] = []
    var end = 0
    for range in ranges(patterns, in: directory) {
      for index in max(end, range.lowerBound)..<max(end, range.upperBound)
      where selection.selects(files[index].path, isOwn) {
        selected.append(index)
      }
      end = max(end, range.upperBound)
    }
    return selected
  }

  /// Decides as `PathPattern.select` does, but asks once about each directory, and of most files
  /// and directories only how their names end.
  private struct Selection {
    private let patterns: [PathPattern]
    private let directory: ByteString
    private let paths: PathTable
    private let endings: [ByteString]
    /// The last byte of each ending; zero, which no name holds, for an empty one.
    private let lastBytes: [UInt8]
    private let ignoresCase: Bool
    /// Patterns that match what is the area's own alone, as bits.
    private var confined: UInt64 = 0
    /// Patterns that say nothing of how a name ends, as bits; the first 64 have one.
    private var endless: UInt64 = 0
    private var filesToo: UInt64 = 0
    private let excludes: [Bool]
    /// By directory: which patterns match it or a directory above, as bits.
    private var matched: [PathID: UInt64] = [PathID.root: 0]
    private var last: (directory: PathID, matched: UInt64) = (PathID.root, 0)

    init(patterns: [PathPattern], directory: ByteString, paths: PathTable) {
      self.patterns = patterns
      self.directory = directory
      self.paths = paths
      endings = patterns.map(\.literalEnding)
      lastBytes = endings.map { $0.bytes.last ?? 0 }
      excludes = patterns.map(\.isNegated)
      ignoresCase = patterns.contains(where: \.ignoresCaseOfName)
      for (index, pattern) in patterns.prefix(64).enumerated() {
        if pattern.literalEnding.isEmpty { endless |= 1 << UInt64(index) }
        if !pattern.isDirectoryOnly { filesToo |= 1 << UInt64(index) }
        if !pattern.reachesEverywhere { confined |= 1 << UInt64(index) }
      }
    }

    mutating func selects(_ file: PathID, _ isOwn: (PathID) -> Bool) -> Bool {
      guard patterns.count <= 64 else {
        return patterns.select(paths.path(file), in: directory, isOwn: isOwn(file))
      }
      let parent = paths.directory(of: file)
      if last.directory != parent { last = (parent, matches(parent)) }
      var candidates = last.matched | (filesToo & withFittingEnding(file))
      if candidates & confined != 0, !isOwn(file) { candidates &= ~confined }
      if candidates == 0 { return false }
      var path: ByteString?
      var selected = false
      for index in excludes.indices where excludes[index] == selected {
        guard candidates >> UInt64(index) & 1 == 1 else { continue }
        if last.matched >> UInt64(index) & 1 == 0 {
          let whole = path ?? paths.path(file)
          path = whole
          guard patterns[index].names(file: whole, in: directory) else { continue }
        }
        selected = !selected
      }
      return selected
    }

    /// The patterns whose matches end as a name does, as bits.
    private func withFittingEnding(_ path: PathID) -> UInt64 {
      paths.withName(of: path) { name in
        var fitting = endless
        guard var last = name.last else { return fitting }
        if ignoresCase { last = last.asciiLowercased }
        for index in lastBytes.indices where lastBytes[index] == last {
          let ending = endings[index]
          guard name.count >= ending.count else { continue }
          let end = name.suffix(ending.count)
          if ignoresCase
            ? end.elementsEqual(ending.bytes, by: { $0.asciiLowercased == $1 })
            : end.elementsEqual(ending.bytes)
          {
            fitting |= 1 << UInt64(index)
          }
        }
        return fitting
      }
    }

    private mutating func matches(_ pathID: PathID) -> UInt64 {
      if let known = matched[pathID] { return known }
      var result = matches(paths.directory(of: pathID))
      var path: ByteString?
      let fitting = withFittingEnding(pathID)
      for index in endings.indices where fitting >> UInt64(index) & 1 == 1 {
        let whole = path ?? paths.path(pathID)
        path = whole
        if patterns[index].names(directory: whole, in: directory) { result |= 1 << UInt64(index) }
      }
      matched[pathID] = result
      return result
    }
  }

  /// Where all files stand that the patterns may select, by what their matches begin with.
  private func ranges(_ patterns: [PathPattern], in directory: ByteString) -> [Range<Int>] {
    let directoryStem = directory.isEmpty ? directory : directory + "/"
    let inDirectory = listing.range(startingWith: directoryStem, paths)
    return patterns.filter { !$0.isNegated }.map { pattern in
      if !pattern.isRootAnchored, inDirectory.count <= Self.searchLimit { return inDirectory }
      var stem: ByteString = pattern.isRootAnchored ? "" : directoryStem
      stem.append(pattern.literalPrefix)
      return listing.range(startingWith: stem, paths)
    }
    .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Up to so many files it is quicker to ask each than to search for those that may match.
  private static let searchLimit = 64

  /// Whether any file lies below `directory`.
  func holdsFiles(below directory: ByteString) -> Bool {
    paths.id(of: directory).map(isDirectory) ?? false
  }
}
