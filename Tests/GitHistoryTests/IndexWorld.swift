import Basics
import Git
import TestSupport

@testable import GitHistory

/// A repository, what one scan of all of it found, and what that comes to for each commit as tip.
struct IndexWorld {
  /// What history says of one commit, whatever the tip.
  struct CommitFacts: Equatable {
    var time: Int64
    var author: Signature?
    var committer: Signature?
    var coAuthors: [Signature]
    var parents: [ObjectID]
    var reviews: [ByteString] = []
    /// Nil for a line without an address.
    var helpers: [Signature?] = []
    var mergedHandles: [ByteString] = []
    var changes: [ChangeFacts]
  }

  struct ChangeFacts: Equatable {
    let path: ByteString
    let kind: ChangeKind
    let isFile: Bool
    let otherEnd: ByteString?
    /// The blobs, for a file with the recorded name.
    let blobs: [ObjectID]
  }

  struct ListedFile: Equatable {
    let path: ByteString
    let type: EntryType
    let id: ObjectID
  }

  static let recordedName: ByteString = "b"

  let scanned: ScannedHistory
  let facts: [ObjectID: CommitFacts]
  let paths: [ByteString]

  var repository: Repository { scanned.repository }
  var ids: [ObjectID] { scanned.ids }
  var newest: ObjectID { ids[ids.count - 1] }

  init(_ graph: CommitGraph) throws {
    scanned = try graph.write()
    var facts = Self.commits(scanned.history)
    // Of what git says in one line a commit, git's word is taken.
    let log = try scanned.git.text(["log", "--format=%H|%ct|%P|%an|%ae|%cn|%ce", "main"])
    for line in log.split(separator: "\n") {
      let words = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard words.count == 7, let id = ObjectID(hex: words[0].utf8) else { continue }
      facts[id]?.time = Int64(words[1]) ?? -1
      facts[id]?.parents = words[2].split(separator: " ").compactMap { ObjectID(hex: $0.utf8) }
      facts[id]?.author = Signature(name: ByteString(words[3]), email: ByteString(words[4]))
      facts[id]?.committer = Signature(name: ByteString(words[5]), email: ByteString(words[6]))
    }
    self.facts = facts
    let history = scanned.history
    paths = history.paths.ids.map { history.paths.path($0) }
  }

  /// The index of one commit, as a run would write it and another would read it.
  func index(of tip: ObjectID, in directory: TemporaryDirectory) throws -> HistoryIndex {
    let store = HistoryStore(repository, recording: Self.recordedName)
    _ = try store.history(of: tip)
    return try Self.reopened(store.index, in: directory)
  }

  static func reopened(
    _ index: HistoryIndex, in directory: TemporaryDirectory
  ) throws -> HistoryIndex {
    let name = "index-\(UInt64.random(in: 0 ... .max))"
    try directory.write(Array(index.bytes), to: name)
    guard let file = MappedFile(ByteString(directory.file(name))),
      let opened = HistoryIndex(file)
    else { throw IndexFailure(description: "an index that was just made is refused") }
    return opened
  }

  // MARK: What history says

  /// All that a history says of its commits, by id.
  private static func commits(_ history: History) -> [ObjectID: CommitFacts] {
    var facts: [ObjectID: CommitFacts] = [:]
    for commit in history.commits {
      facts[history.id(of: commit)] = self.facts(of: commit, in: history)
    }
    for review in history.reviews {
      facts[history.id(of: review.commit)]?.reviews.append(review.line.areas)
    }
    for (commit, helper) in history.helpers {
      facts[history.id(of: commit)]?.helpers.append(
        helper == .nobody ? nil : history.persons[helper])
    }
    for (commit, handle) in history.mergedHandles {
      facts[history.id(of: commit)]?.mergedHandles.append(handle)
    }
    return facts
  }

  private static func facts(of commit: CommitPosition, in history: History) -> CommitFacts {
    func person(_ id: PersonID) -> Signature? {
      id == .nobody ? nil : history.persons[id]
    }
    return CommitFacts(
      time: history.time(of: commit), author: person(history.author(of: commit)),
      committer: person(history.committer(of: commit)),
      coAuthors: history.coAuthors(of: commit).compactMap(person),
      parents: history.parents(of: commit).map { $0 == .unreachable ? .zero : history.id(of: $0) },
      changes: history.changes(ofCommit: commit).map { self.facts(of: $0, in: history) })
  }

  private static func facts(of change: Change, in history: History) -> ChangeFacts {
    let isRecorded = history.paths.isNamed(change.path, recordedName)
    let blobs = isRecorded ? history.recordedBlobs(of: change) : nil
    return ChangeFacts(
      path: history.paths.path(change.path), kind: change.kind, isFile: change.isFile,
      otherEnd: change.kind.isChange
        ? nil : history.otherEnd(of: change).map { history.paths.path($0) },
      blobs: blobs.map { [$0.old, $0.new] } ?? [])
  }

  // MARK: What it should say

