internal import Basics
internal import GitHistory
internal import LeadModel

/// Finds out what became of a path that is not at the tip.
final class MovedPathFinder {
  private let history: History
  private let listing: TipListing
  private let lineages: Lineages
  private let references: CommitReferences
  /// Moves that are followed before the trail counts as lost.
  private static let stepLimit = 100
  /// Above so many pairs of deletions and additions only files of one name are compared.
  private static let pairLimit = 10_000

  init(
    _ history: History, _ listing: TipListing, _ lineages: Lineages,
    _ references: CommitReferences
  ) {
    self.history = history
    self.listing = listing
    self.lineages = lineages
    self.references = references
  }

  /// Where the file or directory that stood at a path went, and with which commit; nil for a path
  /// that history does not know. Moves with edits are followed too: the commit is the first that
  /// moved it, or the one that deleted it wherever it then was.
  func moved(_ path: ByteString) -> MovedPath? {
    guard let pathID = history.paths.id(of: path) else { return nil }
    return movedFile(pathID) ?? movedDirectory(pathID, path)
  }

  private func movedFile(_ pathID: PathID) -> MovedPath? {
    var current = pathID
    var first: CommitPosition?
    for _ in 0..<Self.stepLimit {
      guard let change = history.changes(of: current).first(where: { isDeparture($0.kind) }) else {
        return nil
      }
      first = first ?? change.commit
      guard let next = target(of: change) else {
        return MovedPath(path: nil, commit: references[change.commit])
      }
      let path = history.paths.path(next)
      if listing[path] != nil {
        return first.map { MovedPath(path: path, commit: references[$0]) }
      }
      current = next
    }
    return nil
  }

  private func isDeparture(_ kind: ChangeKind) -> Bool { kind == .movedOut || kind == .deleted }

  private func target(of change: Change) -> PathID? {
    if change.kind == .movedOut { return history.otherEnd(of: change) }
    guard change.isFile else { return nil }
    let changes = history.changes(ofCommit: change.commit)
    let name = history.paths.name(of: change.path)
    var candidates = changes.filter { $0.kind == .added }
    if candidates.count * changes.count(where: { $0.kind == .deleted }) > Self.pairLimit {
      candidates.removeAll { !history.paths.isNamed($0.path, name) }
    }
    let wanted = Set(candidates.map(\.path))
    return candidates.first {
      lineages.moves.source(of: $0, isWanted: wanted.contains) == change.path
    }?.path
  }

  /// A directory has moved where all of its files that moved in its last commit went to one.
  private func movedDirectory(_ pathID: PathID, _ path: ByteString) -> MovedPath? {
    guard pathID != PathID.root, !listing.isDirectory(pathID) else { return nil }
    var newest: Change?
    for file in Array(history.paths.contents(of: pathID)) + unsorted(below: pathID) {
      guard let change = history.changes(of: file).first, isDeparture(change.kind) else { continue }
      if newest.map({ change.commit < $0.commit }) ?? true { newest = change }
    }
    guard let newest else { return nil }
    let file = history.paths.path(newest.path)
    let rest = ByteString(file.bytes.dropFirst(path.count))
    var target: ByteString?
    if let end = movedFile(newest.path)?.path, end.hasSuffix(rest) {
      target = ByteString(end.bytes.dropLast(rest.count))
    }
    return MovedPath(path: target, commit: references[newest.commit])
  }

  private func unsorted(below directory: PathID) -> [PathID] {
    history.paths.unsorted.filter { history.paths.path($0, isBelow: directory) }
  }

  /// The path at the tip that was probably meant: the same but for case, else the only file of that
  /// name below a directory, else one with nearly the same name beside it.
  func nearest(to path: ByteString, below directory: ByteString) -> ByteString? {
    if let other = otherCase(of: path) { return other }
    let name = path.split(separator: UInt8(ascii: "/")).last ?? path
    if let namesake = onlyFile(named: name, below: directory) {
      return listing.paths.path(namesake)
    }
    let parent = ByteString(path.bytes.dropLast(name.count))
    return Basics.nearest(to: name, among: names(in: parent)).map { parent + $0 }
  }

  /// The paths of the files with a name, ascending.
  func files(named name: ByteString) -> [ByteString] {
    filesByName[name, default: []].map(listing.path(at:))
  }

  /// The file with a name below a directory, if it is the only one.
  private func onlyFile(
    named name: ByteString, below directory: ByteString
  ) -> PathID? {
    let below = listing.files(startingWith: directory.isEmpty ? "" : directory + "/")
    let found = filesByName[name, default: []].filter(below.contains)
    return found.count == 1 ? listing.files[found[0]].path : nil
  }

  /// By name: indices in the listing.
  private lazy var filesByName = Dictionary(grouping: listing.files.indices) {
    listing.paths.name(of: listing.files[$0].path)
  }

  /// The names of the files directly in a directory, which ends with a slash unless it is the root.
  private func names(in directory: ByteString) -> [ByteString] {
    let path = ByteString(directory.bytes.dropLast())
    guard let pathID = listing.paths.id(of: path) else { return [] }
    if let known = namesByDirectory[directory] { return known }
    let names = listing.files(startingWith: directory)
      .map { listing.files[$0].path }
      .filter { listing.paths.directory(of: $0) == pathID }
      .map(listing.paths.name)
    namesByDirectory[directory] = names
    return names
  }

  private var namesByDirectory: [ByteString: [ByteString]] = [:]

  /// What stands at the tip under a path that differs in case only: file or directory.
  func otherCase(of path: ByteString) -> ByteString? {
    var found: ByteString = ""
    for step in path.split(separator: UInt8(ascii: "/")) {
      let directory = found.isEmpty ? found : found + "/"
      guard let name = entry(step, in: directory) else { return nil }
      found = directory + name
    }
    return found == path ? nil : found
  }

  /// The name in a directory that is `name`, else the first that differs in case only.
  private func entry(
    _ name: ByteString, in directory: ByteString
  ) -> ByteString? {
    let path = directory + name
    if listing[path] != nil || listing.holdsFiles(below: path) { return name }
    let entries = entriesByDirectory[directory] ?? entries(in: directory)
    entriesByDirectory[directory] = entries
    return entries[name.asciiLowercased]
  }

  /// By directory, which ends with a slash unless it is the root: its entries by lower-case name.
  private var entriesByDirectory: [ByteString: [ByteString: ByteString]] = [:]

  private func entries(in directory: ByteString) -> [ByteString: ByteString] {
    var found: [ByteString: ByteString] = [:]
    let files = listing.files(startingWith: directory)
    var index = files.lowerBound
    while index < files.upperBound {
      let rest = ByteString(listing.path(at: index).bytes.dropFirst(directory.count))
      let name = rest.split(separator: UInt8(ascii: "/")).first ?? rest
      if found[name.asciiLowercased] == nil { found[name.asciiLowercased] = name }
      // What lies in a directory is passed over in one step.
      index =
        name == rest
        ? index + 1 : max(index + 1, listing.files(startingWith: directory + name + "/").upperBound)
    }
    return found
  }
}
