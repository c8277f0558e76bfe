internal import Basics
internal import GitHistory
internal import LeadModel

/// The directories where `.lead-rules` expects a lead, and those of them that have none.
struct ExpectedAreas {
  /// Both ascending by path.
  let found: (expected: [ByteString], unled: [LeadlessDirectory])

  init(_ rules: RulesFile, _ listing: TipListing, _ claims: AreaClaims, _ entries: [OwnersEntry]) {
    let kinds = AreaKind.allCases.compactMap { kind in
      rules.areas[kind].flatMap { $0.isEmpty ? nil : (kind: kind, patterns: $0) }
    }
    guard !kinds.isEmpty else {
      found = ([], [])
      return
    }
    let led = Set(entries.map(\.directory))
    var expected = Set<ByteString>()
    var unled: [LeadlessDirectory] = []
    let directories = listing.directories.map { (path: listing.paths.path($0), number: $0) }
    let withoutFiles = led.filter { path in
      !path.isEmpty && !(listing.paths.id(of: path).map(listing.isDirectory) ?? false)
    }
    for path in directories.map(\.path) + withoutFiles where !(path + "/").isBorrowed(below: "") {
      for (kind, patterns) in kinds where patterns.map(\.value).selectNamed(directory: path) {
        guard expected.insert(path).inserted, !led.contains(path),
          !Self.isCovered(path, listing.paths, claims, entries),
          let pattern = patterns.last(where: { $0.value.names(directory: path, in: "") })
        else { continue }
        unled.append(
          LeadlessDirectory(
            path: path, kind: kind, pattern: Located(pattern.value.text, at: pattern.position)))
      }
    }
    found = (expected.sorted(), unled.sorted { $0.path < $1.path })
  }

  /// Whether the nearest claim to a directory is that of an area which `covers` it.
  private static func isCovered(
    _ path: ByteString, _ paths: PathTable, _ claims: AreaClaims, _ entries: [OwnersEntry]
  ) -> Bool {
    guard var current = paths.id(of: path) else { return false }
    while current != PathID.root {
      if let area = claims.byDirectory[current] {
        return paths.path(current) != entries[area].directory
      }
      current = paths.directory(of: current)
    }
    return false
  }
}
