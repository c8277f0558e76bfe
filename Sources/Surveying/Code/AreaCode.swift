internal import Basics
internal import GitHistory
internal import LeadModel

/// The files of an area's code, those that are gone too, and the directories that they stand in.
final class AreaCode {
  typealias Number = PathTable.Number

  struct Directory {
    /// Of the directory above, in `directories`; nil for those where paths begin.
    let above: Int?
    let isInside: Bool
    let isBorrowed: Bool
    /// Its name, folded: what a doc that is named for it would be called.
    let foldedName: ByteString
    let number: Number
    let isTests: Bool
    /// Whether its name only says where files stand, whatever is above it.
    let hasLayoutName: Bool
    /// Whether the directories from the area's own down to it only say where files stand.
    let isLayout: Bool
    /// The files at the tip that stand in it, at any depth, by their places in `live`.
    var live = 0..<0
    /// Directories with files at the tip that lie in it, at any depth, stand before this place.
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
  private(set) var live: [(path: Number, directory: Int)] = []
  /// Each stands behind the one above.
  private(set) var directories: [Directory] = []
  private var places: [Number: Int] = [:]
  private var last: (directory: Number, place: Int)?
  private let forEachFile: (_ add: (Number) -> Void) -> Void
  /// How many entries of a directory docs follow, by its place; under nil of the area.
  var entryCounts: [Int?: Int] = [:]
  /// An overview names at least so many entries of a directory, and this part of them.
  static let several = 3
  static let leastShare = 3

  /// - Parameters:
  ///   - files: those at the tip, ascending by path.
  ///   - forEachFile: calls what it is given with each file that is or was there, those at the tip
  ///     once more; called at most once.
  init(
    in directory: ByteString, _ history: History, files: some Sequence<Number>,
    forEachFile: @escaping (_ add: (Number) -> Void) -> Void
  ) {
    self.history = history
    self.directory = directory
    self.forEachFile = forEachFile
    for root in [history.paths.number(of: directory), PathTable.root] {
      guard let root, places[root] == nil else { continue }
      places[root] = directories.count
      directories.append(
        Directory(
          above: nil, isInside: directories.isEmpty, isBorrowed: false, foldedName: "",
          number: root,
          isTests: false, hasLayoutName: false, isLayout: true, end: 0))
    }
    for file in files where CodeFiles.isCode(file, history.paths) {
      let place = place(of: history.paths.directory(of: file))
      if directories[place].isBorrowed { continue }
      let start = directories[place].live.first ?? live.count
      live.append((file, place))
      directories[place].live = start..<live.count
    }
    // What stands below a directory is one run of files and one of directories, as files ascend.
    for place in directories.indices.reversed() where directories[place].isLive {
      guard let above = directories[place].above else { continue }
      let (run, end) = (directories[place].live, directories[place].end)
      directories[above].end = max(directories[above].end, end)
      let whole = directories[above].isLive ? directories[above].live : run
      directories[above].live =
        min(whole.lowerBound, run.lowerBound)..<max(whole.upperBound, run.upperBound)
    }
  }

  private func place(of directory: Number) -> Int {
    if let last, last.directory == directory { return last.place }
    let place = places[directory] ?? insert(directory)
    last = (directory, place)
    return place
  }

  private func insert(_ number: Number) -> Int {
    let paths = history.paths
    let above = place(of: paths.directory(of: number))
    let upper = directories[above]
    var isBorrowed = upper.isBorrowed
    if !upper.isInside {
      isBorrowed = isBorrowed || (paths.path(number) + "/").isBorrowed(below: directory)
    }
    var (isTests, isLayout) = (false, false)
    var foldedName: ByteString = ""
    paths.visitName(of: number) { name in
      isBorrowed =
        isBorrowed || upper.isInside && CodeFiles.isBorrowed(name)
        || name.first == UInt8(ascii: ".")
      if isBorrowed { return }
      foldedName = FoldedNames.fold(name)
      isTests = CodeFiles.isTests(name)
      isLayout = CodeFiles.isLayout(name)
    }
    let place = directories.count
    places[number] = place
    directories.append(
      Directory(
        above: above, isInside: upper.isInside, isBorrowed: isBorrowed, foldedName: foldedName,
        number: number, isTests: isTests, hasLayoutName: isLayout,
        isLayout: upper.isLayout && isLayout, end: place + 1))
    return place
  }

  /// The place of a directory that something of the area stands in.
  func knownPlace(of directory: Number) -> Int? { places[directory] }

  /// Whether something of a directory that is not the area's own is there at the tip.
  func isLive(_ directory: Number) -> Bool {
    guard let place = places[directory], directories[place].above != nil else { return false }
    return directories[place].isLive
  }

  /// How many files at the tip stand in a directory, at any depth.
  func liveFiles(below directory: Number) -> Int {
    places[directory].map { directories[$0].live.count } ?? 0
  }

  /// The directories with a folded name that are there at the tip, but those where paths begin.
  func liveDirectories(named name: ByteString) -> [Int] {
    directoriesByName[name].filter {
      directories[$0].isLive && directories[$0].above != nil
    }
  }

  private lazy var directoriesByName = FoldedNames(directories.lazy.map(\.foldedName))

  // MARK: - What files are called

  /// By place in `live`: whether docs need not follow the file.
  private(set) lazy var isExcluded = live.map {
    CodeFiles.isExcludedFromDrift($0.path, history.paths)
  }

  /// Places in `live` of the files with a folded name, what docs need not follow included.
  func liveFiles(named name: ByteString) -> [Int] { liveByName[name] }

  private lazy var liveByName = FoldedNames(
    live.lazy.map { [paths = history.paths] in FoldedNames.fold(ofFile: $0.path, paths) })

  // MARK: - Files that are or were there

  private lazy var files = readFiles()

  private func readFiles() -> AreaFiles {
    var files: [(path: Number, directory: Int)] = []
    forEachFile { file in
      let place = place(of: history.paths.directory(of: file))
      if !directories[place].isBorrowed, CodeFiles.isCode(file, history.paths) {
        files.append((file, place))
      }
    }
    return AreaFiles(
      files, in: directories, followsAll: liveFiles <= Self.smallArea, history.paths)
  }

  var all: [Number] {
    files.files(below: directories.indices.filter { directories[$0].above == nil })
  }

  func files(below directory: Number) -> [Number] {
    places[directory].map { files.files(below: [$0]) } ?? []
  }

  func files(of places: Set<CodeItem>) -> [Number] {
    var wanted: [Int] = []
    var others: [AreaFiles.File] = []
    for place in places {
      switch place {
      case .directory(let place): wanted.append(place)
      case .file(let path): others.append((path, self.place(of: history.paths.directory(of: path))))
      }
    }
    return wanted.isEmpty ? others.map(\.path) : files.files(below: wanted, and: others)
  }

  /// The files that go by a folded name, or lie in directories that do; none where nothing of it is there at
  /// the tip.
  /// - Parameter isForFiles: whether a file may go by it, too.
  func files(named name: ByteString, isForFiles: Bool) -> [Number] {
    guard !liveDirectories(named: name).isEmpty || isForFiles && !liveFiles(named: name).isEmpty
    else { return [] }
    return files.files(named: name, isForFiles: isForFiles)
  }
}
