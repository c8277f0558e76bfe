import Basics
import Git
import TestSupport
import Testing

@Suite("Unified diffs")
struct UnifiedDiffTests {
  private func diff(
    _ old: String?, _ new: String, _ path: ByteString = "a/b"
  ) throws -> String {
    try UnifiedDiff.render(path, from: old.map { Array($0.utf8) }, to: Array(new.utf8)).lossyText
  }

  @Test("are empty for equal text") func equal() throws {
    #expect(try diff("a\n", "a\n") == "")
    #expect(try diff("", "") == "")
  }

  @Test("of a new file come from /dev/null") func newFile() throws {
    #expect(
      try diff(nil, "one\ntwo\n") == """
        diff --git a/a/b b/a/b
        new file mode 100644
        --- /dev/null
        +++ b/a/b
        @@ -0,0 +1,2 @@
        +one
        +two

        """)
  }

  @Test("have a hunk for each group of changes") func hunks() throws {
    let lines = (1...20).map { "\($0)\n" }
    var new = lines
    new[1] = "two\n"
    new.append("end")
    #expect(
      try diff(lines.joined(), new.joined(), "a \u{E4}") == """
        diff --git "a/a \\303\\244" "b/a \\303\\244"
        --- "a/a \\303\\244"
        +++ "b/a \\303\\244"
        @@ -1,5 +1,5 @@
         1
        -2
        +two
         3
         4
         5
        @@ -18,3 +18,4 @@
         18
         19
         20
        +end
        \\ No newline at end of file

        """)
  }

  @Test("are those of git diff, without ids and headings")
  func besideGit() throws {
    var random = SplitMix64(seed: 700)
    let directory = try TemporaryDirectory()
    let git = GitRepository(at: directory.path, home: directory.path)
    for round in 0..<40 {
      var lines = (0..<random.below(40)).map { _ in "key\(random.below(6)): value\n" }
      let old = lines.joined() + (random.chance(30) ? "no end" : "")
      for _ in 0...random.below(4) {
        let index = random.below(lines.count + 1)
        if random.chance(40), index < lines.count {
          lines.remove(at: index)
        } else {
          lines.insert(random.chance(10) ? "@@ -1 +1 @@ x\n" : "new: \(round)\n", at: index)
        }
      }
      let new = lines.joined() + (random.chance(30) ? "no end" : "")
      try directory.write(old, to: "a/d/f.lead")
      try directory.write(new, to: "b/d/f.lead")
      // The status of `git diff --no-index` says whether the files differ.
      let output = try git.text(
        [
          "-c", "alias.d=!git diff --no-index --src-prefix= --dst-prefix= a/d/f.lead b/d/f.lead||:",
          "d",
        ])
      let expected = output.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("index ") }
        .map { line in
          guard line.hasPrefix("@@ "), let end = line.dropFirst(2).firstIndex(of: "@") else {
            return String(line)
          }
          return String(line[...line.index(after: end)])
        }
      let found = try diff(old, new, "d/f.lead")
      #expect(found == (old == new ? "" : expected.joined(separator: "\n") + "\n"), "\(round)")
    }
  }
}
