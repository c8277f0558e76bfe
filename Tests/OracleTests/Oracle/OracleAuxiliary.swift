import Basics

/// "*Auxiliary* files are code whose changes say nothing about docs".
struct OracleAuxiliary {
  private let history: OracleHistory
  private let attributes: [ByteString: Set<String>]
  private let generated: Set<ByteString>
  private let binary: Set<ByteString>

  private static let names: Set<ByteString> = [
    // Locks and versions.
    "go.mod", "go.sum", "package-lock.json", "Cargo.lock", "Chart.lock", "yarn.lock",
    // Licences.
    "LICENSE", "LICENSE.md", "COPYING",
    // Who owns what.
    "CODEOWNERS", "OWNERS", "OWNERS_ALIASES", "OWNERS.lead", ".lead-rules", "MAINTAINERS",
  ]
  private static let endings: [ByteString] = [
    ".lock", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".pdf", ".zip",
  ]

  /// - Parameter paths: every path of any commit.
  init(_ history: OracleHistory, paths: Set<ByteString>) throws {
    self.history = history
    let kinds = ["linguist-generated", "linguist-vendored", "linguist-documentation"]
    let hasAttributes = history.tree.keys.contains { fileName($0) == ".gitattributes" }
    attributes =
      hasAttributes
      ? try history.git.attributes(kinds, of: paths.sorted(), at: history.tip) : [:]
    var generated: Set<ByteString> = []
    var binary: Set<ByteString> = []
    try history.prefetch(Set(history.tree.values.filter(\.isFile).map(\.object)))
    for (path, entry) in history.tree where entry.isFile {
      guard let bytes = try history.blob(entry.object) else { continue }
      if bytes.prefix(8000).contains(0) { binary.insert(path) }
      // "files whose first 20 lines at tip say that they are generated"
      let top = ByteString(bytes).split(separator: 0x0A).prefix(20)
      if top.contains(where: { $0.contains("Code generated") || $0.contains("@generated") }) {
        generated.insert(path)
      }
    }
    self.generated = generated
    self.binary = binary
  }

  /// Whether a path's file at the tip is binary.
  func isBinary(_ path: ByteString) -> Bool {
    binary.contains(path)
      || Self.endings.dropFirst().contains { path.asciiLowercased.hasSuffix($0) }
  }

  /// All kinds but tests.
  func isAuxiliary(_ path: ByteString, below directory: ByteString) -> Bool {
    let name = fileName(path)
    return attributes[path]?.isEmpty == false || generated.contains(path)
      || isBorrowed(path) || Self.names.contains(name) || name.hasPrefix("CHANGELOG")
      || Self.endings.contains { name.asciiLowercased.hasSuffix($0) } || binary.contains(path)
  }

  static func isTest(_ path: ByteString) -> Bool {
    let directories = path.split(separator: 0x2F).dropLast()
    return directories.contains("test") || directories.contains("tests")
      || fileName(path).contains("_test.")
  }
}
