internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// What an answer about the files at a tip was found from.
struct Grounds {
  /// Paths of which it was asked what stands there.
  var paths: [PathTable.Number] = []
  /// Directories of which it was asked what they hold, not counting what lies deeper.
  var directories: [PathTable.Number] = []
  /// Marks of names of which it was asked which files have them.
  var names: [UInt64] = []
  /// Files that were read.
  var texts: [(file: PathTable.Number, id: ObjectID)] = []
  /// The listing that was asked, as `TipMemory` counts them.
  fileprivate var listing: Int32

  fileprivate init(listing: Int32) { self.listing = listing }

  mutating func add(_ other: Grounds) {
    paths += other.paths
    directories += other.directories
    names += other.names
    texts += other.texts
  }
}

/// What was found out about the files at one tip after another.
///
/// An answer is kept with its grounds, and taken again only where none of these has changed in any
/// listing since: it is then what would be found anew. A path without a number stands nowhere as
/// long as there are no new numbers, so that it is no ground; once there are, all is forgotten.
final class TipMemory {
  struct Kept<Answer> {
    let answer: Answer
    let grounds: Grounds
  }

  struct LinksQuestion: Hashable {
    let doc: PathTable.Number
    let asked: AreaQuestions.Links
  }

  struct Links {
    let doc: ObjectID
    let broken: Kept<[BrokenLink]>
  }

  struct NearestQuestion: Hashable {
    let path: ByteString
    let directory: ByteString
  }

  /// Docs' links that lead nowhere, without what became of a path that is not there.
  var links: [LinksQuestion: Links] = [:]
  /// What was probably meant by a path.
  var nearest: [NearestQuestion: Kept<ByteString?>] = [:]
  /// What differs from a path in case only.
  var otherCases: [ByteString: Kept<ByteString?>] = [:]

  private struct SelectQuestion: Hashable {
    let patterns: [ByteString]
    let directory: ByteString
  }

  /// What patterns selected, in the listing that is named by its count.
  private var selected: [SelectQuestion: (listing: Int32, files: [PathTable.Number])] = [:]
  /// The paths that changed in each listing, the first one's left out.
  private var changes: [[PathTable.Number]] = []

  private var paths = PathTable()
  private var states: [UInt8] = []
  /// How many listings there were that differ from the one before.
  private var count: Int32 = 0
  /// By path, once there was a second listing: the last one in which something else stood there than
  /// before. By directory, the root first: in which it held something else. By name: in which other
  /// files had it; names share places.
  private var changed: [Int32] = []
  private var changedDirectories: [Int32] = []
  private var changedNames: [Int32] = []
  /// Files under the marks of their names, ascending: all that stood in one listing, and apart from
  /// them those that came later. Empty until somebody asks.
  private var named: [UInt64] = []
  private var namedLater: [UInt64] = []

  private static let nameMask: UInt64 = 0x3FFF
  private static let numberMask: UInt64 = 0xFFFF_FFFF
  /// Above so many files that came later the list is made anew.
  private static let laterLimit = 1024

  /// Makes ready for questions about a listing, which are all asked before the next one comes.
  func prepare(for listing: TipListing) {
    guard count > 0, listing.paths.isSame(as: paths) else {
      forget()
      count = 1
      paths = listing.paths
      states = listing.states
      return
    }
    if states == listing.states { return }
    count += 1
    changes.append([])
    if changed.isEmpty {
      changed = Array(repeating: 0, count: states.count)
      changedDirectories = Array(repeating: 0, count: states.count + 1)
      changedNames = Array(repeating: 0, count: Int(Self.nameMask) + 1)
    }
    for path in states.indices where states[path] != listing.states[path] {
      let number = PathTable.Number(path)
      let mark = paths.withName(of: number, Self.mark)
      changes[changes.count - 1].append(number)
      changed[path] = count
      changedDirectories[Int(paths.directory(of: number)) + 1] = count
      changedNames[Self.place(of: mark)] = count
      if !named.isEmpty, listing.file(number) != nil { namedLater.append(mark | UInt64(path)) }
    }
    if namedLater.count > Self.laterLimit { forgetNames() }
    states = listing.states
  }

  private func forget() {
    links = [:]
    nearest = [:]
    otherCases = [:]
    selected = [:]
    changes = []
    changed = []
    forgetNames()
  }

  private func forgetNames() {
    named = []
    namedLater = []
  }

  /// For an answer that is to be found now.
  var grounds: Grounds { Grounds(listing: count) }

  /// The answer, if it is still what would be found.
  func current<Answer>(_ kept: Kept<Answer>?, _ listing: TipListing) -> Kept<Answer>? {
    kept.flatMap { holds($0.grounds, listing) ? $0 : nil }
  }

  private func holds(_ grounds: Grounds, _ listing: TipListing) -> Bool {
    let asked = grounds.listing
    // Texts change where no path does, and so no new listing was counted.
    guard grounds.texts.allSatisfy({ listing.file($0.file)?.id == $0.id }) else { return false }
    return asked == count
      || grounds.paths.allSatisfy { $0 == PathTable.root || changed[Int($0)] <= asked }
        && grounds.directories.allSatisfy { changedDirectories[Int($0) + 1] <= asked }
        && grounds.names.allSatisfy { changedNames[Self.place(of: $0)] <= asked }
  }

  /// The places of the files that patterns which stand in `directory` select in a listing.
  func select(
    _ patterns: [PathPattern], in directory: ByteString, _ listing: TipListing
  ) -> [Int] {
    let question = SelectQuestion(patterns: patterns.map(\.text), directory: directory)
    let places: [Int]
    if let known = selected[question] {
      // The listing counted 1 has no changes of its own.
      var changed = changes[Int(known.listing - 1)...].joined().map(\.self)
      if changes.count > known.listing { changed = Array(Set(changed)) }
      places = listing.select(patterns, in: directory, like: known.files, changed: changed)
    } else {
      places = listing.select(patterns, in: directory)
    }
    selected[question] = (count, places.map { listing.files[$0].number })
    return places
  }

  /// The files of a listing with a name, in no certain order.
  func files(named name: ByteString, in listing: TipListing) -> Set<PathTable.Number> {
    if named.isEmpty {
      namedLater = []
      named = listing.files.map {
        listing.paths.withName(of: $0.number, Self.mark) | UInt64($0.number)
      }
      .sorted()
    }
    let wanted = Self.mark(of: name)
    var low = 0
    var high = named.count
    while low < high {
      let middle = (low + high) / 2
      if named[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    var found: Set<PathTable.Number> = []
    func look(at entry: UInt64) {
      let number = PathTable.Number(entry & Self.numberMask)
      if listing.file(number) != nil, listing.paths.isNamed(number, name) { found.insert(number) }
    }
    for entry in named[low...] {
      guard entry <= wanted | Self.numberMask else { break }
      look(at: entry)
    }
    for entry in namedLater where entry & ~Self.numberMask == wanted { look(at: entry) }
    return found
  }

  /// A number by which most names differ, with room for a path's.
  static func mark(of name: ByteString) -> UInt64 { name.bytes.withUnsafeBytes(mark) }

  private static func mark(of name: UnsafeRawBufferPointer) -> UInt64 {
    var mark = UInt64(name.count)
    for byte in name { mark = mark &* 31 &+ UInt64(byte) }
    return mark << 32
  }

  private static func place(of mark: UInt64) -> Int { Int((mark >> 32) & nameMask) }
}
