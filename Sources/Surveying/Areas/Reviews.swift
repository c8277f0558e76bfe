internal import Basics
internal import GitHistory

/// The commits whose messages say that their author reviewed an area's docs.
struct Reviews {
  private let credits: Credits
  private let identities: IdentityMap
  /// By the area as the lines name it; copies are left out.
  private var byArea: [ByteString: [CommitPosition]] = [:]

  /// What a commit and its copies have in common.
  private struct Original: Hashable {
    let area: ByteString
    let author: PersonID
    let authored: Int64
  }

  init(_ credits: Credits, _ identities: IdentityMap) {
    self.credits = credits
    self.identities = identities
    let history = credits.history
    var oldest: [Original: (commit: CommitPosition, isCopy: Bool)] = [:]
    for (commit, line) in history.reviews {
      let author = history.author(of: commit)
      for area in line.areas.split(separator: UInt8(ascii: ",")) {
        let original = Original(
          area: Self.normalized(area), author: author, authored: line.authored)
        if let other = oldest[original], !credits.isNewer(other.commit, than: commit) { continue }
        oldest[original] = (commit, line.isCopy)
      }
    }
    for (original, found) in oldest where !found.isCopy {
      byArea[original.area, default: []].append(found.commit)
    }
  }

  /// The commits that review an area.
  /// - Parameter area: a path from the repository's root; `.` for the root.
  func commits(for area: ByteString) -> [CommitPosition] { byArea[area] ?? [] }

  /// Whether a commit was written by a person, and not only with them.
  func isWritten(_ commit: CommitPosition, by person: IdentityMap.ID) -> Bool {
    credits.isCredited(commit)
      && identities.credited(credits.history.author(of: commit)) == person
  }

  /// An area as a line names it, without slashes at its end or `./` before it.
  private static func normalized(_ area: ByteString) -> ByteString {
    var bytes = area.trimmed.bytes[...]
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    while bytes.count > 2, bytes.starts(with: [0x2E, 0x2F]) { bytes.removeFirst(2) }
    return ByteString(bytes)
  }
}
