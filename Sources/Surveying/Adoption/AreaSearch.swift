internal import Basics
internal import Git
internal import GitHistory
internal import LeadModel

/// Finds directories that look like areas.
struct AreaSearch {
  let listing: TipListing
  let patterns: [PathPattern]

  /// Files that stand where a part of a system begins, in lower case.
  private static let manifests: Set<ByteString> = [
    "package.swift", "package.json", "go.mod", "cargo.toml", "pom.xml", "build.gradle",
    "build.gradle.kts", "pyproject.toml", "setup.py", "dockerfile", "chart.yaml",
    "catalog-info.yaml", "build", "build.bazel", "owners", "mix.exs", "gemfile", "composer.json",
  ]

  /// Directories, from the root, ascending; one within another is left out.
  func found() -> [ByteString] {
    if !patterns.isEmpty {
      return listing.directories.map(listing.paths.path)
        .filter { path in patterns.selectNamed(directory: path) && !isForeign(path) }.sorted()
    }
    var found: Set<ByteString> = []
    for file in listing.files where file.type == .file {
      guard Self.manifests.contains(listing.paths.name(of: file.path).asciiLowercased) else {
        continue
      }
      let directory = listing.paths.path(listing.paths.directory(of: file.path))
      if !directory.isEmpty, !isForeign(directory) { found.insert(directory) }
    }
    let outermost = found.filter { path in
      !path.bytes.indices.contains {
        path.bytes[$0] == UInt8(ascii: "/") && found.contains(ByteString(path.bytes[..<$0]))
      }
    }
    return outermost.isEmpty ? topLevel : outermost.sorted()
  }

  /// Where no manifest tells parts apart, the directories at the root do.
  private var topLevel: [ByteString] {
    listing.directories.map(listing.paths.path)
      .filter { !$0.bytes.contains(UInt8(ascii: "/")) && !isForeign($0) }.sorted()
  }

  /// Names of directories that no team is for.
  private static let aside: Set<ByteString> = [
    "examples", "example", "samples", "test", "tests", "e2e", "templates", "template", "hack",
    "docs", "doc", "dist", "build", "licenses", "demo", "demos", "playground",
  ]

  private func isForeign(_ path: ByteString) -> Bool {
    (path + "/x").isBorrowed(below: "")
      || path.split(separator: UInt8(ascii: "/")).contains {
        $0.hasPrefix(".") || Self.aside.contains($0.asciiLowercased)
      }
  }
}
