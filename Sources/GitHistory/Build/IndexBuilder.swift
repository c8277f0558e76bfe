internal import Basics
internal import Git

/// Makes an index of a history.
struct IndexBuilder {
  private let history: History
  private var assembler = IndexAssembler()
  private let numbering: PathNumbering

  /// - Parameters:
  ///   - history: without a floor.
  ///   - listing: the files of its tip, by its paths.
  ///   - recordedName: the name of the files whose blobs are recorded.
  /// - Returns: nil where there are more commits, paths or changes than an index can hold.
  static func build(
    _ history: History, listing: TreeListing, recording recordedName: ByteString
  ) -> (HistoryIndex, PathNumbering)? {
    guard history.count < IndexFormat.idLimit, history.count > 0,
      history.paths.count < IndexFormat.idLimit
    else { return nil }
    var builder = IndexBuilder(history, listing)
    builder.addCommits()
    builder.addPersons()
    builder.addPaths()
    guard builder.addChanges(recording: recordedName) else { return nil }
    builder.addListing(listing)
    builder.addBlobAnalysis()
    let index = builder.assembler.assemble(tip: history.id(of: CommitPosition(0)))
    return (index, builder.numbering)
  }

  private init(_ history: History, _ listing: TreeListing) {
    self.history = history
    numbering = PathNumbering(history.paths)
  }

  private mutating func addCommits() {
    let ids = history.commits.map { history.id(of: $0) }
    assembler.set(.ids, ids: ids)
    assembler.set(.idOrder, packed: Self.order(of: ids))
    let times = history.commits.map { history.time(of: $0) }
    assembler.set(.times, packed: times)
    var bounds: [Int64] = []
    var newest = Int64.min
    for start in stride(from: 0, to: times.count, by: IndexFormat.boundSpan).reversed() {
      for time in times[start..<min(start + IndexFormat.boundSpan, times.count)] {
        newest = max(newest, time)
      }
      bounds.append(newest)
    }
    assembler.set(.timeBounds, bounds.reversed())
    assembler.set(.malformed, history.malformed.map { UInt32($0.raw) })
    assembler.set(.undated, history.undated.map { UInt32($0.raw) })
    assembler.set(.tooDeep, history.tooDeep.map { UInt32($0.raw) })
    addParents()

    add(history.reviews.map { ($0.commit, $0.line.areas) }, .reviewRows, .reviewEnds, .reviewText)
    assembler.set(
      .reviewDates, history.reviews.map { $0.line.authored << 1 | ($0.line.isCopy ? 1 : 0) })
    add(history.mergedHandles.map { ($0.commit, $0.handle) }, .mergeRows, .mergeEnds, .mergeText)
  }

  private mutating func add(
    _ texts: [(commit: CommitPosition, text: ByteString)], _ rows: IndexSection,
    _ ends: IndexSection,
    _ text: IndexSection
  ) {
    assembler.set(rows, texts.map { UInt32($0.commit.raw) })
    var bytes: [UInt8] = []
    assembler.set(
      ends,
      texts.map {
        bytes += $0.text.bytes
        return UInt32(bytes.count)
      })
    assembler.set(text, bytes)
  }

  /// Rows, ascending by id.
  private static func order(of ids: [ObjectID]) -> [Int64] {
    var rows: [(head: UInt64, row: Int64)] = []
    rows.reserveCapacity(ids.count)
    for id in ids { rows.append((id.head.bigEndian, Int64(rows.count))) }
    rows.sort { left, right in
      if left.head != right.head { return left.head < right.head }
      return ids[Int(left.row)] < ids[Int(right.row)]
    }
    return rows.map(\.row)
  }

  private mutating func addParents() {
    var parents: [Int64] = []
    var further = RowLists.Builder()
    for commit in history.commits {
      let distances = history.parents(of: commit).map { Int64(commit.distance(to: $0)) }
      parents.append(distances.first ?? 0)
      further.add(distances.dropFirst())
    }
    assembler.set(.parents, packed: parents)
    further.set(in: &assembler, .furtherStarts, .furtherRows, .furtherParents)
  }

  /// Persons get new ids, in the order in which they are first met.
  private mutating func addPersons() {
    var ids = [PersonID](repeating: .nobody, count: history.persons.count)
    var ends: [UInt32] = []
    var text: [UInt8] = []
    func newID(_ person: PersonID) -> Int64 {
      if ids[person.index] == .nobody {
        ids[person.index] = PersonID(ends.count / 2)
        let signature = history.persons[person]
        text += signature.name.bytes
        ends.append(UInt32(text.count))
        text += signature.email.bytes
        ends.append(UInt32(text.count))
      }
      return Int64(ids[person.index].raw)
    }
    var credits: [Int64] = []
    var committers: [Int64] = []
    var coAuthors = RowLists.Builder()
    for commit in history.commits {
      let author = history.author(of: commit)
      let first = author == .nobody ? 0 : newID(author) + 1
      let others = history.coAuthors(of: commit)
      let isMerge = history.isMerge(commit)
      credits.append(first << 2 | (isMerge ? 2 : 0) | (others.isEmpty ? 0 : 1))
      coAuthors.add(others.filter { $0 != .nobody }.map(newID))
    }
    // After all authors, because few committers who are not authors too are ever asked for.
    for commit in history.commits {
      let committer = history.committer(of: commit)
      if committer == history.author(of: commit) {
        committers.append(0)
      } else {
        committers.append(committer == .nobody ? 1 : newID(committer) + 2)
      }
    }
    let helpers = history.helpers
    assembler.set(.helperRows, helpers.map { UInt32($0.commit.raw) })
    assembler.set(
      .helperPersons,
      helpers.map { $0.person == .nobody ? 0 : UInt32(newID($0.person)) + 1 })
    assembler.set(.credits, packed: credits)
    assembler.set(.committers, packed: committers)
    coAuthors.set(in: &assembler, .coAuthorStarts, .coAuthorRows, .coAuthorPersons)
    assembler.set(.personEnds, ends)
    assembler.set(.personText, text)
  }

