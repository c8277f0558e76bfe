internal import Basics
internal import LeadModel

/// Finds files that seem to be meant for leadlint, and that it does not read.
enum StrayFiles {
  /// Ascending by path.
  static func found(in listing: TipListing) -> [StrayFile] {
    listing.paths(namedLike: ["owner", ".lead-rules", "lead-rules."]).compactMap { path in
      problem(path).map { StrayFile(path: path, problem: $0) }
    }.sorted { $0.path < $1.path }
  }

  private static func problem(_ path: ByteString) -> StrayFile.Problem? {
    let components = path.split(separator: UInt8(ascii: "/"))
    let name = components.last ?? path
    let vendored = components.dropLast().first { $0.isBorrowedName }
    if name == OwnersFile.fileName { return vendored.map { .vendored($0) } }
    if vendored != nil { return nil }
    if name == RulesFile.fileName { return components.count > 1 ? .notAtRoot : nil }
    let word = name.asciiLowercased
    for (meant, misspelt) in [
      (OwnersFile.fileName, ["owners.lead", "owner.lead", "owners.leads"] as [ByteString]),
      (RulesFile.fileName, [".lead-rules", "lead-rules"]),
    ] {
      let isMeant = misspelt.contains { other in
        word == other && other != "lead-rules"
          || endings.contains { word == "\(other).\($0)" }
      }
      if isMeant { return .name(meant) }
    }
    return nil
  }

  private static let endings: [ByteString] = ["md", "txt", "yaml", "yml"]
}
