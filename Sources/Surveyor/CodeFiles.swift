internal import Basics
internal import LeadModel
internal import Markdown

/// Tells code from what stands beside it.
enum CodeFiles {
  /// Whether a file of this name is code. Prose is none, such as handoff notes; nor are pictures, nor
  /// what only says who owns a directory or under which terms.
  static func isCode(_ name: ByteString) -> Bool {
    guard !LinkTarget.isMarkdown(name), !name.hasPrefix(".") else { return false }
    let lower = name.asciiLowercased
    guard let dot = lower.bytes.lastIndex(of: UInt8(ascii: ".")) else {
      return !notices.contains(lower)
    }
    return !proseAndPictures.contains(ByteString(lower.bytes[(dot + 1)...]))
      && !notices.contains(ByteString(lower.bytes[..<dot]))
  }

  /// Whether a directory's name says where files stand in a repository, not what they are for.
  static func isLayout(_ name: ByteString) -> Bool {
    let name = name.asciiLowercased
    return name.isBorrowedName || layoutNames.contains(name)
      || ["util", "utils", "helpers"].contains { name.hasSuffix($0) }
  }

  private static let notices: Set<ByteString> = [
    "authors", "changelog", "codeowners", "copying", "license", "licence", "maintainers", "notice",
    "owners", "owners_aliases", "readme",
  ]

  private static let proseAndPictures: Set<ByteString> = [
    "adoc", "ai", "asciidoc", "bmp", "css", "drawio", "gif", "ico", "jpeg", "jpg", "lead", "pdf",
    "png", "puml", "rst", "svg", "txt", "webp",
  ]

  private static let layoutNames: Set<ByteString> = [
    "__tests__", "assets", "common", "config", "configs", "doc", "docs", "example", "examples",
    "images", "img", "include", "internal", "lib", "mocks", "pkg", "samples", "scripts", "spec",
    "specs", "src", "static", "templates", "test", "testing", "tests", "tools", "types",
  ]
}
