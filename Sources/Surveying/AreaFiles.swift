internal import Basics
internal import GitHistory

/// All files of an area's code that are or were there, by the directories that they stand in.
struct AreaFiles {
  /// A file, and the place of the directory that it stands in.
  typealias File = (path: PathID, directory: Int)

  private let paths: PathTable
  /// Whether what docs need not follow counts all the same.
  private let followsAll: Bool
  private let directories: [AreaCode.Directory]
  /// Those of one directory stand together.
  private let files: Groups<File>
  private let inner: Groups<Int>
  /// By file: whether docs need not follow it; nil while nobody has asked.
  private var isBeside: [Bool?]
  /// By directory: the last question to which it belonged to the answer.
  private var answered: [Int]
  private var questions = 0

  /// - Parameter directories: each stands behind the one above.
  init(
    _ files: [File], in directories: [AreaCode.Directory], followsAll: Bool, _ paths: PathTable
  ) {
    self.paths = paths
    self.followsAll = followsAll
    self.directories = directories
    self.files = Groups(files, count: directories.count, of: \.directory)
    inner = Groups(
      directories.indices.filter { directories[$0].above != nil }, count: directories.count
    ) { directories[$0].above ?? 0 }
    isBeside = Array(repeating: nil, count: files.count)
    answered = Array(repeating: 0, count: directories.count)
  }

  /// The files in some directories, at any depth, and some others, each once. Those that docs need
  /// not follow are left out of directories where there is much code.
  mutating func files(below wanted: [Int], and others: [File] = []) -> [PathID] {
    questions += 1
    var found: [PathID] = []
    // Outer ones come first: where a directory of tests ends a walk, another may begin below it.
    for top in wanted.sorted() {
      var open = [top]
      while let directory = open.popLast() {
        if answered[directory] == questions { continue }
        if !followsAll, directories[directory].isTests { continue }
        answered[directory] = questions
        for file in files[directory] where follows(file) { found.append(files.items[file].path) }
        for place in inner[directory] { open.append(inner.items[place]) }
      }
    }
    for file in others
    where answered[file.directory] != questions || !followsAll && isBesideThePoint(file.path) {
      found.append(file.path)
    }
    return found
  }

  /// The files that go by a name, or lie in directories that do.
  mutating func files(named letters: UInt64, isForFiles: Bool) -> [PathID] {
    let wanted = directoriesByLetters.items(letters).filter { directories[$0].above != nil }
    let others = isForFiles ? filesByLetters.items(letters).map { files.items[$0] } : []
    return files(below: wanted, and: others)
  }

  private lazy var directoriesByLetters: HashChains = HashChains(directories.map(\.letters))

  private lazy var filesByLetters: HashChains = HashChains(
    files.items.map { (file: File) -> UInt64 in
      var letters = Letters.none
      paths.visitName(of: file.path) { letters = Letters.hash(ofFile: $0) }
      return letters
    })

  private mutating func follows(_ file: Int) -> Bool {
    if followsAll { return true }
    let isBeside = isBeside[file] ?? isBesideThePoint(files.items[file].path)
    self.isBeside[file] = isBeside
    return !isBeside
  }

  private func isBesideThePoint(_ path: PathID) -> Bool {
    var isBeside = false
    paths.visitName(of: path) { isBeside = CodeFiles.isBesideThePoint($0) }
    return isBeside
  }

  /// Items by the group that they belong to.
  private struct Groups<Item> {
    private(set) var items: [Item] = []
    /// By group: where its items begin.
    private var starts: [Int]

    init(_ unsorted: [Item], count: Int, of group: (Item) -> Int) {
      starts = Array(repeating: 0, count: count + 1)
      for item in unsorted { starts[group(item) + 1] += 1 }
      for group in 0..<count { starts[group + 1] += starts[group] }
      var next = starts
      var order = Array(repeating: 0, count: unsorted.count)
      for (place, item) in unsorted.enumerated() {
        order[next[group(item)]] = place
        next[group(item)] += 1
      }
      items = order.map { unsorted[$0] }
    }

    /// Places in `items`.
    subscript(group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }
  }
}
