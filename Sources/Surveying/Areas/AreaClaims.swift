internal import Basics
internal import GitHistory
internal import LeadModel

/// Which directory is whose, and where two areas claim the same one.
struct AreaClaims {
  private(set) var byDirectory: [PathID: Int] = [:]

  /// The area that a path belongs to: the nearest directory above it that is claimed says whose.
  func owner(of path: PathID, _ paths: PathTable) -> Int? {
    var directory = path
    while directory != PathID.root {
      directory = paths.directory(of: directory)
      if let area = byDirectory[directory] { return area }
    }
    return nil
  }

  /// Adds the areas' own directories and then what they cover. The first area in path order keeps
  /// a directory that a later one claims too.
  init(_ entries: inout [OwnersEntry], _ history: inout History) {
    for (index, entry) in entries.enumerated() {
      byDirectory[history.id(ofNew: entry.directory)] = index
    }
    for index in entries.indices {
      for cover in entries[index].file?.covers ?? [] {
        let directory = history.id(ofNew: cover.value)
        guard let other = byDirectory[directory] else {
          byDirectory[directory] = index
          continue
        }
        let owner = entries[other]
        let message: ByteString =
          other == index
          ? "\(cover.value) is this area's own already"
          : owner.directory == cover.value
            ? "\(cover.value) has an OWNERS.lead of its own"
            : "\(cover.value) is covered by \(owner.displayPath) too"
        entries[index].conflicts.append(
          entries[index].diagnostic(
            at: cover.position, length: cover.value.count, message,
            suggestion: "let one area cover it"))
      }
    }
  }
}
