internal import Basics
internal import Git
internal import GitHistory
internal import LeadFiles
internal import LeadModel

/// The ownership files of a repository, read once.
struct OwnershipSources {
  /// What one file says of one directory.
  struct Statement {
    let file: ByteString
    /// Of the entry, from 1; nil where the whole file is about the directory.
    var line: Int?
    let claims: [OwnershipClaim]
    /// Whether a version of the file names somebody for the directory.
    let names: (_ version: [UInt8], _ owner: ByteString) -> Bool
  }

  private let files: FileSource
  private let listing: TipListing
  private var codeowners: (file: ByteString, rules: Codeowners)?
  private var aliases: [ByteString: [ByteString]] = [:]
  private var components: (file: ByteString, owners: [ByteString: [OwnershipClaim]])?

  private static let sizeLimit = 3 << 20

  init(_ files: FileSource, _ listing: TipListing) throws(RunError) {
    self.files = files
    self.listing = listing
    for path in Codeowners.githubPaths + [".gitlab/CODEOWNERS"] where codeowners == nil {
      guard let bytes = try read(path) else { continue }
      let dialect: Codeowners.Dialect? =
        path.hasPrefix(".github/") ? .github : path.hasPrefix(".gitlab/") ? .gitlab : nil
      codeowners = (path, Codeowners(reading: bytes, dialect))
    }
    if let bytes = try read("OWNERS_ALIASES") { aliases = OwnershipFile.aliases(bytes) }
    for path: ByteString in [".github/component_owners.yml", "component_owners.yml"] {
      guard components == nil, let bytes = try read(path) else { continue }
      components = (path, OwnershipFile.components(bytes))
    }
  }

  /// What the files say of a directory, the most trusted first.
  func statements(on directory: ByteString) throws(RunError) -> [Statement] {
    var found: [Statement] = []
    func add(
      _ name: ByteString, _ reader: ([UInt8]) -> [OwnershipClaim]?
    ) throws(RunError) {
      let path = directory + "/" + name
      guard let bytes = try read(path), let claims = reader(bytes), !claims.isEmpty else { return }
      found.append(Statement(file: path, claims: claims, names: Self.mentions))
    }
    try add("OWNERS") { OwnershipFile.owners($0, aliases: aliases) }
    if let statement = ofCodeowners(directory) { found.append(statement) }
    try add("catalog-info.yaml", OwnershipFile.catalog)
    try add("metadata.yaml", OwnershipFile.metadata)
    if let components, let claims = components.owners[directory], !claims.isEmpty {
      found.append(Statement(file: components.file, claims: claims, names: Self.mentions))
    }
    try add("package.json", OwnershipFile.package)
    return found
  }

  /// The entry that most files of the directory belong to, unless it is the whole repository's.
  private func ofCodeowners(_ directory: ByteString) -> Statement? {
    guard let (file, rules) = codeowners else { return nil }
    let range = listing.files(startingWith: directory + "/")
    let sample = stride(
      from: range.lowerBound, to: range.upperBound, by: max(1, range.count / 100)
    ).map(listing.path(at:))
    var counts: [Int: (count: Int, path: ByteString, entry: Codeowners.Entry)] = [:]
    for path in sample {
      let entries = rules.entriesBySection(for: path)
      guard let entry = entries.first(where: { !$0.isOptional && !Self.isForAll($0.pattern) })
      else { continue }
      counts[entry.line, default: (0, path, entry)].count += 1
    }
    guard
      let most = counts.values.max(by: { ($0.count, $1.entry.line) < ($1.count, $0.entry.line) }),
      most.count * 2 >= sample.count
    else { return nil }
    let dialect = rules.dialect
    return Statement(
      file: file, line: most.entry.line, claims: most.entry.owners.map { OwnershipClaim($0) }
    ) { version, owner in
      Codeowners(reading: version, dialect).entriesBySection(for: most.path)
        .contains { $0.owners.contains(owner) && !Self.isForAll($0.pattern) }
    }
  }

  private static func isForAll(_ pattern: ByteString) -> Bool {
    ["*", "/", "/*", "**", "/**", "**/*"].contains(pattern)
  }

  private static func mentions(_ version: [UInt8], _ owner: ByteString) -> Bool {
    ByteString(version).asciiLowercased.contains(owner.asciiLowercased)
  }

  private func read(_ path: ByteString) throws(RunError) -> [UInt8]? {
    guard let file = listing[path], file.type == .file,
      case .bytes(let bytes) = try files.content(of: path, at: file, limit: Self.sizeLimit)
    else { return nil }
    return bytes
  }
}
