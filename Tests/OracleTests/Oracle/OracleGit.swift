import Basics
import TestSupport

/// What a path holds: a mode without its permission bits, and an object.
struct Entry: Hashable {
  let type: String
  let object: String

  /// Nil for git's way to write that there is nothing.
  init?(mode: String, object: String) {
    guard mode != "000000" else { return nil }
    type = String(mode.prefix(3))
    self.object = object
  }

  var isFile: Bool { type == "100" }
  var isGitlink: Bool { type == "160" }
}

/// One path that a commit changed: what each parent has there and what the commit has.
struct PathChange {
  let path: ByteString
  /// One a parent, in order; a root commit has one, without anything.
  let before: [Entry?]
  let after: Entry?

  var appears: Bool { after != nil && before.allSatisfy { $0 == nil } }
  var disappears: Bool { after == nil }
}

struct OracleCommit {
  let id: String
  let parents: [String]
  let author: OracleIdentity
  let committer: OracleIdentity
  let authorDate: Int64?
  /// The committer date as written; nil where it cannot be read or is before 1970.
  let date: Int64?
  let message: ByteString
  /// Paths that differ from every parent.
  var changes: [PathChange] = []
  /// What differs from the first parent, whatever others hold.
  var steps: [PathChange] = []

  var isMerge: Bool { parents.count > 1 }

  /// What stands behind `Key:` on lines that begin with it, in any case.
  var helpers: [ByteString] { lines("Assisted-by") + lines("Generated-by") }

  func lines(_ key: ByteString) -> [ByteString] {
    let key = key.asciiLowercased + ":"
    return message.split(separator: 0x0A).compactMap { line in
      guard line.asciiLowercased.hasPrefix(key) else { return nil }
      return ByteString(line.bytes.dropFirst(key.count)).trimmed
    }
  }
}

/// Asks the git command line; a few processes for a whole history.
struct OracleGit {
  let repository: GitRepository

  private func run(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    try repository.git(
      ["-c", "core.bare=true", "--no-replace-objects", "--literal-pathspecs"] + arguments,
      input: input)
  }

  /// For commands whose status is an answer.
  private func runAnyStatus(_ arguments: [String]) throws -> Program.Output {
    let environment = GitRepository.closedEnvironment(home: repository.path)
    return try Program("git", environment: environment, directory: repository.path).run(arguments)
  }

  func resolve(_ revision: String) throws -> String {
    let id = try run(["rev-parse", "--verify", revision + "^{commit}"])
    return ByteString(id).trimmed.lossyText
  }

  /// The commit that a name of an object comes to, tags peeled; nil where there is none.
  func peeled(_ name: String) throws -> String? {
    let output = try runAnyStatus(["rev-parse", "--verify", "--quiet", name + "^{commit}"])
    return output.status == 0 ? ByteString(output.standardOutput).trimmed.lossyText : nil
  }

  /// All commits in the order of the walk, newest first, with what each one changed.
  func commits(of tip: String) throws -> [OracleCommit] {
    let fields = ["%H", "%P", "%an", "%ae", "%cn", "%ce", "%at", "%ct", "%B"]
    let format = fields.map { $0 + "%x00" }.joined()
    let values = splitAtNUL(try run(["log", "--date-order", "--format=tformat:" + format, tip]))
    // For a merge `-c` lists exactly the paths that differ from every parent.
    let changes = try changesByCommit(of: tip, "-c")
    let steps = try changesByCommit(of: tip, "--diff-merges=first-parent")
    var commits: [OracleCommit] = []
    var start = 0
    while start + fields.count <= values.count {
      let record = Array(values[start..<start + fields.count])
      start += fields.count
      let id = record[0].trimmed.lossyText
      commits.append(
        OracleCommit(
          id: id,
          parents: record[1].isEmpty ? [] : record[1].split(separator: 0x20).map(\.lossyText),
          author: OracleIdentity(name: record[2], email: record[3]),
          committer: OracleIdentity(name: record[4], email: record[5]),
          authorDate: Int64(record[6].lossyText),
          date: Int64(record[7].lossyText).flatMap { $0 < 0 ? nil : $0 }, message: record[8],
          changes: changes[id] ?? [], steps: steps[id] ?? []))
    }
    return commits
  }

