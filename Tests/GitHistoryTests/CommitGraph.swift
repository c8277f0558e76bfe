import Basics
import Git
import GitHistory
import TestSupport

/// Commits for `git fast-import`, each with the state of its whole tree.
struct CommitGraph {
  struct Node: Hashable {
    var mode = "100644"
    let text: ByteString

    init(_ text: ByteString, mode: String = "100644") {
      self.text = text
      self.mode = mode
    }
  }

  typealias Tree = [String: Node]

  private var stream: [UInt8] = []
  private(set) var trees: [Tree] = []

  /// Adds a commit and gives its number. Its tree begins as that of its first parent, which is the
  /// commit added last unless `parents` says otherwise.
  @discardableResult
  mutating func commit(
    time: Int64? = nil, parents: [Int]? = nil, author: ByteString? = nil,
    message: ByteString = "m\n", _ change: (inout Tree) -> Void
  ) -> Int {
    let parents = parents ?? (trees.isEmpty ? [] : [trees.count - 1])
    let before = parents.first.map { trees[$0] } ?? [:]
    var after = before
    change(&after)
    let number = trees.count
    var text: ByteString = "reset refs/heads/main\ncommit refs/heads/main\nmark :\(number + 1)\n"
    let date: ByteString = "\(time ?? Int64(number) * 60) +0000\n"
    if let author { text.append("author \(author) \(date)") }
    text.append("committer A <a@x> \(date)data \(message.count)\n\(message)")
    for (index, parent) in parents.enumerated() {
      text.append("\(index == 0 ? "from" : "merge") :\(parent + 1)\n")
    }
    for path in before.keys.sorted() where after[path] == nil { text.append("D \(path)\n") }
    for (path, node) in after.sorted(by: { $0.key < $1.key }) where node != before[path] {
      text.append("M \(node.mode) inline \(path)\ndata \(node.text.count)\n\(node.text)\n")
    }
    stream += text.bytes
    trees.append(after)
    return number
  }

  /// Writes everything; `main` stands at the commit added last.
  func write() throws -> ScannedHistory { try ScannedHistory(stream, count: trees.count) }
}

/// A repository, the ids of its commits by number, and what a scan from the last one found.
struct ScannedHistory {
  let git: GitRepository
  let repository: Repository
  let history: History
  let ids: [ObjectID]
  private let directory: TemporaryDirectory

  fileprivate init(_ stream: [UInt8], count: Int) throws {
    directory = try TemporaryDirectory()
    git = try GitRepository(in: directory)
    let marks = try git.fastImport(stream)
    let ids = (1...count).map { marks[$0].flatMap { ObjectID(hex: $0.utf8) } ?? .zero }
    repository = try Repository(at: git.path)
    self.ids = ids
    history = try HistoryStore(repository, recording: "b").history(of: ids[count - 1])
  }

  func number(of commit: CommitPosition) -> Int? {
    ids.firstIndex(of: history.id(of: commit))
  }

  func path(_ id: PathID) -> String { history.paths.path(id).lossyText }

  /// All changes of the commit with this number, as `M path` or `< path from`, ascending.
  func changes(of number: Int) -> [String] {
    guard let commit = history.position(of: ids[number]) else { return [] }
    return history.changes(ofCommit: commit).map(describe).sorted()
  }

  func describe(_ change: Change) -> String {
    let path = path(change.path)
    let other = history.otherEnd(of: change).map { self.path($0) } ?? "?"
    switch change.kind {
    case .modified: return "M \(path)"
    case .added: return "A \(path)"
    case .deleted: return "D \(path)"
    case .movedIn: return "< \(path) from \(other)"
    case .movedOut: return "> \(path) to \(other)"
    }
  }
}

extension PathTable {
  var ids: Range<PathID> { PathID(0)..<PathID(count) }
}
