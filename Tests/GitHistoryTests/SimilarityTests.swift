import Basics
import Git
import TestSupport
import Testing

@testable import GitHistory

@Suite("Similarity")
struct SimilarityTests {
  @Test("scores pairs of files as git does")
  func scores() throws {
    var random = SplitMix64(seed: 31)
    var graph = CommitGraph()
    var pairs: [(ByteString, ByteString)] = []
    graph.commit { _ in }
    for number in 0..<400 {
      let old = Self.text(&random)
      let new = Self.edited(old, percent: 5 + random.below(90), &random)
      if old == new { continue }
      pairs.append((old, new))
      graph.commit { $0 = ["old\(number)": .init(old)] }
      graph.commit { $0 = ["new\(number)": .init(new)] }
    }
    let scanned = try graph.write()
    let printed = try scanned.git.text(
      ["diff-tree", "--stdin", "-r", "-M1%", "-l0", "--diff-filter=R"],
      input: scanned.ids.flatMap { Array("\($0)\n".utf8) })
    var scores: [Substring: Int] = [:]
    var commit: Substring = ""
    for line in printed.split(separator: "\n") {
      guard line.hasPrefix(":") else {
        commit = line
        continue
      }
      let words = line.split { $0 == " " || $0 == "\t" }
      scores[commit] = Int(words[4].dropFirst())
    }
    var wrong: [String] = []
    for (number, (old, new)) in pairs.enumerated() {
      let score = Similarity.score(
        old: old.bytes.withUnsafeBytes { Similarity($0) },
        new: new.bytes.withUnsafeBytes { Similarity($0) }, threshold: 600)
      // The commit that the pair's new file stands in.
      let expected = scores[Substring(scanned.ids[2 + 2 * number].description)] ?? 0
      if score * 100 / Similarity.full != expected {
        wrong.append("\(number): \(expected), not \(score) (\(old.count), \(new.count) bytes)")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(6))")
    #expect(pairs.count > 300)
    #expect(Set(scores.values).count > 50)
  }

  @Test("matches the files of a commit as git does", arguments: 1...20)
  func matching(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(700 + seed))
    var graph = CommitGraph()
    for number in 0..<12 {
      var texts = (0..<(1 + random.below(6))).map { _ in Self.text(&random) }
      // Relatives of one another, so that there is something to choose from.
      for _ in 0..<random.below(3) {
        texts.append(Self.edited(random.pick(texts), percent: 25, &random))
      }
      var before: CommitGraph.Tree = [:]
      var after: CommitGraph.Tree = [:]
      for (index, text) in texts.enumerated() {
        let name = random.pick(["README.md", "a.md", "b.md", "f\(index).md"])
        before["o\(number)/\(index)/\(name)"] = .init(text)
        for copy in 0...random.below(2) where random.chance(80) {
          let new = random.chance(60) ? name : random.pick(["README.md", "a.md", "c.md"])
          after["n\(number)/\(index)\(copy)/\(new)"] = .init(
            Self.edited(text, percent: 10 + random.below(60), &random) + "\(index) \(copy)\n")
        }
      }
      graph.commit { $0 = before }
      graph.commit { $0 = after }
    }
    let scanned = try graph.write()
    let history = scanned.history
    let printed = try scanned.git.text(
      ["diff-tree", "--stdin", "-r", "-M50%", "--diff-filter=R"],
      input: scanned.ids.flatMap { Array("\($0)\n".utf8) })
    var expected: Set<String> = []
    for line in printed.split(separator: "\n") where line.hasPrefix(":") {
      let words = line.split(separator: "\t")
      expected.insert("\(words[1]) to \(words[2])")
    }
    let moves = SimilarMoves(history, scanned.repository)
    var found: Set<String> = []
    let changes = history.commits.flatMap { history.changes(ofCommit: $0) }
    for change in changes where change.kind == .added {
      if let source = moves.source(of: change, isWanted: { _ in true }) {
        let target = scanned.path(change.path)
        found.insert("\(scanned.path(source)) to \(target)")
      }
    }
    #expect(found.subtracting(expected).sorted() == [])
    #expect(expected.subtracting(found).sorted() == [])
    #expect(moves.failure == nil)
    #expect(expected.count > 5)
  }

  // MARK: Texts, with a line end at their end: git 2.39 does not count a last line without one.

  private static func text(_ random: inout SplitMix64) -> ByteString {
    let ending: ByteString = random.chance(20) ? "\r\n" : "\n"
    let isBinary = random.chance(15)
    var text: ByteString = ""
    for _ in 0..<(3 + random.below(60)) { text.append(line(&random, isBinary) + ending) }
    return text
  }

  private static func line(_ random: inout SplitMix64, _ isBinary: Bool) -> ByteString {
    if isBinary {
      return ByteString((0..<random.below(150)).map { _ in UInt8(random.below(256)) })
    }
    if random.chance(8) { return random.pick(["", "---", "# Title", "}"]) }
    let words = ["the", "lead", "reads", "docs", "of", "an", "area", "well", "and", "again"]
    return ByteString(
      (0..<(1 + random.below(24))).map { _ in random.pick(words) }.joined(separator: " "))
  }

  private static func edited(
    _ text: ByteString, percent: Int, _ random: inout SplitMix64
  ) -> ByteString {
    var lines = text.split(separator: 0x0A)
    lines.removeLast()
    for index in lines.indices where random.chance(percent) {
      switch random.below(4) {
      case 0: lines[index] = ""
      case 1: lines[index] = lines[index] + " more"
      default: lines[index] = line(&random, false)
      }
    }
    if random.chance(percent) { lines.append(line(&random, false)) }
    if random.chance(10) { lines.shuffle(using: &random) }
    if random.chance(10) {
      lines = lines.map { $0.hasSuffix("\r") ? ByteString($0.bytes.dropLast()) : $0 + "\r" }
    }
    return ByteString(lines.map(\.bytes).joined(separator: [0x0A])) + "\n"
  }
}
