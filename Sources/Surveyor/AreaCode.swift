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
    /// Whether a file at the tip stands in it, at any depth.
    var isLive = false
    /// The part that it is or lies in.
    var part: Int?
  }

  let history: History
  /// The area's own; empty for the root.
  let directory: ByteString
  /// How many files there are at the tip.
  private(set) var liveFiles = 0
  /// Each stands behind the one above.
  private var directories: [Directory] = []
  private var places: [Number: Int] = [:]
  private var last: (directory: Number, place: Int)?
  private var files: [(path: Number, directory: Int, letters: UInt64)] = []
  /// What the path of each part looks like in a doc, once `findParts` has found them.
  private(set) var parts: [ByteString] = []
  /// By file: its part.
  private var partOfFile: [Int?] = []

  init(in directory: ByteString, _ history: History) {
    self.history = history
    self.directory = directory
    for root in [history.paths.number(of: directory), PathTable.root] {
      guard let root, places[root] == nil else { continue }
      places[root] = directories.count
      directories.append(
        Directory(
          above: nil, isInside: directories.isEmpty, isBorrowed: false, letters: Letters.none))
    }
  }

  /// Takes in a file at the tip.
  mutating func addLive(_ file: Number) {
    let place = place(of: history.paths.directory(of: file))
    guard !directories[place].isBorrowed, CodeFiles.isCode(file, history.paths) else { return }
    liveFiles += 1
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
    let place = directories.count
    places[number] = place
    directories.append(
      Directory(
        above: above, isInside: isInside, isBorrowed: isBorrowed,
        letters: paths.withName(of: number, Letters.hash(ofDirectory:))))
    return place
  }

  /// Whether something of a directory that is not the area's own is there at the tip.
  func isLive(_ directory: Number) -> Bool {
    guard let place = places[directory], directories[place].above != nil else { return false }
    return directories[place].isLive
  }

  var all: [Number] { files.map(\.path) }

  func files(below directory: Number) -> [Number] {
    let wanted = places[directory]
    return files(orBelow: { place, _ in place == wanted }, where: { _ in false })
  }

  /// The files that go by a name, or lie in directories that do.
  func files(named letters: UInt64) -> [Number] {
    files(
      orBelow: { _, directory in directory.above != nil && directory.letters == letters },
      where: { self.files[$0].letters == letters })
  }

  private func files(
    orBelow isWantedDirectory: (Int, Directory) -> Bool, where isWantedFile: (Int) -> Bool
  ) -> [Number] {
    var isWanted: [Bool] = []
    isWanted.reserveCapacity(directories.count)
    for (place, directory) in directories.enumerated() {
      isWanted.append(
        isWantedDirectory(place, directory) || directory.above.map { isWanted[$0] } ?? false)
    }
    return files.indices.filter { isWanted[files[$0].directory] || isWantedFile($0) }
      .map { files[$0].path }
  }

  /// Finds out which part each file belongs to: the first directory above it whose name says what
  /// it is for, or the file itself.
  mutating func findParts() {
    let paths = history.paths
    var known: [ByteString: Int] = [:]
    func part(_ name: ByteString) -> Int {
      let part = known[name] ?? parts.count
      if part == parts.count {
        parts.append(name)
        known[name] = part
      }
      return part
    }
    var numbers = [Number](repeating: PathTable.root, count: directories.count)
    for (number, place) in places { numbers[place] = number }
    for place in directories.indices {
      guard let above = directories[place].above else { continue }
      directories[place].part = directories[above].part
      guard directories[above].part == nil, !directories[place].isBorrowed else { continue }
      let name = paths.name(of: numbers[place])
      if !CodeFiles.isLayout(name) { directories[place].part = part(name + "/") }
    }
    partOfFile = files.map { file in
      if let part = directories[file.directory].part { return part }
      let name = paths.name(of: file.path)
      guard name.bytes.contains(UInt8(ascii: ".")), !CodeFiles.isLayout(name) else { return nil }
      return part(name)
    }
  }

  /// The files of parts, by their places in `parts`.
  func files(of isWanted: [Bool]) -> [Number] {
    files.indices.filter { partOfFile[$0].map { isWanted[$0] } ?? false }.map { files[$0].path }
  }
}

/// A name by letters and digits alone, without regard to case, as one number. Two names that differ
/// have one number so seldom that nobody will see it.
enum Letters {
  // FNV-1a, 64 bits.
  static let none: UInt64 = 0xcbf2_9ce4_8422_2325

  static func hash(ofDirectory name: UnsafeRawBufferPointer) -> UInt64 { hash(name[...]) }

  /// Of a file's name without its extensions.
  static func hash(ofFile name: UnsafeRawBufferPointer) -> UInt64 {
    hash(name.prefix { $0 != UInt8(ascii: ".") })
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
