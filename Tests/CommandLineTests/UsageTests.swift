internal import Foundation
internal import TestSupport
internal import Testing

/// What needs no repository: help, versions, usage.
@Suite struct UsageTests {
  private func run(_ arguments: [String]) throws -> Program.Output {
    try EmptyScene().leadlint(arguments)
  }

  @Test(arguments: [
    ["--help"], [], ["help"], ["check", "--help"], ["status", "--help"], ["who", "--help"],
    ["rules", "--help"], ["explain", "--help"], ["schema", "--help"], ["cache", "--help"],
    ["baseline", "--help"], ["review", "--help"], ["handoff", "--help"],
    ["baseline", "write", "--help"],
    ["demo", "--help"], ["help", "check"],
  ])
  func helpGoesToStandardOutput(_ arguments: [String]) throws {
    let output = try run(arguments)
    #expect(output.status == 0)
    #expect(output.text.contains("USAGE: leadlint"))
    #expect(output.text.contains("EXAMPLES"))
    #expect(output.standardError.isEmpty)
  }

  @Test func theVersionIsTheFirstLine() throws {
    let output = try run(["--version"])
    let lines = output.text.split(separator: "\n")
    #expect(output.status == 0)
    #expect(lines.first == "leadlint 0.1.0")
    #expect(lines.contains { $0.hasPrefix("libgit2 1.") })
  }

  /// An old libgit2 is named as what it is, unless the program says which patched package it has inside.
  @Test func theVersionWarnsOfAnOldLibgit2() throws {
    let text = try run(["--version"]).text
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("libgit2 ") })
    let number = line.dropFirst(8).prefix { $0 != " " }.split(separator: ".").compactMap { Int($0) }
    try #require(number.count == 3)
    let isOld = number.lexicographicallyPrecedes([1, 9, 5])
    #expect(text.contains("note: libgit2 before 1.9.5") == (isOld && !line.contains("(")))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptsAreBuiltIn(_ shell: String) throws {
    let output = try run(["--generate-completion-script", shell])
    #expect(output.status == 0)
    #expect(output.text.contains("leadlint"))
  }

  /// A shell asks with `---completion`; what it is offered depends on the repository and the directory.
  @Test func areasAndPeopleAreCompletedFromTheRepository() throws {
    let scene = try EmptyScene()
    let made = try scene.leadlint(["demo", "--directory", "widgets"])
    try #require(made.status == 0)
    func offered(_ arguments: [String], in directory: String) throws -> [String] {
      let output = try scene.leadlint(["-C", directory, "---completion"] + arguments)
      #expect(output.status == 0)
      #expect(output.standardError.isEmpty)
      return output.text.split(separator: "\n").map(String.init)
    }
    let area = ["handoff", "--", "positional@0", "2"]
    let root = try offered(area + ["4", "leadlint", "handoff", "services/ch"], in: "widgets")
    #expect(root.contains("services/checkout"))
    #expect(root.allSatisfy { $0.hasPrefix("serv") })
    let below = try offered(area + ["0", "leadlint", "handoff", ""], in: "widgets/services")
    #expect(below.contains("checkout"))
    #expect(!below.contains { $0.contains("/") })
    let people = try offered(
      ["handoff", "--", "--to", "4", "2", "leadlint", "handoff", "x", "--to", "an"], in: "widgets")
    #expect(people.contains("anna@example.com"))
    #expect(try offered(area + ["0", "leadlint", "handoff", ""], in: ".").isEmpty)
  }

  @Test(arguments: [
    ["chekc"], ["check", "--no-such-option"], ["check", "--format", "xml"], ["who"], ["explain"],
    ["check", "--as-of", "2026-01-01", "--now", "2026-01-02"],
    ["status", "--as-of", "2026-01-01", "--rev", "main"], ["rules", "stray"],
    ["check", "--now", "yesterday"], ["check", "--as-of", "2026-13-01"],
    ["check", "--rule", "no-such-rule"], ["explain", "no-such-rule"],
    ["check", "--fail-on", "fatal"], ["check"], ["check", "--repo", "no/such/directory"],
  ])
  func whatCannotBeDoneEndsWithTwo(_ arguments: [String]) throws {
    let output = try run(arguments)
    #expect(output.status == 2)
    #expect(output.errorText.hasPrefix("leadlint: error: "))
    #expect(output.standardOutput.isEmpty)
  }

  @Test func aMistypedInstantSaysWhatIsAccepted() throws {
    let output = try run(["check", "--now", "yesterday"])
    #expect(
      output.errorText == """
        leadlint: error: --now yesterday is not a date or time
          next: write 2026-11-22, 2026-11-22T09:30:00Z or 2026-11-22T09:30:00+02:00

        """)
  }

  @Test(arguments: ["\u{1b}[31mred", "\u{202e}txt", "::error::x\n::error::y", "\u{7f}"])
  func whatWasTypedIsNeverPrintedAsItIs(_ text: String) throws {
    for arguments in [
      [text], ["check", "--now", text], ["check", "--rule", text], ["who", text],
    ] {
      let output = try run(arguments)
      #expect(output.status == 2)
      #expect(output.standardError.allSatisfy { ($0 >= 0x20 || $0 == 0x0A) && $0 != 0x7F })
      #expect(!output.errorText.unicodeScalars.contains("\u{202e}"))
      #expect(!output.errorText.contains("\n::"))
    }
  }
}
