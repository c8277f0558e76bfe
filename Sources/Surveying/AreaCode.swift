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
    /// What a doc that is named for it would be called.
    let letters: UInt64
    let number: PathID
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

  /// What a file at the tip is called.
  struct Name {
    /// Whether docs need not follow the file.
    let isBeside: Bool
    let letters: UInt64
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
  private var places: [PathID: Int] = [:]
  private var last: (directory: PathID, place: Int)?
  private let forEachFile: (_ add: (PathID) -> Void) -> Void
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
    in directory: ByteString, _ history: History, files: some Sequence<PathID>,
    forEachFile: @escaping (_ add: (PathID) -> Void) -> Void
  ) {
    self.history = history
    self.directory = directory
    self.forEachFile = forEachFile
    for root in [history.paths.number(of: directory), PathID.root] {
      guard let root, places[root] == nil else { continue }
      places[root] = directories.count
      directories.append(
        Directory(
          above: nil, isInside: directories.isEmpty, isBorrowed: false, letters: Letters.none,
          number: root, isTests: false, hasLayoutName: false, isLayout: true, end: 0))
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

  private func place(of directory: PathID) -> Int {
    if let last, last.directory == directory { return last.place }
    let place = places[directory] ?? insert(directory)
    last = (directory, place)
    return place
  }

  private func insert(_ number: PathID) -> Int {
    let paths = history.paths
    let above = place(of: paths.directory(of: number))
    let upper = directories[above]
    var isBorrowed = upper.isBorrowed
    if !upper.isInside {
      isBorrowed = isBorrowed || (paths.path(number) + "/").isBorrowed(below: directory)
    }
    var (isTests, isLayout) = (false, false)
    var letters = Letters.none
    paths.visitName(of: number) { name in
      isBorrowed =
        isBorrowed || upper.isInside && CodeFiles.isBorrowed(name)
        || name.first == UInt8(ascii: ".")
      if isBorrowed { return }
      letters = Letters.hash(ofDirectory: name)
      isTests = CodeFiles.isTests(name)
      isLayout = CodeFiles.isLayout(name)
    }
    let place = directories.count
    places[number] = place
    directories.append(
      Directory(
        above: above, isInside: upper.isInside, isBorrowed: isBorrowed, letters: letters,
        number: number, isTests: isTests, hasLayoutName: isLayout,
        isLayout: upper.isLayout && isLayout, end: place + 1))
    return place
  }

  /// The place of a directory that something of the area stands in.
  func knownPlace(of directory: PathID) -> Int? { places[directory] }

  /// Whether something of a directory that is not the area's own is there at the tip.
  func isLive(_ directory: PathID) -> Bool {
    guard let place = places[directory], directories[place].above != nil else { return false }
    return directories[place].isLive
  }

  /// How many files at the tip stand in a directory, at any depth.
  func liveFiles(below directory: PathID) -> Int {
    places[directory].map { directories[$0].live.count } ?? 0
  }

  /// The directories with a name that are there at the tip, but those where paths begin.
  func liveDirectories(_ letters: UInt64) -> [Int] {
    directoriesByLetters.items(letters).filter {
      directories[$0].isLive && directories[$0].above != nil
    }
  }

  private lazy var directoriesByLetters = HashChains(directories.map(\.letters))

  // MARK: - What files are called

  /// By place in `live`.
  private(set) lazy var liveNames = live.map { file in
    var name = Name(isBeside: false, letters: Letters.none)
    history.paths.visitName(of: file.path) {
      name = Name(isBeside: CodeFiles.isBesideThePoint($0), letters: Letters.hash(ofFile: $0))
    }
    return name
  }

  /// Places in `live` of the files with a name, what docs need not follow included.
  func liveFiles(_ letters: UInt64) -> [Int] { liveByLetters.items(letters) }

  private lazy var liveByLetters = HashChains(liveNames.map(\.letters))

  // MARK: - Files that are or were there

  private lazy var files = readFiles()

  private func readFiles() -> AreaFiles {
    var files: [(path: PathID, directory: Int)] = []
    forEachFile { file in
      let place = place(of: history.paths.directory(of: file))
      if !directories[place].isBorrowed, CodeFiles.isCode(file, history.paths) {
        files.append((file, place))
      }
    }
    return AreaFiles(
      files, in: directories, followsAll: liveFiles <= Self.smallArea, history.paths)
  }

  var all: [PathID] {
    files.files(below: directories.indices.filter { directories[$0].above == nil })
  }

  func files(below directory: PathID) -> [PathID] {
    places[directory].map { files.files(below: [$0]) } ?? []
  }

  func files(of places: Set<CodePlace>) -> [PathID] {
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

  /// The files that go by a name, or lie in directories that do; none where nothing of it is there at
  /// the tip.
  /// - Parameter isForFiles: whether a file may go by it, too.
  func files(named letters: UInt64, isForFiles: Bool) -> [PathID] {
    guard !liveDirectories(letters).isEmpty || isForFiles && !liveFiles(letters).isEmpty else {
      return []
    }
    return files.files(named: letters, isForFiles: isForFiles)
  }
}
