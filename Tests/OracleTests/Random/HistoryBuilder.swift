import Basics

/// What stands at a path.
enum Node: Hashable {
  case file(ByteString)
  case program(ByteString)
  case link(ByteString)
  case module(String)

  var mode: String {
    switch self {
    case .file: "100644"
    case .program: "100755"
    case .link: "120000"
    case .module: "160000"
    }
  }

  var bytes: ByteString? {
    switch self {
    case .file(let bytes), .program(let bytes), .link(let bytes): bytes
    case .module: nil
    }
  }
}

/// All paths of a commit.
struct TreeState: Equatable {
  var nodes: [ByteString: Node] = [:]

  subscript(_ path: ByteString) -> ByteString? {
    get { nodes[path]?.bytes }
    set { nodes[path] = newValue.map { .file($0) } }
  }

  var paths: [ByteString] { nodes.keys.sorted() }

  /// The tree without the entries that stand where others need a directory.
  var possible: TreeState {
    var tree = self
    for path in paths {
      var above = directory(path)
      while !above.isEmpty {
        tree.nodes[above] = nil
        above = directory(above)
      }
    }
    return tree
  }

  /// Moves a file, or everything below a directory.
  mutating func move(_ old: ByteString, _ new: ByteString) {
    for path in paths where path == old || isBelow(path, old) {
      nodes[new + ByteString(path.bytes[old.count...])] = nodes[path]
      nodes[path] = nil
    }
  }
}

extension TreeState {
  /// Moves a file with an edit.
  mutating func move(_ old: ByteString, _ new: ByteString, as text: ByteString) {
    self[old] = nil
    self[new] = text
  }
}

let anna = "Anna Okafor <anna@example.com>"
let ben = "Ben Ito <ben@example.com>"
let cleo = "Cleo Marsh <cleo@example.com>"

/// Commits as a `git fast-import` stream; each one has a state of its whole tree.
struct HistoryBuilder {
  struct Commit {
    let parents: [Int]
    let author: ByteString
    let seconds: Int64
    let message: ByteString
    let tree: TreeState
    let text: [UInt8]
  }

  private(set) var commits: [Commit] = []

  /// Adds the commit with which most histories begin: Anna leads `s`, which holds these files.
  mutating func begin(_ files: [ByteString: ByteString] = [:]) {
    commit("2026-02-01") { tree in
      tree["s/OWNERS.lead"] = ownersFile()
      for (path, text) in files { tree[path] = text }
    }
  }

  /// Adds a commit and gives its number. `date` is read as `Instant` reads it, a bare day as noon.
  ///
  /// Without `parents` it follows the commit added last; its tree begins as its first parent's.
  @discardableResult
  mutating func commit(
    _ date: String, by author: String = anna, _ message: String = "Work", parents: [Int]? = nil,
    change: (inout TreeState) -> Void = { _ in }
  ) -> Int {
    let instant = Instant(date.count == 10 ? date + "T12:00:00Z" : date)
    return commit(
      seconds: instant?.seconds ?? 0, by: ByteString(author), message: ByteString(message),
      parents: parents, change: change)
  }

  @discardableResult
  mutating func commit(
    seconds: Int64, by author: ByteString, authorSeconds: Int64? = nil,
    committer: ByteString? = nil, message: ByteString, encoding: ByteString? = nil,
    parents: [Int]? = nil,
    change: (inout TreeState) -> Void = { _ in }
  ) -> Int {
    let parents = parents ?? (commits.isEmpty ? [] : [commits.count - 1])
    let before = parents.first.map { commits[$0].tree } ?? TreeState()
    var after = before
    change(&after)
    after = after.possible
    let number = commits.count
    var text: ByteString = "reset refs/heads/work\ncommit refs/heads/work\nmark :\(number + 1)\n"
    text.append("author \(author) \(authorSeconds ?? seconds) +0000\n")
    text.append("committer \(committer ?? author) \(seconds) +0000\n")
    if let encoding { text.append("encoding \(encoding)\n") }
    text.append("data \(message.count)\n\(message)\n")
    for (index, parent) in parents.enumerated() {
      text.append("\(index == 0 ? "from" : "merge") :\(parent + 1)\n")
    }
    for path in before.paths where after.nodes[path] == nil {
      text.append("D \(quoted(path))\n")
    }
    for path in after.paths where after.nodes[path] != before.nodes[path] {
      guard let node = after.nodes[path] else { continue }
      if case .module(let id) = node {
        text.append("M 160000 \(id) \(quoted(path))\n")
      } else if let bytes = node.bytes {
        text.append("M \(node.mode) inline \(quoted(path))\ndata \(bytes.count)\n\(bytes)\n")
      }
    }
    text.append("\n")
    commits.append(
      Commit(
        parents: parents, author: author, seconds: seconds, message: message, tree: after,
        text: text.bytes))
    return number
  }

  /// The stream; `main` ends at the commit added last.
  var stream: [UInt8] {
    commits.flatMap(\.text)
      + Array("reset refs/heads/main\nfrom :\(commits.count)\n\ndone\n".utf8)
  }

  private func quoted(_ path: ByteString) -> ByteString {
    var text: [UInt8] = [0x22]
    for byte in path.bytes {
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x7F {
        let octal = String(byte, radix: 8)
        text += Array("\\\(String(repeating: "0", count: 3 - octal.count))\(octal)".utf8)
      } else {
        text.append(byte)
      }
    }
    return ByteString(text + [0x22])
  }
}

/// An `OWNERS.lead` with `lead` and further lines of front matter.
func ownersFile(
  lead: String = anna, kind: String = "service", _ more: String...
) -> ByteString {
  let lines = ["---", "kind: \(kind)", "lead: \(lead)"] + more + ["---", ""]
  return ByteString(lines.joined(separator: "\n"))
}
