internal import Basics
internal import Git

/// Reads every commit that is reachable from a tip and not known yet.
///
/// Its own walk, not libgit2's: that one stops at a shallow boundary and dies of a single malformed
/// commit that `git log` walks past.
struct CommitWalk {
  private let index: HistoryIndex
  private(set) var commits: ScannedCommits
  private(set) var persons: PersonTable
  /// The parents of commits that were read and not met yet, commit by commit.
  private var pending: [ObjectID] = []
  private var pendingRanges: [Range<Int32>] = []
  /// Trees of the index's commits that others were laid over.
  private var indexedTrees: [CommitRow: ObjectID] = [:]

  init(_ index: HistoryIndex) {
    self.index = index
    commits = ScannedCommits(firstRow: CommitRow(index.commitCount))
    persons = PersonTable(index)
  }

  /// Meets the commits newest first, as git does, which reads each commit close to its neighbours.
  /// - Parameters:
  ///   - floor: commits before it, in seconds since 1970, need not be compared.
  ///   - publish: is given the commits, a batch at a time, as soon as they can be compared with
  ///     their parents.
  /// - Returns: the tip's row.
  /// - Throws: `HistoryError.unreadable` for a commit that is missing or has no tree.
  mutating func run(
    from tip: ObjectID, in repository: Repository, floor: Int64,
    publish: (CommitBatch) -> Void, progress: (Int) -> Void
  ) throws(HistoryError) -> CommitRow {
    let (first, isNew) = try discover(tip, in: repository)
    guard isNew else { return first }
    var queue = DateQueue()
    queue.push(first, time: time(of: first))
    var met = 0
    var batch = CommitBatch()
    while let row = queue.pop() {
      let index = commits.index(of: row)
      batch.append(
        row, commits.ids[index], tree: commits.trees[index],
        isWanted: commits.times[index] >= floor)
      let start = Int32(commits.parentList.count)
      for parent in pendingRanges[index] {
        let (parent, isNew) = try discover(pending[Int(parent)], in: repository)
        commits.parentList.append(parent)
        batch.appendParent(tree: try tree(of: parent, in: repository))
        if isNew { queue.push(parent, time: time(of: parent)) }
      }
      commits.parentRanges[index] = start..<Int32(commits.parentList.count)
      met += 1
      if batch.count == CommitBatch.fullCount {
        publish(batch)
        batch = CommitBatch()
        progress(met)
      }
    }
    publish(batch)
    pending = []
    pendingRanges = Array(repeating: 0..<0, count: commits.count)
    return first
  }

  private func time(of row: CommitRow) -> Int64 { commits.times[commits.index(of: row)] }

  private mutating func tree(
    of row: CommitRow, in repository: Repository
  ) throws(HistoryError) -> ObjectID {
    guard row < commits.firstRow else { return commits.trees[commits.index(of: row)] }
    if let tree = indexedTrees[row] { return tree }
    let id = index.id(of: row)
    do {
      let tree = try repository.commitHeader(id).0.tree
      indexedTrees[row] = tree
      return tree
    } catch {
      throw HistoryError.unreadable(commit: id, object: id, cause: error)
    }
  }

  /// Gives a commit its row, and reads it where it is new.
  private mutating func discover(
    _ id: ObjectID, in repository: Repository
  ) throws(HistoryError) -> (row: CommitRow, isNew: Bool) {
    if let row = index.row(of: id) { return (row, false) }
    let (row, isNew) = commits.insert(id)
    if isNew { try read(id, row: row, in: repository) }
    return (row, isNew)
  }

  private mutating func read(
    _ id: ObjectID, row: CommitRow, in repository: Repository
  ) throws(HistoryError) {
    let object: RawObject
    do {
      object = try repository.objects.readForScan(id)
    } catch {
      throw HistoryError.unreadable(commit: id, object: id, cause: error)
    }
    defer { withExtendedLifetime(object) {} }
    guard object.kind == .commit, let header = CommitHeader(object.bytes) else {
      throw HistoryError.malformedCommit(id)
    }
    commits.trees.append(header.tree)
    commits.parentRanges.append(0..<0)
    let start = Int32(pending.count)
    for parent in 0..<header.parentCount {
      pending.append(header.parent(parent, in: object.bytes))
    }
    pendingRanges.append(start..<Int32(pending.count))
    if header.encoding == nil {
      add(header, object.bytes, row: row)
    } else {
      header.withText(of: object.bytes) { add($0, $1, row: row) }
    }
  }

