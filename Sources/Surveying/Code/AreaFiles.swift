internal import Basics
internal import GitHistory

/// All files of an area's code that are or were there, by the directories that they stand in.
struct AreaFiles {
  /// A file, and the index of the directory that it stands in.
  typealias File = (path: PathID, directory: Int)

  private let paths: PathTable
  /// Whether what docs need not follow counts all the same.
  private let followsAll: Bool
  private let directories: [AreaCode.Directory]
  /// Those of one directory stand together.
  private let files: Groups<File>
  private let inner: Groups<Int>
  /// By file: whether docs need not follow it; nil while unknown.
  private var isExcluded: [Bool?]
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
    isExcluded = Array(repeating: nil, count: files.count)
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
        for index in inner[directory] { open.append(inner.items[index]) }
      }
    }
    for file in others
    where answered[file.directory] != questions
      || !followsAll && CodeFiles.isExcludedFromDrift(file.path, paths)
    {
      found.append(file.path)
    }
    return found
  }

  /// The files that go by a folded name, or lie in directories that do.
  mutating func files(named name: ByteString, isForFiles: Bool) -> [PathID] {
    let wanted = directoriesByName[name].filter { directories[$0].above != nil }
    let others = isForFiles ? filesByName[name].map { files.items[$0] } : []
    return files(below: wanted, and: others)
  }

  private lazy var directoriesByName: FoldedNames = FoldedNames(directories.lazy.map(\.foldedName))

  private lazy var filesByName: FoldedNames = FoldedNames(
    files.items.lazy.map { [paths] in FoldedNames.fold(ofFile: $0.path, paths) })

  private mutating func follows(_ file: Int) -> Bool {
    if followsAll { return true }
    let isExcluded =
      isExcluded[file] ?? CodeFiles.isExcludedFromDrift(files.items[file].path, paths)
    self.isExcluded[file] = isExcluded
    return !isExcluded
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
      for (index, item) in unsorted.enumerated() {
        order[next[group(item)]] = index
        next[group(item)] += 1
      }
      items = order.map { unsorted[$0] }
    }

    /// Indices in `items`.
    subscript(group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }
  }
}
