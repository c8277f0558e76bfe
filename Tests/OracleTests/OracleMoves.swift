import Basics

/// Which files moved in each commit, and so what a file was called before.
struct OracleMoves {
  /// What happened to a path in a commit.
  enum Event {
    /// It changed; `change` says what from and to.
    case changed(PathChange)
    /// It is what another path was before this commit.
    case movedIn(from: ByteString)
    /// It is called otherwise from this commit on.
    case movedAway
  }

  /// One change in a file's history.
  struct Step {
    /// The commit's place in the walk; 0 is the tip.
    let commit: Int
    let change: PathChange
    /// What the file was before a move with an edit; one a parent. Nil for any other change.
    let movedFrom: [Entry?]?
  }

  private let commits: [OracleCommit]
  /// By path, newest first.
  private var events: [ByteString: [(commit: Int, event: Event)]] = [:]
  /// What appears and disappears without a counterpart, by commit.
  private var unpaired: [Int: (appeared: [PathChange], disappeared: [PathChange])] = [:]
  /// The changes of each commit without those that moved.
  private(set) var changed: [[ByteString]] = []

  init(_ commits: [OracleCommit]) {
    self.commits = commits
    for (index, commit) in commits.enumerated() {
      let moves = exactMoves(in: commit)
      let old = Set(moves.values)
      var paths: [ByteString] = []
      for (new, old) in moves {
        events[new, default: []].append((index, .movedIn(from: old)))
        events[old, default: []].append((index, .movedAway))
      }
      let rest = commit.changes.filter { moves[$0.path] == nil && !old.contains($0.path) }
      for change in rest {
        events[change.path, default: []].append((index, .changed(change)))
        paths.append(change.path)
      }
      changed.append(paths)
      let disappeared = rest.filter(\.disappears)
      if !disappeared.isEmpty {
        unpaired[index] = (rest.filter(\.appears), disappeared)
      }
    }
  }

  /// New path to old path. First pairs of equal file names are sought, then any; in path order.
  private func exactMoves(in commit: OracleCommit) -> [ByteString: ByteString] {
    let appeared = commit.changes.filter(\.appears).sorted { $0.path < $1.path }
    let disappeared = commit.changes.filter(\.disappears).sorted { $0.path < $1.path }
    // What each entry was called before; a merge has an entry from each parent.
    var names: [Entry: [ByteString]] = [:]
    for old in disappeared {
      for entry in Set(old.before.compactMap { $0 }) { names[entry, default: []].append(old.path) }
    }
    var moves: [ByteString: ByteString] = [:]
    var used: Set<ByteString> = []
    for sameName in [true, false] {
      for new in appeared where moves[new.path] == nil {
        let candidates = new.after.flatMap { names[$0] } ?? []
        let found = candidates.first { old in
          !used.contains(old) && (!sameName || fileName(old) == fileName(new.path))
        }
        if let found {
          moves[new.path] = found
          used.insert(found)
        }
      }
    }
    return moves
  }

  /// Every change of a file that is called `path` at the tip, newest first, moves followed.
  ///
  /// `similar` finds the moves with an edit in one commit, and is nil where only exact moves count.
  func history(
    of path: ByteString,
    similar: ((OracleCommit, [ByteString]) throws -> [ByteString: ByteString])?
  ) throws -> [Step] {
    var steps: [Step] = []
    var current = path
    var start = 0
    segments: while true {
      var wasAdded = false
      for (index, event) in events[current] ?? [] where index >= start {
        switch event {
        case .changed(let change):
          guard change.appears else {
            steps.append(Step(commit: index, change: change, movedFrom: nil))
            continue
          }
          if let similar, let (appeared, disappeared) = unpaired[index] {
            let paths = (appeared + disappeared).map(\.path)
            let old = try similar(commits[index], paths)[current]
            if let origin = disappeared.first(where: { $0.path == old }) {
              steps.append(Step(commit: index, change: change, movedFrom: origin.before))
              current = origin.path
              start = index + 1
              continue segments
            }
          }
          steps.append(Step(commit: index, change: change, movedFrom: nil))
          wasAdded = true
        case .movedIn(let old):
          current = old
          start = index + 1
          continue segments
        case .movedAway:
          if wasAdded { break segments }
        }
      }
      break
    }
    return steps
  }
}

func fileName(_ path: ByteString) -> ByteString {
  guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else { return path }
  return ByteString(path.bytes[(slash + 1)...])
}

/// The directory of a path, empty for the root.
func directory(_ path: ByteString) -> ByteString {
  guard let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")) else { return ByteString() }
  return ByteString(path.bytes[..<slash])
}

/// Whether `path` lies below `directory`; everything lies below the root.
func isBelow(_ path: ByteString, _ directory: ByteString) -> Bool {
  directory.isEmpty || path.hasPrefix(directory + "/")
}