  /// - Parameter bytes: the commit as `git log` shows it.
  private mutating func add(
    _ header: CommitHeader, _ bytes: UnsafeRawBufferPointer, row: CommitRow
  ) {
    var isMalformed = header.isMalformed
    var author = PersonID.nobody
    var authored = CommitTime.unknown
    if let line = header.author {
      let (person, parts) = persons.insert(UnsafeRawBufferPointer(rebasing: bytes[line]))
      author = person
      authored = parts?.time ?? authored
      if author == PersonID.nobody { isMalformed = true }
    }
    commits.authors.append(author)

    var committer = PersonID.nobody
    var time = CommitTime.unknown
    if let line = header.committer {
      let text = UnsafeRawBufferPointer(rebasing: bytes[line])
      let (person, parts) = persons.insert(text)
      committer = person
      if let found = parts?.time { time = found }
    }
    commits.committers.append(committer)
    if time == CommitTime.unknown { isMalformed = true }
    commits.times.append(time)
    if isMalformed { commits.malformed.append(row) }

    let message = UnsafeRawBufferPointer(rebasing: bytes[header.message...])
    if Self.mayHoldTrailers(message) { readTrailers(message, of: row, authored: authored) }
    if header.parentCount > 1, let handle = Self.mergedHandle(header.subject(in: bytes)) {
      commits.mergedHandles.append((row, handle))
    }
  }

  private mutating func readTrailers(
    _ message: UnsafeRawBufferPointer, of row: CommitRow, authored: Int64
  ) {
    for trailer in Trailers.lines(of: message) {
      if trailer.isNamed("co-authored-by") {
        if let signature = Signature(trailer.value) {
          commits.coAuthors[row, default: []].append(persons.insert(signature))
        }
      } else if trailer.isNamed("assisted-by") || trailer.isNamed("generated-by") {
        if trailer.value.isEmpty { continue }
        commits.helpers.append(
          (row, Self.helper(trailer.value).map { persons.insert($0) } ?? .nobody))
      } else if trailer.isNamed("docs-reviewed") {
        commits.reviews.append(
          (row, ReviewLine(areas: trailer.value, authored: authored, in: message)))
      }
    }
  }

  /// Whose address a line names; nil where it names none.
  private static func helper(_ text: ByteString) -> Signature? {
    if let signature = Signature(text) { return signature }
    let address = text.split(separator: 0x20).first { $0.bytes.dropFirst().contains(0x40) }
    return address.map { Signature(name: "", email: $0) }
  }

  /// The handle in "from HANDLE/…", whose branch a merge brought in.
  private static func mergedHandle(_ subject: ByteString) -> ByteString? {
    let words = subject.split(separator: 0x20)
    for (word, next) in zip(words, words.dropFirst()) where word == "from" {
      guard let slash = next.bytes.firstIndex(of: UInt8(ascii: "/")), slash > 0 else { continue }
      return ByteString(next.bytes[..<slash]).asciiLowercased
    }
    return nil
  }

  /// Whether the message holds a word that one of the lines we read begins with. Most do not, and need
  /// not be taken apart.
  private static func mayHoldTrailers(_ message: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < message.count {
      guard message[index] == UInt8(ascii: "-") else {
        index += 1
        continue
      }
      index += 1
      if follows("authored-by:", message, index) || follows("reviewed:", message, index)
        || (follows("by:", message, index)
          && (precedes("assisted", message, index - 1) || precedes("generated", message, index - 1)))
      {
        return true
      }
    }
    return false
  }

  private static func precedes(
    _ word: StaticString, _ message: UnsafeRawBufferPointer, _ index: Int
  ) -> Bool {
    index >= word.utf8CodeUnitCount && follows(word, message, index - word.utf8CodeUnitCount)
  }

  private static func follows(
    _ word: StaticString, _ message: UnsafeRawBufferPointer, _ index: Int
  ) -> Bool {
    let length = word.utf8CodeUnitCount
    guard message.count - index >= length else { return false }
    for offset in 0..<length
    where message[index + offset].asciiLowercased != word.utf8Start[offset] {
      return false
    }
    return true
  }
}
