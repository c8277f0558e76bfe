internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Compares the versions of docs. What is found is kept with the history index.
final class DocVersions {
  /// In bytes; a doc larger than this is not compared, and its changes count.
  private static let sizeLimit = 64 << 20

  private let repository: Repository
  private let history: History
  /// Blobs that a partial clone left at its remote: their changes count.
  private(set) var missingBlobs = 0

  init(_ repository: Repository, _ history: History) {
    self.repository = repository
    self.history = history
  }

  /// What a change of a doc comes to, beside what was there before.
  private enum Comparison {
    case same
    /// Something that cannot be compared: it counts.
    case unlike
    case created(DocWords.Difference)
    case changed(DocWords.Difference)
  }

  /// What a change says anew.
  /// - Throws: `RunError` where a version is needed and cannot be read.
  func effect(of change: Change, _ lineage: Lineage) throws(RunError) -> DocEffect {
    if change.kind == .deleted || !change.isFile { return .none }
    let key = history.findingKey(of: [change])
    if let known = history.finding(key) { return DocEffect(rawValue: known) }
    let missingBefore = missingBlobs
    let effect: DocEffect
    switch try compare(change, lineage) {
    case .same: effect = .none
    case .unlike: effect = .full
    case .created(let words): effect = DocEffect(words: words.wordCount, isCreation: true)
    case .changed(let words):
      effect = DocEffect(
        words: words.wordCount, isRestored: try isRestored(change, lineage))
    }
    if missingBlobs == missingBefore { history.note(effect.rawValue, key, of: [change]) }
    return effect
  }

  /// How many words differ from before some changes to after them, where nothing else is changed
  /// between them.
  /// - Throws: `RunError` where a version is needed and cannot be read.
  func words(of changes: [Change], _ lineage: Lineage) throws(RunError) -> Int {
    let key = history.findingKey(of: changes)
    if let known = history.finding(key) { return Int(known) }
    let missingBefore = missingBlobs
    var sum: DocWords.Difference = [:]
    var isUnlike = false
    for change in changes {
      switch try compare(change, lineage) {
      case .same: break
      case .unlike: isUnlike = true
      case .created(let words), .changed(let words): sum.merge(words, uniquingKeysWith: +)
      }
    }
    let words = isUnlike ? DocEffect.full.words : min(sum.wordCount, DocEffect.full.words)
    if missingBlobs == missingBefore { history.note(UInt32(words), key, of: changes) }
    return words
  }

  // MARK: - Comparing

  private func compare(_ change: Change, _ lineage: Lineage) throws(RunError) -> Comparison {
    let (old, new) = try blobs(of: change)
    let path = history.paths.path(change.path)
    guard let text = try text(new, path, change.commit) else { return .unlike }
    if history.isMerge(change.commit) {
      if let merged = try compareMerge(change, text, lineage) { return merged }
    } else if change.kind == .modified, try wasFile(change, lineage) {
      return try compare(old, text, path, change.commit)
    } else if let source = lineage.similarSources[change],
      let parent = history.parents(of: change.commit).first,
      let entry = try entry(at: history.paths.path(source), in: parent)
    {
      return try compare(entry.id, text, path, change.commit)
    }
    if let last = try lastText(before: change, lineage) {
      return try compare(last, text, path, change.commit)
    }
    if text.withBytes({ DocText.isEmpty($0) }) { return .same }
    return .created(words(in: text).difference(from: DocWords()))
  }

  private func compare(
    _ old: ObjectID, _ new: RawObject, _ path: ByteString, _ commit: CommitPosition
  ) throws(RunError) -> Comparison {
    guard let text = try text(old, path, commit) else { return .unlike }
    if Self.isSame(text, new) { return .same }
    return .changed(words(in: new).difference(from: words(in: text)))
  }

  /// The object that a doc held last before a change that brings it back.
  private func lastText(before change: Change, _ lineage: Lineage) throws(RunError) -> ObjectID? {
    for other in lineage.changes
    where other.commit > change.commit && other.isFile && other.kind != .deleted {
      guard history.ancestry.isAncestor(other.commit, of: change.commit) else { continue }
      return try blobs(of: other).new
    }
    return nil
  }

  /// Whether an ordinary file stood there before a change, and not a link or a submodule.
  private func wasFile(_ change: Change, _ lineage: Lineage) throws(RunError) -> Bool {
    if lineage.changes.allSatisfy(\.isFile) { return true }
    guard let parent = history.parents(of: change.commit).first else { return true }
    return try entry(at: history.paths.path(change.path), in: parent)?.type == .file
  }

  /// Whether a change gives the doc an object that it had in an ancestor.
  private func isRestored(_ change: Change, _ lineage: Lineage) throws(RunError) -> Bool {
    let id = try blobs(of: change).new
    for other in lineage.changes
    where other.commit > change.commit && (other.kind == .added || other.kind == .modified) {
      guard try blobs(of: other).new == id,
        history.ancestry.isAncestor(other.commit, of: change.commit)
      else { continue }
      return true
    }
    return false
  }

  // MARK: - Merges