  private func changesByCommit(of tip: String, _ merges: String) throws -> [String: [PathChange]] {
    let output = try run([
      "log", "--date-order", "--raw", merges, "-z", "--root", "--no-renames", "--no-abbrev",
      "--ignore-submodules=none", "--format=format:>%H", tip,
    ])
    var changes: [String: [PathChange]] = [:]
    var commit = ""
    var description: String?
    for token in splitAtNUL(output) where !token.isEmpty {
      if let pending = description {
        description = nil
        guard let change = pathChange(pending, token) else { continue }
        changes[commit, default: []].append(change)
      } else if token.bytes.first == UInt8(ascii: ":") {
        description = token.lossyText
      } else {
        let parts = token.split(separator: 0x0A)
        commit = String(parts[0].lossyText.dropFirst())
        if parts.count > 1 { description = parts[1].lossyText }
      }
    }
    return changes
  }

  /// Reads `:MODE MODE ID ID S`, or `::MODE MODE MODE ID ID ID SS` of a merge. Nil where some
  /// parent differs in permission bits only, or not at all.
  private func pathChange(_ description: String, _ path: ByteString) -> PathChange? {
    let words = description.drop { $0 == ":" }.split(separator: " ").map(String.init)
    let sides = (words.count - 1) / 2
    let entries = (0..<sides).map { Entry(mode: words[$0], object: words[sides + $0]) }
    let before = Array(entries.dropLast())
    let after = entries[sides - 1]
    guard !before.contains(after) else { return nil }
    return PathChange(path: path, before: before, after: after)
  }

  /// Every path at the commit.
  func tree(of commit: String) throws -> [ByteString: Entry] {
    var tree: [ByteString: Entry] = [:]
    for line in splitAtNUL(try run(["ls-tree", "-r", "-z", "--full-tree", commit])) {
      guard let tab = line.bytes.firstIndex(of: 0x09) else { continue }
      let words = ByteString(line.bytes[..<tab]).split(separator: 0x20).map(\.lossyText)
      tree[ByteString(line.bytes[(tab + 1)...])] = Entry(mode: words[0], object: words[2])
    }
    return tree
  }

  /// The bytes of those objects that are blobs and exist.
  func blobs(_ ids: Set<String>) throws -> [String: [UInt8]] {
    guard !ids.isEmpty else { return [:] }
    let asked = ids.sorted()
    let output = try run(
      ["cat-file", "--batch"], input: Array(asked.map { $0 + "\n" }.joined().utf8))
    var blobs: [String: [UInt8]] = [:]
    var position = 0
    for id in asked {
      guard let end = output[position...].firstIndex(of: 0x0A) else { break }
      let words = ByteString(output[position..<end]).split(separator: 0x20).map(\.lossyText)
      position = end + 1
      guard words.count == 3, let size = Int(words[2]) else { continue }
      if words[1] == "blob" { blobs[id] = Array(output[position..<position + size]) }
      position += size + 1
    }
    return blobs
  }

  /// Pairs of a path that appears and the one that git finds at least half alike, against the
  /// first parent; only `paths` are looked at.
  func similarMoves(in commit: OracleCommit, paths: [ByteString]) throws -> [ByteString: ByteString]
  {
    guard let parent = commit.parents.first else { return [:] }
    var arguments = ["diff-tree", "-r", "-z", "--raw", "--no-abbrev", "-M50%", parent, commit.id]
    let names = paths.compactMap(\.text)
    // A command line is text and has an end; beyond it the whole commit is compared.
    if names.count == paths.count, names.count <= 500 { arguments += ["--"] + names }
    var moves: [ByteString: ByteString] = [:]
    let wanted = Set(paths)
    var tokens = splitAtNUL(try run(arguments))[...]
    while let description = tokens.popFirst() {
      guard let status = description.lossyText.split(separator: " ").last,
        let first = tokens.popFirst()
      else { break }
      guard status.hasPrefix("R"), let second = tokens.popFirst() else { continue }
      if wanted.contains(first), wanted.contains(second) { moves[second] = first }
    }
    return moves
  }

