internal import Basics
internal import History
internal import LeadModel
internal import Markdown

/// The files of an area's code, those that are gone too, and the directories that they stand in.
struct AreaCode {
  typealias Number = PathTable.Number

  private struct Directory {
    /// Of the directory above, in `directories`; nil for those where paths begin.
    let above: Int?
    let isInside: Bool
    let isBorrowed: Bool
    /// What a doc that is named for it would be called.
    let letters: UInt64
    let number: Number
    let isTests: Bool
    /// Whether the directories from the area's own down to it only say where files stand.
    let isLayout: Bool
    /// Whether a file at the tip stands in it, at any depth.
    var isLive = false
  }

  let history: History
  /// The area's own; empty for the root.
  let directory: ByteString
  /// How many files there are at the tip.
  var liveFiles: Int { live.count }
  /// With no more files of code than this, an area is small: its docs are about all of it.
  static let smallArea = 30
  /// Whether what docs need not follow counts all the same.
  private var countsAll: Bool { liveFiles <= Self.smallArea }
  /// The files at the tip, and the directories that they stand in.
  private var live: [(path: Number, directory: Int)] = []
  /// Each stands behind the one above.
  private var directories: [Directory] = []
  private var places: [Number: Int] = [:]
  private var last: (directory: Number, place: Int)?
  private var files: [(path: Number, directory: Int, letters: UInt64)] = []
  /// What is there at the tip, by the hash of its name, once somebody asked for a path.
  private var byName: [UInt64: [CodePlace]]?
  /// An overview names at least so many entries of a directory, and this part of them.
  private static let several = 3
  private static let leastShare = 3

  init(in directory: ByteString, _ history: History) {
    self.history = history
    self.directory = directory
    for root in [history.paths.number(of: directory), PathTable.root] {
      guard let root, places[root] == nil else { continue }
      places[root] = directories.count
      directories.append(
        Directory(
          above: nil, isInside: directories.isEmpty, isBorrowed: false, letters: Letters.none,
          number: root, isTests: false, isLayout: true))
    }
  }

  /// Takes in a file at the tip.
  mutating func addLive(_ file: Number) {
    let place = place(of: history.paths.directory(of: file))
    guard !directories[place].isBorrowed, CodeFiles.isCode(file, history.paths) else { return }
    live.append((file, place))
    var current: Int? = place
    while let place = current, !directories[place].isLive {
      directories[place].isLive = true
      current = directories[place].above
    }
  }

  /// Takes in a file that is or was there, those at the tip once more.
  mutating func add(_ file: Number) {
    let paths = history.paths
    let place = place(of: paths.directory(of: file))
    guard !directories[place].isBorrowed, CodeFiles.isCode(file, paths) else { return }
    files.append((file, place, paths.withName(of: file, Letters.hash(ofFile:))))
  }

  private mutating func place(of directory: Number) -> Int {
    if let last, last.directory == directory { return last.place }
    let place = places[directory] ?? insert(directory)
    last = (directory, place)
    return place
  }

  private mutating func insert(_ number: Number) -> Int {
    let paths = history.paths
    let above = place(of: paths.directory(of: number))
    let isInside = directories[above].isInside
    let isBorrowed =
      directories[above].isBorrowed
      || (isInside
        ? paths.name(of: number).isBorrowedName
        : (paths.path(number) + "/").isBorrowed(below: directory))
      || paths.withName(of: number) { $0.first == UInt8(ascii: ".") }
    let place = directories.count
    places[number] = place
    directories.append(
      Directory(
        above: above, isInside: isInside, isBorrowed: isBorrowed,
        letters: paths.withName(of: number, Letters.hash(ofDirectory:)), number: number,
        isTests: paths.withName(of: number, CodeFiles.isTests),
        isLayout: directories[above].isLayout && CodeFiles.isLayout(paths.name(of: number))))
    return place
  }

  /// Whether something of a directory that is not the area's own is there at the tip.
  func isLive(_ directory: Number) -> Bool {
    guard let place = places[directory], directories[place].above != nil else { return false }
    return directories[place].isLive
  }

  /// How many files at the tip stand in a directory, at any depth.
  func liveFiles(below directory: Number) -> Int {
    guard let wanted = places[directory] else { return 0 }
    let isBelow = directories(orBelow: { place, _ in place == wanted })
    return live.count { isBelow[$0.directory] != .elsewhere }
  }

  var all: [Number] {
    files(orBelow: { _, directory in directory.above == nil }, where: { _ in false })
  }

  func files(below directory: Number) -> [Number] {
    let wanted = places[directory]
    return files(orBelow: { place, _ in place == wanted }, where: { _ in false })
  }

