import Basics
import Git
import TestSupport

@testable import GitHistory

/// The bytes of an index, to be spoilt.
struct IndexBytes {
  var bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ index: HistoryIndex) { bytes = Array(index.bytes) }

  /// Where a section begins, and its length.
  func range(of section: IndexSection) -> Range<Int> {
    let offset = 56 + section.rawValue * 16
    let start = Int(number(at: offset))
    return start..<(start + Int(number(at: offset + 8)))
  }

  func number(at offset: Int) -> UInt64 {
    bytes[offset..<(offset + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func set<Number: FixedWidthInteger>(_ number: Number, at offset: Int) {
    withUnsafeBytes(of: number.littleEndian) { value in
      bytes.replaceSubrange(offset..<(offset + value.count), with: value)
    }
  }

  /// Makes the checksum and the length fit what stands there, as somebody would who writes an
  /// index by hand.
  mutating func seal() {
    set(UInt64(bytes.count), at: 16)
    let hash = bytes.withUnsafeBytes { buffer in
      IndexHash.of(UnsafeRawBufferPointer(rebasing: buffer[..<(buffer.count - 8)]))
    }
    set(hash, at: bytes.count - 8)
  }

  /// Writes the bytes to a file and opens it; nil where they are refused.
  func open(in directory: TemporaryDirectory) throws -> HistoryIndex? {
    try directory.write(bytes, to: "spoilt")
    return MappedFile(ByteString(directory.file("spoilt"))).flatMap { HistoryIndex($0) }
  }

  /// One number of one section, made another.
  mutating func spoilSection(_ random: inout SplitMix64) {
    let section = random.pick(IndexSection.allCases.filter { range(of: $0).count >= 8 })
    let extent = range(of: section)
    switch random.below(6) {
    case 0:
      bytes[extent.lowerBound + random.below(extent.count)] ^= 1 << UInt8(random.below(8))
    case 1:
      bytes[extent.lowerBound + random.below(extent.count)] = random.next(upperBound: UInt8.max)
    case 2:
      set(
        random.pick([UInt64.max, 1 << 63, 1 << 62, 1 << 31, 1 << 32, 0]),
        at: extent.lowerBound + random.below(extent.count / 8) * 8)
    case 3:
      let other = extent.lowerBound + random.below(extent.count / 4) * 4
      let offset = extent.lowerBound + random.below(extent.count / 4) * 4
      bytes.replaceSubrange(offset..<(offset + 4), with: bytes[other..<(other + 4)])
    default:
      set(
        random.pick([UInt32.max, 1 << 31, 1 << 28, 1 << 27, 0, 1, UInt32(random.below(200))]),
        at: extent.lowerBound + random.below(extent.count / 4) * 4)
    }
  }

  /// The offset or the length of one section, made another.
  mutating func spoilHeader(_ random: inout SplitMix64) {
    let offset = 56 + random.below(IndexSection.allCases.count * 2) * 8
    let other = 56 + random.below(IndexSection.allCases.count * 2) * 8
    let values = [
      0, 8, 4, UInt64(bytes.count), UInt64(bytes.count) - 8, .max, 1 << 63, .max - 7,
      number(at: other), number(at: offset) &+ 8, number(at: offset) &- 8, number(at: offset) &+ 4,
      number(at: offset) &- 4, number(at: offset) &+ 1,
    ]
    set(random.pick(values), at: offset)
  }
}

/// Asks a history, and the store that gave it, for everything that there is.
struct Questions {
  let repository: Repository
  private(set) var answered = 0

  init(_ repository: Repository) { self.repository = repository }

  /// - Throws: what reading a repository throws.
  mutating func ask(_ index: HistoryIndex, _ tips: [ObjectID]) throws {
    let store = HistoryStore(repository, index, recording: IndexWorld.recordedName)
    for tip in tips {
      let history = try store.history(of: tip)
      ask(history)
      var listed = history
      let listing = try listed.listing(repository)
      answered += IndexWorld.files(listing, listed.paths).count
      answered += listing.range(below: PathID(0), listed.paths).count
      _ = try store.firstParent(of: tip)
      for commit in history.commits.prefix(3) {
        for change in history.changes(ofCommit: commit) {
          history.note(1, history.findingKey(of: [change]), of: [change])
          history.note(change, continues: change.path)
        }
      }
    }
    let made = store.indexToSave(movingTo: tips.last, overlayLimit: 1, findingLimit: 1)
    answered += made?.commitCount ?? 0
  }

  private mutating func ask(_ history: History) {
    for commit in history.commits {
      answered += history.parents(of: commit).count + history.coAuthors(of: commit).count
      answered += history.position(of: history.id(of: commit)) == commit ? 1 : 0
      answered += history.isMerge(commit) || history.isOlder(from: commit, than: 0) ? 1 : 0
      for person in [history.author(of: commit), history.committer(of: commit)]
      where person != PersonID.nobody {
        answered += history.persons[person].email.count
      }
      for change in history.changes(ofCommit: commit) {
        answered += history.otherEnd(of: change) == nil ? 0 : 1
        answered += history.recordedBlobs(of: change) == nil ? 0 : 1
        answered += history.finding(history.findingKey(of: [change])) == 1 ? 1 : 0
        answered += history.similarSource(of: change) == nil ? 0 : 1
        answered += history.paths.path(change.path).count
      }
      answered += history.changeCount(of: commit)
    }
    for person in PersonID(0)..<PersonID(history.persons.count) {
      answered += history.persons[person].name.count
    }
    for path in history.paths.ids {
      let name = history.paths.path(path)
      answered += history.paths.id(of: name) == path ? 1 : 0
      answered += history.paths.id(of: name + "/x")?.index ?? 0
      answered += history.paths.contents(of: path).count
      answered += history.lineage(of: path).changes.count + history.changes(of: path).count
      history.forEachChange(of: path, through: history.lastPosition(since: 1_700_000_000)) {
        commit, _ in
        answered += commit.index
      }
    }
    answered += history.reviews.count + history.malformed.count + history.undated.count
    answered += history.recordedPaths.count + history.helpers.count + history.mergedHandles.count
  }
}

extension SplitMix64 {
  fileprivate mutating func next(upperBound: UInt8) -> UInt8 { UInt8(below(Int(upperBound) + 1)) }
}
