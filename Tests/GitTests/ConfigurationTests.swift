import Basics
import Git
import TestSupport
import Testing

@Suite("Configuration")
struct ConfigurationTests {
  /// Pieces that a file is made of.
  private static let pieces: [String] = [
    "[a]\n", "[A.Sub]\n", "[a \"Sub Section\"]\n", "[a \"q\\\"b\\\\c\"]\n", "[a] k = same line\n",
    "[include]\n", "k\n", "k = v\n", "K-2=V # comment\n", "k = \"quoted # ; \" tail \n",
    "k = a \\\n  b\n", "k = \\t\\n\\\\\\\"\n", "k = \t spaced   out \t\n", "; comment\n", "# c\n",
    "\n",
    "k =\n", "k = v;c\n", "\t k = v\r\n", "k = \"\"\n", "k = a\"b c\"d  \n", "k = '\u{e9}'\n",
    "path = nothing\n",
  ]
  /// Each of these ends git's patience.
  private static let mistakes: [String] = [
    "k = \"open\n", "k = \\x\n", "[a\n", "[a \"b]\n", "1k = v\n", "k v\n", "[a \"b\" ]\n", "= v\n",
    "k = \\",
  ]

  @Test("is read as git config reads it", arguments: 0..<60)
  func besideGit(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(7000 + seed))
    let directory = try TemporaryDirectory()
    let repository = try GitRepository(in: directory)
    let core = String(decoding: try directory.read("repository/config"), as: UTF8.self)
    var text = core + "[a]\n"
    for _ in 0..<12 { text += Self.pieces.randomElement(using: &random) ?? "" }
    if seed % 4 == 0 { text += Self.mistakes.randomElement(using: &random) ?? "" }
    try directory.write(text, to: "repository/config")
    let listed: [UInt8]
    do {
      listed = try repository.git(["config", "--file", "config", "--list", "-z"])
    } catch {
      #expect(throws: GitError.self) { try Repository(at: repository.path) }
      return
    }
    let entries = try Repository(at: repository.path).configuration.entries
      .filter { $0.scope == .local }
    // As git lists them: the name, a line break and the value where there is one, a zero.
    var own: [UInt8] = []
    for entry in entries {
      own += entry.name.bytes + (entry.value.map { [0x0A] + $0.bytes } ?? []) + [0]
    }
    #expect(
      ByteString(own) == ByteString(listed),
      "\(text)\n\(ByteString(own).lossyText)\n\(ByteString(listed).lossyText)")
  }
}
