import Basics
import Git
import TestSupport
import Testing

@Suite("Attributes")
struct GitAttributesTests {
  private static let lines: [String] = [
    "*.go linguist-generated", "*.go -linguist-generated", "*.go !linguist-generated",
    "*.go linguist-generated=true", "/a/** linguist-vendored", "a/*.c linguist-vendored=false",
    "**/deep/* gen", "[attr]gen linguist-generated -linguist-vendored", "x.c gen", "x.c -gen",
    "\"sp ace.c\" linguist-documentation", "\"t\\141b.go\" gen", "# *.c gen",
    "  *.c\tlinguist-vendored ",
    "!x.c gen", "a/ linguist-vendored", "*.c bad/name gen", "x.c gen -linguist-generated",
    "[ab].c gen",
    "*.c gen\r", "* binary", "deep/** linguist-documentation", "a/deep linguist-vendored",
    "[attr]doc gen linguist-documentation", "*.go doc", "b* doc !gen", "\\*.c gen", "*.c builtin_x",
  ]
  private static let paths = [
    "x.c", "a/x.c", "a/b.go", "a/deep/y.go", "a/deep/x.c", "sp ace.c", "tab.go", "a/deep/e/f.go",
    "b.c",
    "deep/z.go",
  ]

  @Test("are read as git check-attr reads them", arguments: 0..<60)
  func besideGit(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(8000 + seed))
    let directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory, bare: false)
    var files: [ByteString: ByteString] = [:]
    for folder in ["", "a/", "a/deep/"] {
      var text = ""
      for _ in 0..<8 { text += (Self.lines.randomElement(using: &random) ?? "") + "\n" }
      try repository.git([
        "update-index", "--add", "--cacheinfo", "100644",
        try repository.text(["hash-object", "-w", "--stdin"], input: Array(text.utf8)),
        folder + ".gitattributes",
      ])
      files[ByteString(folder)] = ByteString(text)
    }
    let names: [ByteString] = [
      "linguist-generated", "linguist-vendored", "linguist-documentation", "gen",
    ]
    let output = try repository.git(
      ["check-attr", "--cached", "-z", "--stdin"] + names.compactMap(\.text),
      input: Array(Self.paths.joined(separator: "\0").utf8) + [0])
    let said = ByteString(output).split(separator: 0).enumerated().filter { $0.0 % 3 == 2 }.map(\.1)
    var attributes = GitAttributes { files[$0] }
    var own: [ByteString] = []
    for path in Self.paths {
      for value in attributes.values(of: names, for: ByteString(path)) {
        switch value {
        case .set: own.append("set")
        case .unset: own.append("unset")
        case .unspecified: own.append("unspecified")
        case .value(let text): own.append(text)
        }
      }
    }
    #expect(own == said, "\(files)")
  }
}