  /// The files that go by a name, or lie in directories that do; none where nothing of it is there at
  /// the tip.
  /// - Parameter isForFiles: whether a file may go by it, too.
  func files(named letters: UInt64, isForFiles: Bool) -> [Number] {
    let isThere =
      directories.contains { $0.isLive && $0.above != nil && $0.letters == letters }
      || isForFiles
        && live.contains { history.paths.withName(of: $0.path, Letters.hash(ofFile:)) == letters }
    guard isThere else { return [] }
    return files(
      orBelow: { _, directory in directory.above != nil && directory.letters == letters },
      where: { isForFiles && self.files[$0].letters == letters })
  }

  func files(of places: Set<CodePlace>) -> [Number] {
    files(
      orBelow: { place, _ in places.contains(.directory(place)) },
      where: { places.contains(.file(self.files[$0].path)) })
  }

  private enum Standing {
    case elsewhere, wanted
    /// In a directory of tests, which docs need not follow.
    case tests
  }

  private func directories(orBelow isWanted: (Int, Directory) -> Bool) -> [Standing] {
    var found: [Standing] = []
    found.reserveCapacity(directories.count)
    for (place, directory) in directories.enumerated() {
      let above = directory.above.map { found[$0] } ?? .elsewhere
      if isWanted(place, directory) || above == .wanted {
        found.append(directory.isTests ? .tests : .wanted)
      } else {
        found.append(above)
      }
    }
    return found
  }

  /// Those that docs need not follow are left out where there is much code.
  private func files(
    orBelow isWantedDirectory: (Int, Directory) -> Bool, where isWantedFile: (Int) -> Bool
  ) -> [Number] {
    let standing = directories(orBelow: isWantedDirectory)
    return files.indices.filter {
      let file = files[$0]
      return isWantedFile($0)
        || countsAll && standing[file.directory] != .elsewhere
        || standing[file.directory] == .wanted
          && !CodeFiles.isBesideThePoint(file.path, history.paths)
    }.map { files[$0].path }
  }

  // MARK: - What the paths in a doc mean

  /// What a doc in a directory means by the paths that it holds.
  /// - Parameters:
  ///   - isForFiles: whether a word between backticks may name a file, too.
  ///   - isForDirectories: whether it may name a directory.
  mutating func places(
    of mentions: PathMentions, in directory: Number, files isForFiles: Bool,
    directories isForDirectories: Bool
  ) -> Set<CodePlace> {
    let known = byName ?? findNames()
    byName = known
    var found: Set<CodePlace> = []
    for mention in mentions.paths {
      guard let name = mention.steps.last, !isGeneral(mention) else { continue }
      let candidates = (known[Letters.hash(letters: name)] ?? []).filter {
        stands($0, under: mention.steps) && (!mention.isDirectory || $0.isDirectory)
      }
      if mention.steps.count > 1 {
        // What fits many places means none of them.
        if candidates.count <= 3 { found.formUnion(candidates) }
        continue
      }
      if mention.isDirectory {
        found.formUnion(candidates.filter { isPart($0, beside: directory) })
        continue
      }
      let files = candidates.filter { !$0.isDirectory }
      let beside = files.filter { above($0) == directory }
      if !beside.isEmpty {
        found.formUnion(beside)
      } else if files.count == 1 {
        found.formUnion(files)
      }
    }
    for word in isForFiles || isForDirectories ? mentions.words : []
    where !CodeFiles.isGeneral(word) {
      let letters = Letters.hash(letters: MarkdownDocument.letters(of: word))
      if isForFiles {
        let files = live.filter {
          history.paths.withName(of: $0.path, Letters.hash(ofFile:)) == letters
            && !CodeFiles.isBesideThePoint($0.path, history.paths)
        }
        if files.count == 1 { found.formUnion(files.map { .file($0.path) }) }
      }
      if isForDirectories {
        found.formUnion(
          directories.indices.filter {
            directories[$0].isLive && directories[$0].letters == letters
          }
          .map { .directory($0) }.filter { isPart($0, beside: directory) })
      }
    }
    return found
  }

  /// Whether a path is one that every repository may have, such as `src/main.rs`: it is likely to be
  /// one of the reader's own.
  private func isGeneral(_ mention: PathMentions.Mention) -> Bool {
    mention.steps.allSatisfy { step in
      CodeFiles.isGeneral(ByteString(step.bytes.prefix { $0 != UInt8(ascii: ".") }))
    }
  }

