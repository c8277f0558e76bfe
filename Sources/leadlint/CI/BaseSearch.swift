internal import Basics
internal import Git
internal import LeadModel
internal import Surveying

/// Finds the commit that a change is compared with where nobody names it: `--base auto`.
///
/// Every answer rests on something that a CI says and that the clone holds. What is merely likely,
/// such as the commit before `HEAD`, is never taken: a wrong base finds nothing new, in silence.
struct BaseSearch {
  /// A base, and how it was found.
  struct Base: Equatable {
    /// Where this is the tip of a branch, what is meant is its merge base with `HEAD`; of all
    /// others the merge base is the commit itself, unless history was rewritten.
    let commit: ObjectID
    /// One sentence for a note.
    let note: ByteString
  }

  let environment: [String: ByteString]
  /// The bytes of the file that `GITHUB_EVENT_PATH` names; nil where there is none.
  var event: [UInt8]?
  /// What git wrote into `FETCH_HEAD`; empty where there is none.
  var fetchHead: ByteString = ""
  /// The commit that a full reference name, an id, `HEAD` or `HEAD^1` names; nil where the clone
  /// does not have it.
  let resolve: (ByteString) -> ObjectID?

  /// - Throws: `RunError` that says what to do in this CI.
  func find() throws(RunError) -> Base {
    guard let ci = ContinuousIntegration(environment) else { return try outsideOfCI() }
    let clues = BaseClues(ci, environment, event: event)
    let name = ByteString(ci.rawValue)
    let found =
      parentBesideChange(clues, name) ?? statedCommit(clues, name) ?? tip(of: clues.branch, name)
      ?? firstParent(clues, name)
    if let found {
      if clues.checksOutBase, found.commit == resolve("HEAD") {
        throw RunError(
          problem: "the base is checked out, not the change: on pull_request_target, "
            + "actions/checkout takes the base by default",
          remedy: "let the workflow run on pull_request instead;  or write at actions/checkout:  "
            + "with: {ref: \"refs/pull/${{ github.event.number }}/merge\", fetch-depth: 0}")
      }
      return found
    }
    guard let known = clues.branch ?? clues.commits.first(where: { isCommit($0.value) }) else {
      let why: ByteString =
        clues.isForMerging
        ? "\(name) does not say what this change is merged into"
        : "\(name) does not say what came before: this run is neither for a pull request nor for a "
          + "push to an existing branch"
      throw RunError(problem: "there is no base to compare with: \(why)", remedy: ci.namingRemedy)
    }
    let what: ByteString =
      clues.branch == nil ? "commit \(known.value)" : "the branch \(known.value)"
    throw RunError(
      problem: "the base is not in this clone: \(known.source) of \(name) names \(what)",
      remedy: ci.fetchRemedy(clues.branch.flatMap { isBranch($0.value) ? $0.value : nil }))
  }

  private func outsideOfCI() throws(RunError) -> Base {
    guard let commit = resolve("refs/remotes/origin/HEAD") else {
      throw RunError(
        problem:
          "there is no base to compare with: this is not a CI that leadlint knows, and origin "
          + "has no HEAD here",
        remedy: "name the base:  --base origin/main;  or ask origin:  git remote set-head origin "
          + "--auto")
    }
    return Base(commit: commit, note: "compared with \(commit.short), refs/remotes/origin/HEAD")
  }

  /// Of a merge whose one side is the change, the other side. Exact even where the event is older
  /// than the merge, and whichever side was merged into which.
  private func parentBesideChange(_ clues: BaseClues, _ ci: ByteString) -> Base? {
    guard let change = clues.changeTip, isCommit(change), let (first, second) = parents else {
      return nil
    }
    let base: ObjectID
    switch change.asciiLowercased {
    case ByteString(second.description): base = first
    case ByteString(first.description): base = second
    default: return nil
    }
    return Base(
      commit: base,
      note: "compared with \(base.short), with which \(ci) merged the change \(change.short)")
  }

  private func statedCommit(_ clues: BaseClues, _ ci: ByteString) -> Base? {
    for clue in clues.commits where isCommit(clue.value) {
      // A reference may be called like an id, and does not count then.
      guard let commit = resolve(clue.value),
        ByteString(commit.description).hasPrefix(clue.value.asciiLowercased)
      else { continue }
      return Base(commit: commit, note: "compared with \(commit.short), \(clue.source) of \(ci)")
    }
    return nil
  }

