internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Finds the files at the tip that entries of `docs` and `decisions` name.
struct DocSelection {
  let listing: TipListing
  private let claims: AreaClaims
  /// Those of areas that name none.
  private let defaults: [PathPattern]
  private var paths: PathTable { listing.paths }

  init(_ listing: TipListing, _ claims: AreaClaims, _ rules: RulesFile) {
    self.listing = listing
    self.claims = claims
    defaults = rules.docs
  }

  /// The docs of an area, as indices in the listing; none where its file cannot be read.
  func docs(of area: Int, _ entry: OwnersEntry) -> [Int] {
    entry.file == nil ? [] : files(patterns(of: entry), of: area, in: entry.directory)
  }

  /// The records of an initiative's decisions, as indices in the listing.
  func decisions(of area: Int, _ entry: OwnersEntry) -> [Int] {
    files(entry.file?.decisions.map(\.value) ?? [], of: area, in: entry.directory)
  }

  func patterns(of entry: OwnersEntry) -> [PathPattern] {
    entry.file?.docs?.map(\.value) ?? defaults
  }

  /// The area that a path belongs to.
  func owner(of path: PathID) -> Int? { claims.owner(of: path, paths) }

  /// Whether an area's patterns select a path, be it there or gone.
  func names(_ path: PathID, _ area: Int, _ entry: OwnersEntry) -> Bool {
    entry.file != nil
      && patterns(of: entry).select(
        paths.path(path), in: entry.directory, isOwn: isOwn(path, of: area, in: entry.directory))
  }

  /// The areas whose patterns may select a path that is no area's own, in order: those in whose directory
  /// it lies, and those with patterns from the root.
  func mayName(_ path: PathID, _ entries: [OwnersEntry]) -> [Int] {
    let text = paths.path(path)
    return entries.indices.filter { area in
      let directory = entries[area].directory
      return directory.isEmpty || text.hasPrefix(directory + "/") || namesFromRoot(entries[area])
    }
  }

  private func namesFromRoot(_ entry: OwnersEntry) -> Bool {
    patterns(of: entry).contains(where: \.isRootAnchored)
  }

  private func files(
    _ patterns: [PathPattern], of area: Int, in directory: ByteString
  ) -> [Int] {
    listing.select(patterns, in: directory) { isOwn($0, of: area, in: directory) }
      .filter {
        let file = listing.files[$0]
        return file.type == .file && !paths.isNamed(file.path, OwnersFile.fileName)
      }
  }

  /// Whether a path is one that wildcards match which stand in an area's directory: neither a nested
  /// area's, nor vendored.
  private func isOwn(_ path: PathID, of area: Int, in directory: ByteString) -> Bool {
    owner(of: path) == area && !paths.path(path).isBorrowed(below: directory)
  }
}