  /// Each identity as the `.mailmap` at `commit` has it.
  func mailmapped(_ identities: Set<OracleIdentity>, at commit: String) throws
    -> [OracleIdentity: OracleIdentity]
  {
    guard !identities.isEmpty else { return [:] }
    let asked = identities.sorted { ($0.name, $0.email) < ($1.name, $1.email) }
    let output = try run(
      ["-c", "mailmap.blob=\(commit):.mailmap", "check-mailmap", "--stdin"],
      input: asked.flatMap { $0.written.bytes + [0x0A] })
    let answers = lines(ByteString(output)).map { OracleIdentity($0) ?? OracleIdentity() }
    return Dictionary(uniqueKeysWithValues: zip(asked, answers))
  }

  /// The addresses that `.mailmap` maps others to, and those that it only names.
  func mailmapAddresses(at commit: String) throws -> Set<ByteString> {
    let output = try runAnyStatus(["cat-file", "blob", "\(commit):.mailmap"])
    guard output.status == 0 else { return [] }
    return Set(
      ByteString(output.standardOutput).split(separator: 0x0A).filter { !$0.hasPrefix("#") }
        .compactMap { OracleIdentity($0)?.email.asciiLowercased })
  }

  /// The file names below `directory` at a commit.
  func paths(below directory: ByteString, at commit: String) throws -> [ByteString] {
    guard let text = directory.text else { return [] }
    let names = directory.isEmpty ? [] : ["--", text + "/"]
    return splitAtNUL(
      try run(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit] + names)
    ).filter { !$0.isEmpty }
  }

  func mergeBases(_ one: String, _ other: String) throws -> [String] {
    // Status 1 only says that there is none.
    let output = try runAnyStatus(["merge-base", "--all", one, other])
    return output.text.split(separator: "\n").map(String.init)
  }

  /// What merging three texts gives by itself; nil after a conflict.
  func merged(_ ours: [UInt8], base: [UInt8], _ theirs: [UInt8]) throws -> [UInt8]? {
    let directory = try TemporaryDirectory()
    for (name, text) in [("ours", ours), ("base", base), ("theirs", theirs)] {
      try directory.write(text, to: name)
    }
    let files = ["ours", "base", "theirs"].map(directory.file)
    // The status is the number of conflicts, or 255 where a text is binary.
    let output = try runAnyStatus(["merge-file", "-p"] + files)
    return output.status == 0 ? output.standardOutput : nil
  }

  /// For each path the attributes that the `.gitattributes` files of a commit set, by name.
  func attributes(_ names: [String], of paths: [ByteString], at commit: String) throws
    -> [ByteString: Set<String>]
  {
    let directory = try TemporaryDirectory()
    let environment = ["GIT_INDEX_FILE": directory.file("index")]
    try repository.git(["read-tree", commit], environment: environment)
    let output = try repository.git(
      ["check-attr", "--cached", "--stdin", "-z"] + names,
      input: paths.flatMap { $0.bytes + [0] }, environment: environment)
    var attributes: [ByteString: Set<String>] = [:]
    var tokens = splitAtNUL(output)[...]
    while let path = tokens.popFirst(), let name = tokens.popFirst(), let value = tokens.popFirst()
    {
      // What linguist itself takes for true.
      guard value == "set" || value == "true" else { continue }
      attributes[path, default: []].insert(name.lossyText)
    }
    return attributes
  }

  private func lines(_ text: ByteString) -> [ByteString] {
    var lines = text.split(separator: 0x0A)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func splitAtNUL(_ bytes: [UInt8]) -> [ByteString] {
    bytes.withUnsafeBufferPointer { buffer in
      var parts: [ByteString] = []
      var start = 0
      while start < buffer.count {
        var end = start
        while end < buffer.count, buffer[end] != 0 { end += 1 }
        parts.append(ByteString(UnsafeBufferPointer(rebasing: buffer[start..<end])))
        start = end + 1
      }
      return parts
    }
  }
}
