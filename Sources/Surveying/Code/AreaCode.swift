internal import Basics
internal import GitHistory
internal import LeadModel

/// The files of an area's code, those that are gone too, and the directories that they stand in.
final class AreaCode {
  struct Directory {
    /// Of the directory above, in `directories`; nil for those where paths begin.
    let above: Int?
    let isInside: Bool
    let isBorrowed: Bool
    /// Its name, folded: what a doc that is named for it would be called.
    let foldedName: ByteString
    let pathID: PathID
    let isTests: Bool
    /// Whether its name only says where files stand, whatever is above it.
    let hasLayoutName: Bool
    /// Whether the directories from the area's own down to it only say where files stand.
    let isLayout: Bool
    /// The files at the tip that stand in it, at any depth, by their indices in `live`.
    var live = 0..<0
    /// Directories with files at the tip that lie in it, at any depth, stand before this index.
    var end: Int
    /// Whether a file at the tip stands in it, at any depth.
    var isLive: Bool { !live.isEmpty }
  }

  let history: History
  /// The area's own; empty for the root.
  let directory: ByteString
  /// How many files there are at the tip.
  var liveFiles: Int { live.count }
  /// With no more files of code than this, an area is small: its docs are about all of it.
  static let smallArea = 30
  /// The files at the tip, ascending by path, and the directories that they stand in.
  private(set) var live: [(path: PathID, directory: Int)] = []
  /// Each stands behind the one above.
  private(set) var directories: [Directory] = []
  private var directoryIndices: [PathID: Int] = [:]
  private var last: (directory: PathID, index: Int)?
  private let forEachFile: (_ add: (PathID) -> Void) -> Void
  /// How many entries of a directory docs follow, by its index; under nil of the area.
  var entryCounts: [Int?: Int] = [:]
  /// An overview names at least so many entries of a directory, and this part of them.
  static let several = 3
  static let leastShare = 3

  /// - Parameters:
  ///   - files: those at the tip, ascending by path.
  ///   - forEachFile: calls what it is given with each file that is or was there, those at the tip
  ///     once more; called at most once.
  init(
    in directory: ByteString, _ history: History, files: some Sequence<PathID>,
    forEachFile: @escaping (_ add: (PathID) -> Void) -> Void
  ) {
    self.history = history
    self.directory = directory
    self.forEachFile = forEachFile
    for root in [history.paths.id(of: directory), PathID.root] {
      guard let root, directoryIndices[root] == nil else { continue }
      directoryIndices[root] = directories.count
      directories.append(
        Directory(
          above: nil, isInside: directories.isEmpty, isBorrowed: false, foldedName: "",
          pathID: root,
          isTests: false, hasLayoutName: false, isLayout: true, end: 0))
    }
    for file in files where CodeFiles.isCode(file, history.paths) {
      let index = index(of: history.paths.directory(of: file))
      if directories[index].isBorrowed { continue }
      let start = directories[index].live.first ?? live.count
      live.append((file, index))
      directories[index].live = start..<live.count
    }
    // What stands below a directory is one run of files and one of directories, as files ascend.
    for index in directories.indices.reversed() where directories[index].isLive {
      guard let above = directories[index].above else { continue }
      let (run, end) = (directories[index].live, directories[index].end)
      directories[above].end = max(directories[above].end, end)
      let whole = directories[above].isLive ? directories[above].live : run
      directories[above].live =
        min(whole.lowerBound, run.lowerBound)..<max(whole.upperBound, run.upperBound)
    }
  }

  private func index(of directory: PathID) -> Int {
    if let last, last.directory == directory { return last.index }
    let index = directoryIndices[directory] ?? insert(directory)
    last = (directory, index)
    return index
  }

