import Basics
import Foundation
import LeadFiles
import LeadModel
import Testing

/// Files of the largest size, made to cost as much as they can.
@Suite struct HostileFileTests {
  private static let limit = 262_144

  private static let shapes: [(name: String, make: @Sendable (Int) -> String)] = [
    ("keys", { size in (0..<(size / 10)).map { "k\($0): v\n" }.joined() }),
    ("equal keys", { size in String(repeating: "k: v\n", count: size / 5) }),
    ("a long list", { size in "docs: [" + String(repeating: "a,", count: size / 2 - 8) + "a]\n" }),
    (
      "wide characters",
      { size in "docs: [" + String(repeating: "é,", count: size / 3 - 8) + "a]\n" }
    ),
    (
      "equal keys in one line",
      { size in "{" + String(repeating: "a: b, ", count: size / 6 - 2) + "}\n" }
    ),
    ("brackets", { size in String(repeating: "[", count: size) }),
    ("dashes", { size in String(repeating: "- ", count: size / 2) }),
    ("anchors", { size in String(repeating: "- &a b\n", count: size / 7) }),
    ("aliases", { size in String(repeating: "- *a\n", count: size / 5) }),
    (
      "aliases in one line",
      { size in "a: [" + String(repeating: "*a, ", count: size / 4 - 3) + "]\n" }
    ),
    ("one value", { size in "name: " + String(repeating: "a", count: size - 7) + "\n" }),
    (
      "a name in quotes",
      { size in "name: \"" + String(repeating: "\\u0041", count: size / 6 - 3) + "\"\n" }
    ),
    ("an open quote", { size in "name: \"" + String(repeating: "\\", count: size - 8) }),
    ("single quotes", { size in String(repeating: "'", count: size) }),
    ("colons", { size in "name: " + String(repeating: "a: ", count: size / 3 - 4) }),
    ("comments", { size in String(repeating: "#\n", count: size / 2) }),
    ("line ends", { size in String(repeating: "\n", count: size) }),
    ("control characters", { size in String(repeating: "\u{1}", count: size) }),
    (
      "patterns",
      { size in
        "docs:\n"
          + String(repeating: "- \"\(String(repeating: "a*", count: 32))\"\n", count: size / 69 - 1)
      }
    ),
    ("people", { size in "lead:\n" + String(repeating: "- @\n", count: size / 4 - 2) }),
    (
      "a block scalar",
      { size in "name: |\n" + String(repeating: "  *a &b\n", count: size / 8 - 1) }
    ),
    (
      "errors at the end",
      { size in
        "docs:\n" + (0..<9000).map { "- a\($0)\n" }.joined()
          + String(repeating: "# ......\n", count: max(0, size - 80_000) / 9)
          + String(repeating: "- @\n", count: 100)
      }
    ),
    ("tabs", { size in String(repeating: "\t", count: size) }),
    ("question marks", { size in String(repeating: "? ", count: size / 2) }),
    (
      "unknown keys",
      { size in (0..<(size / 70)).map { "\(String(repeating: "k", count: 60))\($0): v\n" }.joined()
      }
    ),
  ]

  @Test(arguments: shapes.indices)
  func endsSoon(_ index: Int) {
    let shape = Self.shapes[index]
    let body = Array(shape.make(Self.limit - 40).utf8)
    let owners = Array("---\nkind: team\n".utf8) + body + Array("\n---\n".utf8)
    #expect(owners.count <= Self.limit, "\(shape.name)")
    let time = ContinuousClock().measure {
      #expect(OwnersFile.parse(owners, file: "f").value == nil || shape.name == "comments")
      #expect(RulesFile.parse(body, file: "f").value == nil)
    }
    // A debug build on a busy machine; a release build takes a tenth of a second at most.
    #expect(time < .seconds(3), "\(shape.name)")
  }

  @Test(arguments: [(0, true), (1, false)])
  func size(_ more: Int, _ isFine: Bool) {
    let start = Array("---\nkind: team\nlead: none\n---\n".utf8)
    let bytes = start + [UInt8](repeating: 0x61, count: Self.limit - start.count + more)
    let parsed = OwnersFile.parse(bytes, file: "f")
    #expect((parsed.value != nil) == isFine)
    #expect(parsed.diagnostics.isEmpty == isFine)
    let message: ByteString = "the file has 262145 bytes, more than the limit of 262144"
    #expect(parsed.diagnostics.map(\.message) == (isFine ? [] : [message]))
  }
}

/// libyaml is called in one file, which frees what libyaml hands out.
@Suite struct LibYAMLUseTests {
  @Test func oneFileImportsIt() throws {
    let sources = Fixtures.root.deletingLastPathComponent().appending(path: "Sources")
    var users: [String] = []
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      if ByteString(try Data(contentsOf: file)).contains("import CYAML") {
        users.append(file.lastPathComponent)
      }
    }
    #expect(users == ["YAMLParser.swift"])
  }
}