  /// What a doc may call the files that docs follow, and the directories that they stand in.
  /// - Parameter directory: nil for the area.
  func names(in directory: Number?) -> [(name: ByteString, place: CodePlace)] {
    let wanted = directory.flatMap { places[$0] }
    let standing = directories(orBelow: { place, directory in
      wanted.map { place == $0 } ?? (directory.above == nil)
    })
    var found: [(ByteString, CodePlace)] = []
    for (place, directory) in directories.enumerated()
    where standing[place] == .wanted && directory.isLive && directory.above != nil
      && place != wanted
    {
      let name = history.paths.name(of: directory.number)
      if !CodeFiles.isLayout(name) { found.append((name, .directory(place))) }
    }
    for file in live where standing[file.directory] == .wanted {
      if CodeFiles.isBesideThePoint(file.path, history.paths) { continue }
      let name = history.paths.name(of: file.path)
      let stem = ByteString(
        name.bytes[..<(name.bytes.lastIndex(of: UInt8(ascii: ".")) ?? name.bytes.endIndex)])
      if !CodeFiles.isGeneral(stem) { found.append((stem, .file(file.path))) }
    }
    return found
  }

  /// Whether some places are, or lie in, several of the entries of a directory, and in no small part
  /// of them: who names so many describes all.
  /// - Parameter directory: nil for the area.
  func isOverview(_ places: Set<CodePlace>, of directory: Number?) -> Bool {
    let root = directory.flatMap { self.places[$0] }
    func entry(of place: CodePlace) -> CodePlace? {
      var current = place
      while let above = placeAbove(current), above != root, directories[above].above != nil {
        current = .directory(above)
      }
      return placeAbove(current).map { root == nil || $0 == root } == true ? current : nil
    }
    let named = Set(places.compactMap(entry))
    if named.count < Self.several { return false }
    let all = Set(
      live.compactMap { file -> CodePlace? in
        CodeFiles.isBesideThePoint(file.path, history.paths) ? nil : entry(of: .file(file.path))
      })
    return named.count * Self.leastShare >= all.count
  }

  /// Those in a directory, at any depth.
  func places(_ places: Set<CodePlace>, below directory: Number) -> Set<CodePlace> {
    guard let wanted = self.places[directory] else { return [] }
    return places.filter { place in
      var current = placeAbove(place)
      while let place = current, place != wanted { current = directories[place].above }
      return current == wanted
    }
  }

  private func findNames() -> [UInt64: [CodePlace]] {
    var found: [UInt64: [CodePlace]] = [:]
    for (place, directory) in directories.enumerated()
    where directory.isLive && directory.above != nil {
      found[Letters.hash(letters: history.paths.name(of: directory.number)), default: []]
        .append(.directory(place))
    }
    for file in live where !CodeFiles.isBesideThePoint(file.path, history.paths) {
      found[Letters.hash(letters: history.paths.name(of: file.path)), default: []]
        .append(.file(file.path))
    }
    return found
  }

  private func number(of place: CodePlace) -> Number {
    switch place {
    case .directory(let place): directories[place].number
    case .file(let path): path
    }
  }

  private func above(_ place: CodePlace) -> Number {
    history.paths.directory(of: number(of: place))
  }

  private func placeAbove(_ place: CodePlace) -> Int? {
    switch place {
    case .directory(let place): directories[place].above
    case .file(let path): places[history.paths.directory(of: path)]
    }
  }

  /// Whether a place's path ends with some steps.
  private func stands(_ place: CodePlace, under steps: [ByteString]) -> Bool {
    var current = number(of: place)
    for step in steps.reversed() {
      guard current != PathTable.root, history.paths.name(of: current) == step else { return false }
      current = history.paths.directory(of: current)
    }
    return true
  }

  /// Whether a directory's name by itself says which one is meant: it stands beside the doc, or is
  /// the first from the area's own whose name says what it is for.
  private func isPart(_ place: CodePlace, beside directory: Number) -> Bool {
    guard case .directory(let place) = place, !directories[place].isLayout,
      let above = directories[place].above
    else { return false }
    return directories[above].isLayout || directories[above].number == directory
  }
}

/// A directory of an area's code, by its place there, or a file.
enum CodePlace: Hashable {
  case directory(Int)
  case file(PathTable.Number)

  var isDirectory: Bool {
    if case .directory = self { true } else { false }
  }
}

/// A name by letters and digits alone, without regard to case, as one number. Two names that differ
/// have one number so seldom that nobody will see it.
enum Letters {
  // FNV-1a, 64 bits.
  static let none: UInt64 = 0xcbf2_9ce4_8422_2325

  static func hash(ofDirectory name: UnsafeRawBufferPointer) -> UInt64 { hash(name[...]) }

  /// Of a file's name without its extension.
  static func hash(ofFile name: UnsafeRawBufferPointer) -> UInt64 {
    hash(name[..<(name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex)])
  }

  /// Of what `MarkdownDocument.letters` made.
  static func hash(letters: ByteString) -> UInt64 { letters.bytes.reduce(none, step) }

  private static func hash(_ name: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    var hash = none
    for byte in name {
      if byte >= 0x80 {
        return self.hash(letters: MarkdownDocument.letters(of: ByteString(name)))
      }
      if byte.isASCIILetter || byte.isASCIIDigit { hash = step(hash, byte.asciiLowercased) }
    }
    return hash
  }

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