  private func insert(_ pathID: PathID) -> Int {
    let paths = history.paths
    let above = index(of: paths.directory(of: pathID))
    let upper = directories[above]
    var isBorrowed = upper.isBorrowed
    if !upper.isInside {
      isBorrowed = isBorrowed || (paths.path(pathID) + "/").isBorrowed(below: directory)
    }
    var (isTests, isLayout) = (false, false)
    var foldedName: ByteString = ""
    paths.visitName(of: pathID) { name in
      isBorrowed =
        isBorrowed || upper.isInside && CodeFiles.isBorrowed(name)
        || name.first == UInt8(ascii: ".")
      if isBorrowed { return }
      foldedName = FoldedNames.fold(name)
      isTests = CodeFiles.isTests(name)
      isLayout = CodeFiles.isLayout(name)
    }
    let index = directories.count
    directoryIndices[pathID] = index
    directories.append(
      Directory(
        above: above, isInside: upper.isInside, isBorrowed: isBorrowed, foldedName: foldedName,
        pathID: pathID, isTests: isTests, hasLayoutName: isLayout,
        isLayout: upper.isLayout && isLayout, end: index + 1))
    return index
  }

  /// The index of a directory that something of the area stands in.
  func knownIndex(of directory: PathID) -> Int? { directoryIndices[directory] }

  /// Whether something of a directory that is not the area's own is there at the tip.
  func isLive(_ directory: PathID) -> Bool {
    guard let index = directoryIndices[directory], directories[index].above != nil else {
      return false
    }
    return directories[index].isLive
  }

  /// How many files at the tip stand in a directory, at any depth.
  func liveFiles(below directory: PathID) -> Int {
    directoryIndices[directory].map { directories[$0].live.count } ?? 0
  }

  /// The directories with a folded name that are there at the tip, but those where paths begin.
  func liveDirectories(named name: ByteString) -> [Int] {
    directoriesByName[name].filter {
      directories[$0].isLive && directories[$0].above != nil
    }
  }

  private lazy var directoriesByName = FoldedNames(directories.lazy.map(\.foldedName))

  // MARK: - What files are called

  /// By index in `live`: whether docs need not follow the file.
  private(set) lazy var isExcluded = live.map {
    CodeFiles.isExcludedFromDrift($0.path, history.paths)
  }

  /// Indices in `live` of the files with a folded name, what docs need not follow included.
  func liveFiles(named name: ByteString) -> [Int] { liveByName[name] }

  private lazy var liveByName = FoldedNames(
    live.lazy.map { [paths = history.paths] in FoldedNames.fold(ofFile: $0.path, paths) })

  // MARK: - Files that are or were there

  private lazy var files = readFiles()

  private func readFiles() -> AreaFiles {
    var files: [(path: PathID, directory: Int)] = []
    forEachFile { file in
      let index = index(of: history.paths.directory(of: file))
      if !directories[index].isBorrowed, CodeFiles.isCode(file, history.paths) {
        files.append((file, index))
      }
    }
    return AreaFiles(
      files, in: directories, followsAll: liveFiles <= Self.smallArea, history.paths)
  }

  var all: [PathID] {
    files.files(below: directories.indices.filter { directories[$0].above == nil })
  }

  func files(below directory: PathID) -> [PathID] {
    directoryIndices[directory].map { files.files(below: [$0]) } ?? []
  }

  func files(of items: Set<CodeItem>) -> [PathID] {
    var wanted: [Int] = []
    var others: [AreaFiles.File] = []
    for item in items {
      switch item {
      case .directory(let index): wanted.append(index)
      case .file(let path): others.append((path, self.index(of: history.paths.directory(of: path))))
      }
    }
    return wanted.isEmpty ? others.map(\.path) : files.files(below: wanted, and: others)
  }

  /// The files that go by a folded name, or lie in directories that do; none where nothing of it is there at
  /// the tip.
  /// - Parameter isForFiles: whether a file may go by it, too.
  func files(named name: ByteString, isForFiles: Bool) -> [PathID] {
    guard !liveDirectories(named: name).isEmpty || isForFiles && !liveFiles(named: name).isEmpty
    else { return [] }
    return files.files(named: name, isForFiles: isForFiles)
  }
}
