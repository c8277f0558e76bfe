import Basics
import Git
import GitHistory
import TestSupport
import Testing

@Suite("Commits in other encodings")
struct EncodingTests {
  private static let singleByteSets: [String] =
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16].map { "ISO-8859-\($0)" }
    + (1250...1258).map { "windows-\($0)" }
    + [
      "KOI8-R", "koi8-u", "latin1", "latin-1", "Latin-9", "cp1251", "iso8859-2", "ISO_8859-15",
    ]

  private static let otherSets: [(name: String, text: String)] = [
    ("Shift_JIS", "山田 太郎"), ("SHIFT_JIS", "ソフト 能力"), ("EUC-JP", "山田 太郎"),
    ("GB18030", "王伟 𠀀"), ("GBK", "王伟"), ("gb2312", "王伟"), ("Big5", "王偉"), ("EUC-KR", "김철수"),
    ("ISO-2022-JP", "山田 太郎"), ("windows-1258", "Nguyễn Văn"), ("UTF-8", "Zoë"), ("utf8", "Zoë"),
    ("windows-1255", "שָׁלוֹם"),
  ]

  /// Each message names a co-author as the author line does.
  private func stream(
    _ commits: [(encoding: String, name: [UInt8])]
  ) -> [UInt8] {
    var stream: ByteString = ""
    for (number, commit) in commits.enumerated() {
      let person = ByteString(commit.name) + " <\(number)@x.org>"
      let message = "x\n\nCo-authored-by: " + person + "\n"
      stream.append("commit refs/heads/main\nauthor \(person) \(number) +0000\n")
      stream.append("committer C <c@x> \(number) +0000\nencoding \(commit.encoding)\n")
      stream.append("data \(message.count)\n\(message)\n")
    }
    return stream.bytes
  }

  private func check(_ commits: [(encoding: String, name: [UInt8])]) throws {
    let directory = try TemporaryDirectory()
    let git = try GitRepository(in: directory)
    try git.fastImport(stream(commits))
    let repository = try Repository(at: git.path)
    let tip = try #require(ObjectID(hex: Array(try git.text(["rev-parse", "main"]).utf8)))
    let history = try HistoryStore(repository, recording: "x").history(of: tip)
    let format = "%an%x01%(trailers:key=Co-authored-by,valueonly,separator=%x01)"
    let printed = ByteString(
      try git.git([
        "log", "-z", "--date-order", "--no-mailmap", "--encoding=UTF-8", "--format=\(format)",
      ])
    ).split(separator: 0).dropLast()
    try #require(printed.count == commits.count)
    for (commit, text) in zip(history.commits, printed) {
      let written = commits[commits.count - 1 - commit.index]
      let fields = text.split(separator: 1)
      #expect(
        history.persons[history.author(of: commit)].name == fields[0],
        "\(written.encoding) \(written.name)")
      let coAuthors = history.coAuthors(of: commit).map { history.persons[$0] }
      #expect(coAuthors == [fields[1]].compactMap { Signature($0) }, "\(written.encoding)")
    }
  }

  @Test("every byte of every single-byte set is what git shows")
  func singleBytes() throws {
    try check(
      Self.singleByteSets.flatMap { set in
        (UInt8(0x80)...0xFF).map { (set, [0x41, $0, 0x7A]) }
      })
  }

  @Test("a letter and a mark may be one")
  func composed() throws {
    let bytes: [UInt8] = [0x41, 0x61, 0xE0, 0xF9, 0xCC, 0xD2, 0xEC, 0xC8, 0x92]
    try check(
      ["windows-1255", "windows-1258"].flatMap { set in
        bytes.flatMap { first in bytes.map { (set, [0x41, first, $0, 0x7A]) } }
      })
  }

  @Test("names in the sets of East Asia are what git shows")
  func severalBytes() throws {
    try check(
      Self.otherSets.map { set in
        (
          set.name,
          try Program("iconv", environment: Program.plainEnvironment)
            .check(["-f", "UTF-8", "-t", set.name], input: Array(set.text.utf8))
        )
      })
  }

  @Test("what is no text in its set, and a set that nobody knows, stay as they are")
  func unreadable() throws {
    try check([
      ("Shift_JIS", [0x41, 0x81]), ("EUC-JP", [0xFF, 0xFE]), ("GB18030", [0x81, 0x20, 0xFF]),
      ("x-unknown", [0x41, 0xE9]), ("windows-1252", [0x41, 0x81]), ("", [0xE9]),
      ("ISO-8859-1 ", [0xE9]), ("UTF-8", [0xE9]), ("Big5", [0xFF]),
    ])
  }
}
