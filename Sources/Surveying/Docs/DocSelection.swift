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

  private func patterns(of entry: OwnersEntry) -> [PathPattern] {
    entry.file?.docs?.map(\.value) ?? defaults
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
    claims.owner(of: path, paths) == area && !paths.path(path).isBorrowed(below: directory)
  }
}
