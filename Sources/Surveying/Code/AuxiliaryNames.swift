internal import Basics

/// Names of files whose changes say nothing about docs.
enum AuxiliaryNames {
  /// Whether the last component of a path is that of a lock or version file, a licence, a file about
  /// ownership, a picture or another binary file.
  static func contains(_ path: ByteString) -> Bool {
    let slash = path.bytes.lastIndex(of: UInt8(ascii: "/"))
    let name = ByteString(path.bytes[(slash.map { $0 + 1 } ?? 0)...]).asciiLowercased
    if names.contains(name) || stems.contains(name)
      || beginnings.contains(where: { name.hasPrefix($0) })
    {
      return true
    }
    guard let dot = name.bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return false }
    let ending = ByteString(name.bytes[(dot + 1)...])
    return endings.contains(ending)
      || proseEndings.contains(ending) && stems.contains(ByteString(name.bytes[..<dot]))
  }

  private static let names: Set<ByteString> = [
    // Which versions of what are taken in, and which version this is.
    "go.mod", "go.sum", "go.work.sum", "package-lock.json", "npm-shrinkwrap.json",
    "pnpm-lock.yaml", "package.resolved", ".version", "version.go", "version.py",
    "version.rb", "version.h",
    // Who owns what.
    "codeowners", "owners", "owners_aliases", "owners.lead", ".lead-rules",
  ]

  /// Of names with any ending, or with none.
  private static let beginnings: [ByteString] = ["changelog", "license-", "licence-"]

  /// Of names without an ending, or with one of prose.
  private static let stems: Set<ByteString> = [
    "license", "licence", "copying", "notice", "unlicense", "patents", "authors", "maintainers",
    "contributors", "version", "changes",
  ]

  private static let proseEndings: Set<ByteString> = [
    "adoc", "html", "markdown", "md", "rst", "rtf", "txt",
  ]

  /// What follows the last dot.
  private static let endings: Set<ByteString> = [
    "lock", "lockfile",
    // Pictures, sound and film.
    "png", "jpg", "jpeg", "gif", "svg", "ico", "icns", "webp", "avif", "bmp", "tif", "tiff", "psd",
    "ai", "eps", "mp3", "mp4", "m4a", "wav", "ogg", "mov", "avi", "webm",
    // Fonts, documents and archives.
    "woff", "woff2", "ttf", "otf", "eot", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt",
    "zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "tar", "rar", "jar", "war",
    // What compilers write.
    "o", "a", "so", "dylib", "dll", "exe", "class", "pyc", "wasm", "bin", "pb",
  ]
}