  /// The order of `git rev-list --date-order`, worked out plainly.
  func order(from tip: ObjectID) -> [ObjectID] {
    var childrenLeft: [ObjectID: Int] = [:]
    var isReachable: Set<ObjectID> = [tip]
    var stack = [tip]
    while let id = stack.popLast() {
      for parent in facts[id]?.parents ?? [] {
        childrenLeft[parent, default: 0] += 1
        if isReachable.insert(parent).inserted { stack.append(parent) }
      }
    }
    var order: [ObjectID] = []
    var waiting = [tip]
    while !waiting.isEmpty {
      var best = 0
      for index in waiting.indices where time(waiting[index]) > time(waiting[best]) { best = index }
      let id = waiting.remove(at: best)
      order.append(id)
      for parent in facts[id]?.parents ?? [] {
        childrenLeft[parent, default: 0] -= 1
        if childrenLeft[parent] == 0 { waiting.append(parent) }
      }
    }
    return order
  }

  private func time(_ id: ObjectID) -> Int64 { facts[id]?.time ?? 0 }

  /// The first thing in which a history of `tip` differs from what it should say.
  func difference(_ history: History, from tip: ObjectID) throws -> String? {
    let order = order(from: tip)
    let found = history.commits.map { history.id(of: $0) }
    if found != order {
      let index = zip(found, order).enumerated().first { $0.element.0 != $0.element.1 }
      return "order: \(found.count) of \(order.count) commits, other from \(index?.offset ?? -1)"
    }
    var positions: [ObjectID: CommitPosition] = [:]
    for (index, id) in order.enumerated() { positions[id] = CommitPosition(index) }
    for id in ids where history.position(of: id) != positions[id] {
      return "position of \(id): \(history.position(of: id)?.raw ?? -1)"
    }
    let commits = Self.commits(history)
    for (index, id) in order.enumerated() {
      if commits[id] != facts[id] {
        return
          "commit \(index): \(commits[id].map { "\($0)" } ?? "-")\nnot \(facts[id].map { "\($0)" } ?? "-")"
      }
      if history.isMerge(CommitPosition(index)) != ((facts[id]?.parents.count ?? 0) > 1) {
        return "merge \(index)"
      }
      if history.changeCount(of: CommitPosition(index)) != facts[id]?.changes.count {
        return "count of \(index)"
      }
      if history.hasCoAuthors(CommitPosition(index)) != (facts[id]?.coAuthors.isEmpty == false) {
        return "co-authors of \(index)"
      }
    }
    let other =
      byPath(history, order) ?? dates(history, order)
    if let other { return other }
    return try listing(history, tip)
  }

  private func byPath(_ history: History, _ order: [ObjectID]) -> String? {
    var expected: [ByteString: [(CommitPosition, ChangeFacts)]] = [:]
    for (index, id) in order.enumerated() {
      for change in facts[id]?.changes ?? [] {
        expected[change.path, default: []].append((CommitPosition(index), change))
      }
    }
    let times = order.map(time)
    let bound = times.isEmpty ? 0 : times.sorted()[times.count / 2]
    for path in paths {
      let expected = expected[path] ?? []
      guard let id = history.paths.id(of: path) else {
        if expected.isEmpty { continue }
        return "\(path) is unknown"
      }
      let found = history.changes(of: id)
      if found.map(\.commit) != expected.map(\.0) { return "commits of \(path)" }
      if found.map({ Self.facts(of: $0, in: history) }) != expected.map(\.1) {
        return "changes of \(path)"
      }
      var since: [CommitPosition] = []
      history.forEachChange(of: id, through: history.lastPosition(since: bound)) { commit, _ in
        if times[commit.index] >= bound { since.append(commit) }
      }
      if since.sorted() != expected.map(\.0).filter({ times[$0.index] >= bound }) {
        return "changes of \(path) since \(bound)"
      }
      if path.hasSuffix("/b") || path == "b", !expected.isEmpty,
        !history.recordedPaths.contains(id)
      {
        return "\(path) is not recorded"
      }
    }
    return nil
  }

  private func dates(_ history: History, _ order: [ObjectID]) -> String? {
    var newest = Int64.min
    for (index, id) in order.enumerated().reversed() {
      newest = max(newest, time(id))
      if history.isOlder(from: CommitPosition(index), than: newest) {
        return "bound of dates at \(index)"
      }
    }
    return nil
  }

  private func listing(_ history: History, _ tip: ObjectID) throws -> String? {
    var history = history
    var fresh = PathTable()
    let listing = try history.listing(repository)
    let expected = try TreeListing(ofCommit: tip, in: repository, paths: &fresh)
    return Self.files(listing, history.paths) == Self.files(expected, fresh) ? nil : "listing"
  }

  static func files(_ listing: TreeListing, _ paths: PathTable) -> [ListedFile] {
    listing.files.map { ListedFile(path: paths.path($0.path), type: $0.type, id: $0.id) }
  }
}

struct IndexFailure: Error, CustomStringConvertible {
  let description: String
}
