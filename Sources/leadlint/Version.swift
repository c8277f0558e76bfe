internal import Git

/// Which leadlint this is.
enum Version {
  /// As `--version` prints it, and as it stands in every JSON document. The only place that says it.
  static let program = "0.1.0"

  /// The commit that a released program was built from; `.ci/package` writes it here.
  static let commit = ""

  /// The package that a released program's libgit2 comes from; `.ci/package` writes it here.
  static let libgit2Package = ""

  /// The first of libgit2's releases without a fault known to serve a hostile repository.
  private static let firstSoundLibgit2 = [1, 9, 5]

  /// What `--version` prints.
  static var text: String {
    let version = Library.version
    var lines = ["leadlint \(program)"]
    if !commit.isEmpty { lines.append("commit \(commit)") }
    lines.append("libgit2 \(version)" + (libgit2Package.isEmpty ? "" : " (\(libgit2Package))"))
    if libgit2Package.isEmpty, isUnsound(version) {
      lines.append(
        """
        note: libgit2 before 1.9.5 has known faults with hostile repositories, unless your system's \
        package fixes them, as Debian's does
        """)
    }
    return lines.joined(separator: "\n")
  }

  /// Whether a release of libgit2, such as `1.5.1`, is older than the first sound one.
  static func isUnsound(_ libgit2: String) -> Bool {
    let parts = libgit2.split(separator: ".").map { Int($0) ?? 0 }
    return parts.lexicographicallyPrecedes(firstSoundLibgit2)
  }
}