  private func tip(of branch: BaseClues.Clue?, _ ci: ByteString) -> Base? {
    guard let branch, isBranch(branch.value) else { return nil }
    let names: [ByteString] = [
      "refs/remotes/origin/\(branch.value)", "refs/heads/\(branch.value)",
    ]
    for name in names {
      guard let commit = resolve(name) else { continue }
      return Base(
        commit: commit,
        note: "compared with \(commit.short), \(name), as \(branch.source) of \(ci) says")
    }
    guard let id = fetched(branch.value), let commit = resolve(ByteString(id.description)) else {
      return nil
    }
    return Base(
      commit: commit,
      note: "compared with \(commit.short), the branch \(branch.value) in FETCH_HEAD, as "
        + "\(branch.source) of \(ci) says")
  }

  private func firstParent(_ clues: BaseClues, _ ci: ByteString) -> Base? {
    guard let merge = clues.ownMerge, let (first, _) = parents,
      merge.value.isEmpty
        || merge.value.asciiLowercased == resolve("HEAD").map({ ByteString($0.description) })
    else { return nil }
    return Base(
      commit: first,
      note: "compared with \(first.short), the first parent of the merge that \(ci) made for "
        + "\(merge.source)")
  }

  /// Those of `HEAD` where it is a merge of two.
  private var parents: (ObjectID, ObjectID)? {
    guard let first = resolve("HEAD^1"), let second = resolve("HEAD^2"), resolve("HEAD^3") == nil
    else { return nil }
    return (first, second)
  }

  /// The commit that `FETCH_HEAD` has for a branch. Its first line may be the change itself, so
  /// that the name `FETCH_HEAD` alone would mean anything.
  private func fetched(_ branch: ByteString) -> ObjectID? {
    let label: ByteString = "branch '\(branch)' of "
    for line in fetchHead.split(separator: UInt8(ascii: "\n")) {
      let columns = line.split(separator: UInt8(ascii: "\t"))
      guard columns.count == 3, columns[2].hasPrefix(label) else { continue }
      return ObjectID(hex: columns[0].bytes)
    }
    return nil
  }

  /// Whether this may be a commit's id, short ones included; zeros stand for none.
  private func isCommit(_ text: ByteString) -> Bool {
    (7...40).contains(text.count) && text.bytes.contains { $0 != UInt8(ascii: "0") }
      && text.bytes.allSatisfy { byte in
        byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte.asciiLowercased)
      }
  }

  /// Whether git would take this for a branch's name: anything else may be a search, or an option.
  private func isBranch(_ name: ByteString) -> Bool {
    !name.isEmpty && !name.hasPrefix("-") && !name.hasPrefix("/") && !name.hasSuffix("/")
      && !name.hasSuffix(".") && !name.hasSuffix(".lock") && !name.contains("..")
      && !name.contains("//") && !name.contains("@{")
      && name.bytes.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"~^:?*[\\".utf8.contains($0) }
  }
}

extension ByteString {
  /// The first seven bytes, as people quote a commit.
  fileprivate var short: ByteString { ByteString(bytes.prefix(7)) }
}

// MARK: - In a repository

extension BaseSearch {
  /// The most that an event file may hold, in bytes: GitHub caps them at 25 MB.
  private static let eventLimit = 1 << 25

  /// Looks in a repository, with this process's environment.
  init(in repository: Repository) {
    let environment = ContinuousIntegration.environment()
    self.init(environment: environment) { name in
      do {
        return try repository.commit(named: name)
      } catch {
        return nil
      }
    }
    if let path = environment["GITHUB_EVENT_PATH"], path.hasPrefix("/"),
      case .bytes(let bytes) = FileReader.read(
        ByteString(path.bytes.dropFirst()), below: "/", limit: Self.eventLimit)
    {
      event = bytes
    }
    if case .bytes(let bytes) = FileReader.read(
      "FETCH_HEAD", below: repository.gitDirectory, limit: Self.eventLimit)
    {
      fetchHead = ByteString(bytes)
    }
  }
}
