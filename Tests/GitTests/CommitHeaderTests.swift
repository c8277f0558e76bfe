import Basics
import Git
import TestSupport
import Testing

@Suite("Commit headers")
struct CommitHeaderTests {
  @Test("finds the author and committer that git log prints")
  func besideGit() throws {
    var random = SplitMix64(seed: 11)
    let commits = (0..<3000).map { _ in Self.commit(&random) }
    let writer = try CommitWriter(commits.map(\.bytes))
    let answers = try writer.log("%an%x00%ae%x00%cn%x00%ce%x00%ct")
    try #require(answers.count == commits.count)
    var wrong: [String] = []
    for (commit, answer) in zip(commits, answers) {
      let found = try #require(Self.read(commit.bytes))
      if found != answer {
        wrong.append(
          "\(commit.lossyText.debugDescription): \(answer.lossyText), not \(found.lossyText)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5).joined(separator: "\n"))")
  }

  @Test("is read by the repository as it is from bytes")
  func fromRepository() throws {
    var random = SplitMix64(seed: 12)
    let commits = (0..<50).map { _ in Self.commit(&random) }
    let writer = try CommitWriter(commits.map(\.bytes))
    let repository = try Repository(at: writer.repository.path)
    for (id, commit) in zip(writer.ids, commits) {
      let (header, object) = try repository.commitHeader(id)
      #expect(object.copiedBytes == commit.bytes)
      #expect(header.tree.description == CommitWriter.emptyTree)
    }
  }

  @Test(
    "refuses what has no readable tree or parent",
    arguments: [
      "", "tree", "tree \(CommitWriter.emptyTree)",
      "tree 4b825dc642cb6eb9a060e54bf8d69288fbee490g\n",
      "tree \(CommitWriter.emptyTree)\nparent 4b825dc642cb6eb9a060e54bf8d69288fbee490g\n\n",
      "author A <a@x> 1 +0000\n",
    ])
  func refused(text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { CommitHeader($0) } == nil)
  }

  /// What `git log --format=%an%x00%ae%x00%cn%x00%ce%x00%ct` prints.
  private static func read(_ commit: [UInt8]) -> ByteString? {
    commit.withUnsafeBytes { bytes in
      CommitHeader(bytes).map { $0.withText(of: bytes, read) }
    }
  }

  private static func read(
    _ header: CommitHeader, _ bytes: UnsafeRawBufferPointer
  ) -> ByteString {
    var fields: [ByteString] = []
    for line in [header.author, header.committer] {
      let text = line.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
      let parts = text.flatMap { SignatureRange($0) }
      for range in [parts?.name, parts?.email] {
        let field = range.flatMap { range in text.map { ByteString($0[range]) } } ?? ""
        fields.append(field)
      }
    }
    let committer = header.committer.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
    let time = committer.flatMap { SignatureRange($0)?.time }
    fields.append(time.map { ByteString(String($0)) } ?? "")
    return ByteString(fields.map(\.bytes).joined(separator: [0]))
  }

  private static func commit(_ random: inout SplitMix64) -> ByteString {
    let encoding = random.chance(20) ? random.pick(["ISO-8859-1", "latin1", "iso8859-15"]) : nil
    var text: ByteString = "tree \(CommitWriter.emptyTree)\n"
    var lines: [ByteString] = []
    if random.chance(95) { lines.append("author " + person(&random, isLatin: encoding != nil)) }
    if random.chance(8) { lines.append("author " + person(&random, isLatin: encoding != nil)) }
    if random.chance(95) { lines.append("committer " + person(&random, isLatin: encoding != nil)) }
    if random.chance(8) { lines.append("committer " + person(&random, isLatin: encoding != nil)) }
    if let encoding { lines.append("encoding \(encoding)") }
    if random.chance(10) { lines.append("gpgsig x\n author Not <me@x> 1 +0000") }
    if random.chance(5) { lines.append("authors A <a@x> 3 +0000") }
    if random.chance(10) { lines.shuffle(using: &random) }
    for line in lines { text.append(line + "\n") }
    // git takes a tree line with nothing behind it for no commit.
    if lines.isEmpty || random.chance(90) {
      text.append("\nMessage\n\nauthor In <message@x> 9 +0000\n")
    }
    return text
  }

  private static func person(_ random: inout SplitMix64, isLatin: Bool) -> ByteString {
    var name = random.pick(
      [
        "Ann", "Ann Lee", "", " Ann", "Ann  ", "\tAnn\t", "A. <nn", "Ann > Lee", "\u{0B}Ann\u{0B}",
        "Zoë", "\"Ann\"", "Ann, Lee;",
      ] as [ByteString])
    if isLatin, random.chance(60) { name = ByteString([0x5A, 0x6F, 0xEB, 0xA4]) }
    let email = random.pick(
      ["ann@x.org", "", "ann x", "<ann@x", "ann@x>y", " ann@x ", "Ann@X.org", "zoë@x"]
        as [ByteString])
    let before = random.pick([" ", " ", " ", "", "  ", "\u{0C}"] as [ByteString])
    let mail =
      random.chance(88)
      ? "<\(email)>" : random.pick([email, "<\(email)", "\(email)>", ">\(email)<"] as [ByteString])
    // No leading zeros: git prints the digits as they stand, leadlint a number.
    let date = random.pick(
      [
        "1", "1700000000", "0", "-5", "99999999999", "9223372036854775807", "", "soon", "1.5",
        "12x",
      ] as [ByteString])
    let zone = random.pick(
      ["+0000", "+0000", "-0330", "+", "-", "0200", "", "+x", "+2", "Z", "\u{0B}+0000"]
        as [ByteString])
    let gap = random.pick([" ", " ", " ", "", "  ", "\t"] as [ByteString])
    let tail = random.chance(92) ? "" : random.pick([" ", "\r", " x", "<", ">"] as [ByteString])
    return "\(name)\(before)\(mail)\(gap)\(date)\(random.chance(90) ? " " : "")\(zone)\(tail)"
  }
}
