import Basics
import Testing

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("services/checkout", "services/checkout"), ("a b", "'a b'"), ("", "''"),
    ("it's", "'it'\\''s'"),
    ("$HOME", "'$HOME'"), ("~x", "'~x'"), ("a@b.org", "a@b.org"), ("Grüße", "Grüße"),
    ("a\nb", "'a\nb'"), ("a;b", "'a;b'"),
  ])
  func words(_ text: ByteString, _ word: ByteString) { #expect(text.shellWord == word) }

  @Test func aPathIsNoOption() {
    #expect(("-rf" as ByteString).shellPath == "./-rf")
    #expect(("-r f" as ByteString).shellPath == "'./-r f'")
  }

  @Test func sentencesStandInDoubleQuotesWhereTheseAreSafe() {
    #expect(("Hand a over" as ByteString).shellSentence == "\"Hand a over\"")
    #expect(("it's fine" as ByteString).shellSentence == "\"it's fine\"")
    #expect(("a $(b) `c`" as ByteString).shellSentence == "'a $(b) `c`'")
    #expect(("a!b" as ByteString).shellSentence == "'a!b'")
  }
}