  /// Compares what a merge holds with what merging its parents by itself gives; nil where the doc is in
  /// neither parent.
  private func compareMerge(
    _ change: Change, _ new: RawObject, _ lineage: Lineage
  ) throws(RunError) -> Comparison? {
    let parents = history.parents(of: change.commit)
    guard parents.count == 2 else { return .same }
    let ours = try entry(of: change, in: parents[0], lineage)
    let theirs = try entry(of: change, in: parents[1], lineage)
    if ours == nil, theirs == nil { return nil }
    guard let ours, let theirs else { return .same }
    let path = history.paths.path(change.path)
    guard let left = try text(ours, path, change.commit),
      let right = try text(theirs, path, change.commit)
    else { return .unlike }
    var least: DocWords.Difference?
    let bases = history.mergeBases(of: parents[0], parents[1])
    for base in bases.isEmpty ? [nil] : bases.map(Optional.some) {
      var old: [UInt8] = []
      if let base, let entry = try entry(of: change, in: base, lineage) {
        old = try text(entry, path, change.commit)?.copiedBytes ?? []
      }
      guard let difference = try difference(of: new, left, right, base: old, change.commit) else {
        return .same
      }
      if least.map({ difference.wordCount < $0.wordCount }) ?? true { least = difference }
    }
    return least.map { .changed($0) } ?? .same
  }

  /// How the words of a merge differ from what merging its sides gives; nil where the text does not.
  private func difference(
    of new: RawObject, _ left: RawObject, _ right: RawObject, base: [UInt8],
    _ commit: CommitPosition
  ) throws(RunError) -> DocWords.Difference? {
    let merged: [UInt8]?
    do {
      merged = try FileMerge.merge(base: base, left.copiedBytes, right.copiedBytes)
    } catch {
      throw RunError.reading(
        "the sides of merge \(history.id(of: commit))", error, isPartialClone: false)
    }
    guard let merged else {
      return words(in: new).difference(fromConflictOf: words(in: left), words(in: right))
    }
    let isSame = merged.withUnsafeBytes { one in new.withBytes { DocText.isSame(one, $0) } }
    return isSame
      ? nil : words(in: new).difference(from: merged.withUnsafeBytes { DocWords($0) })
  }

  /// The object that a doc has in a commit, by the one name of its that stands there; nil for none or
  /// several.
  private func entry(
    of change: Change, in commit: CommitPosition, _ lineage: Lineage
  ) throws(RunError) -> ObjectID? {
    if let entry = try entry(at: history.paths.path(change.path), in: commit) { return entry.id }
    var found: [ObjectID] = []
    for name in Set(lineage.names.map(\.path)) where name != change.path {
      if let entry = try entry(at: history.paths.path(name), in: commit) { found.append(entry.id) }
    }
    return found.count == 1 ? found[0] : nil
  }

  // MARK: - Reading

  private static func isSame(_ one: RawObject, _ two: RawObject) -> Bool {
    one.withBytes { left in two.withBytes { right in DocText.isSame(left, right) } }
  }

  private func words(in text: RawObject) -> DocWords { text.withBytes { DocWords($0) } }

  private func blobs(of change: Change) throws(RunError) -> (old: ObjectID, new: ObjectID) {
    do {
      return try history.blobs(of: change, repository)
    } catch {
      throw unreadableTree(of: change.commit, error)
    }
  }

  private func entry(
    at path: ByteString, in commit: CommitPosition
  ) throws(RunError) -> TreeItem? {
    do {
      let tree = try repository.commitHeader(history.id(of: commit)).0.tree
      let entry = try repository.entry(at: path, in: tree)
      return entry?.type == .directory ? nil : entry
    } catch {
      throw unreadableTree(of: commit, error)
    }
  }

  private func unreadableTree(of commit: CommitPosition, _ error: GitError) -> RunError {
    RunError.reading(
      "a tree of commit \(history.id(of: commit))", error,
      isPartialClone: repository.isPartialClone)
  }

  /// A version of a doc; nil for what is no blob, is too large, or was left out of a partial clone.
  private func text(
    _ id: ObjectID, _ path: ByteString, _ commit: CommitPosition
  ) throws(RunError) -> RawObject? {
    do {
      let header = try repository.objects.header(id)
      guard header.kind == .blob, header.size <= Self.sizeLimit else { return nil }
      return try repository.objects.read(id)
    } catch {
      if error.code == .notFound {
        if repository.isPartialClone {
          missingBlobs += 1
          return nil
        }
        // A submodule's commit is not in this repository, and is no text to compare.
        if try isSubmodule(path, at: commit) { return nil }
      }
      throw RunError.reading(
        "\(path) in commit \(history.id(of: commit))", error, isPartialClone: false)
    }
  }

  /// Whether a submodule stands at `path` in the commit or in a parent of it.
  private func isSubmodule(
    _ path: ByteString, at commit: CommitPosition
  ) throws(RunError) -> Bool {
    for state in [commit] + history.parents(of: commit)
    where try entry(at: path, in: state)?.type == .submodule {
      return true
    }
    return false
  }
}
