import Basics
import Reports
import Testing

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String?, _ new: String, _ path: ByteString = "a/b") -> String {
    UnifiedDiff.render(path, from: old.map { Array($0.utf8) }, to: Array(new.utf8)).lossyText
  }

  @Test func whatIsTheSameHasNone() { #expect(diff("a\n", "a\n") == "") }

  @Test func aNewFile() {
    #expect(
      diff(nil, "one\ntwo\n") == """
        diff --git a/a/b b/a/b
        new file mode 100644
        --- /dev/null
        +++ b/a/b
        @@ -0,0 +1,2 @@
        +one
        +two

        """)
  }

  @Test func changesThatLieApartHaveHunksOfTheirOwn() {
    let lines = (1...20).map { "\($0)\n" }
    var new = lines
    new[1] = "two\n"
    new.append("end")
    #expect(
      diff(lines.joined(), new.joined(), "a \u{E4}") == """
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
}
