internal import Basics
internal import GitHistory

/// The commits that say that they review an area's docs, by the area as their trailers name it.
struct Reviews {
  private var byArea: [ByteString: [CommitPosition]] = [:]

  init(_ history: History) {
    for review in history.reviews {
      byArea[Self.normalized(review.area), default: []].append(review.commit)
    }
  }

  /// - Parameter area: a path from the repository's root; `.` for the root.
  func commits(for area: ByteString) -> [CommitPosition] { byArea[area] ?? [] }

  private static func normalized(_ area: ByteString) -> ByteString {
    var bytes = area.trimmed.bytes[...]
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    while bytes.count > 2, bytes.starts(with: [0x2E, 0x2F]) { bytes.removeFirst(2) }
    return ByteString(bytes)
  }
}