  private mutating func addPaths() {
    let paths = history.paths
    var parents: [UInt32] = []
    var ends: [UInt32] = []
    var names: [UInt8] = []
    for old in numbering.ordered {
      let parent = paths.directory(of: old)
      parents.append(parent == .root ? IndexFormat.none : UInt32(numbering[parent].raw))
      paths.withName(of: old) { names.append(contentsOf: $0) }
      ends.append(UInt32(names.count))
    }
    assembler.set(.pathParents, parents)
    assembler.set(.nameEnds, ends)
    assembler.set(.names, names)
    assembler.set(.subtreeEnds, numbering.ends)
  }

  /// - Returns: whether there are no more changes than an index can hold.
  private mutating func addChanges(recording recordedName: ByteString) -> Bool {
    let isRecorded = numbering.ordered.map { history.paths.isNamed($0, recordedName) }
    assembler.set(
      .recordedPaths, isRecorded.indices.filter { isRecorded[$0] }.map { UInt32($0) })
    var byPath = ChangesByPath(pathCount: numbering.ordered.count)
    var byCommit: [UInt8] = []
    var starts: [Int64] = [0]
    var counts: [Int64] = []
    starts.reserveCapacity(history.count + 1)
    counts.reserveCapacity(history.count)
    var moves: [(key: ChangeKey, other: PathID)] = []
    var recorded: [(key: ChangeKey, old: ObjectID, new: ObjectID)] = []
    for commit in history.commits {
      let row = CommitRow(raw: commit.raw)
      let changes = history.changes(ofCommit: commit)
      let packed = changes.map { $0.flags.packed(with: numbering[$0.path]) }
      CommitChanges.append(packed, to: &byCommit)
      starts.append(Int64(byCommit.count))
      counts.append(Int64(packed.count))
      byPath.add(packed)
      for change in changes {
        let path = numbering[change.path]
        if !change.kind.isChange, let other = history.otherEnd(of: change) {
          moves.append((ChangeKey(row, path), numbering[other]))
        }
        if isRecorded[path.index], let blobs = history.recordedBlobs(of: change) {
          recorded.append((ChangeKey(row, path), blobs.old, blobs.new))
        }
      }
    }
    assembler.set(.changeStarts, packed: starts)
    assembler.set(.changeCounts, packed: counts)
    assembler.set(.byCommit, byCommit)
    moves.sort { $0.key < $1.key }
    assembler.set(.moveKeys, moves.map(\.key.raw))
    assembler.set(.moveOthers, moves.map { UInt32($0.other.raw) })
    recorded.sort { $0.key < $1.key }
    assembler.set(.recordedKeys, recorded.map(\.key.raw))
    assembler.set(.recordedOldIDs, ids: recorded.map(\.old))
    assembler.set(.recordedNewIDs, ids: recorded.map(\.new))
    return byPath.set(in: &assembler)
  }

  private mutating func addListing(_ listing: TreeListing) {
    assembler.set(
      .listingPaths, listing.files.map { UInt32(numbering[$0.path].raw) })
    assembler.set(.listingTypes, listing.files.map(\.type.rawValue))
    assembler.set(.listingIDs, ids: listing.files.map(\.id))
  }

  private mutating func addBlobAnalysis() {
    var sections = BlobAnalysisSections()
    let row = { (row: CommitRow) -> CommitRow? in
      let position = history.order.position(of: row)
      return position == .unreachable ? nil : CommitRow(raw: position.raw)
    }
    let path = { (path: PathID) -> PathID? in numbering[path] }
    sections.add(history.index, row: row, path: path)
    sections.add(history.analysis.findings, row: row, path: path)
    sections.set(in: &assembler)
  }
}

/// Regroups the changes of each commit by path.
private struct ChangesByPath {
  /// Paths packed with what was done, commit by commit.
  private var changes: [UInt32] = []
  /// By row: where its changes end.
  private var ends: [Int] = []
  /// By path: how many changes it has.
  private var counts: [Int]

  init(pathCount: Int) { counts = Array(repeating: 0, count: pathCount) }

  /// - Parameter packed: the paths of the next commit, packed with what was done.
  mutating func add(_ packed: [UInt32]) {
    changes += packed
    ends.append(changes.count)
    for change in packed { counts[Int(change >> 4)] += 1 }
  }

  /// - Returns: whether there are no more than an index can hold.
  func set(in assembler: inout IndexAssembler) -> Bool {
    var next = [0]
    for count in counts { next.append(next[next.count - 1] + count) }
    let starts = next
    var rows = [UInt32](repeating: 0, count: changes.count)
    var change = 0
    for (row, end) in ends.enumerated() {
      while change < end {
        let path = Int(changes[change] >> 4)
        rows[next[path]] = UInt32(row) << 4 | changes[change] & 15
        next[path] += 1
        change += 1
      }
    }
    var bytes: [UInt8] = []
    var byteStarts: [UInt32] = [0]
    for path in counts.indices {
      PathChanges.append(rows[starts[path]..<starts[path + 1]], to: &bytes)
      guard bytes.count <= UInt32.max else { return false }
      byteStarts.append(UInt32(bytes.count))
    }
    assembler.set(.pathStarts, byteStarts)
    assembler.set(.byPath, bytes)
    return true
  }
}
