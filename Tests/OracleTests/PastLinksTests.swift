import Basics
import LeadModel
import TestSupport
import Testing

/// That what was found of links and docs in one week is not taken for the next where files came,
/// went or changed.
@Suite struct PastLinksTests {
  @Test(arguments: 1...9) func linksAreJudgedByTheFilesOfTheirDay(seed: UInt64) throws {
    var history = LinkedDocs(seed: seed)
    let imported = try ImportedHistory(stream: history.stream)
    var instants = history.days.map { Instant(seconds: $0 + 3600) }
    instants.append(RandomHistory.now)
    let alone = try PastSurveys(path: imported.repository.path)
      .expectAlike(instants, &history.random)
    let links = alone.flatMap(\.areas).flatMap(\.docs).flatMap(\.brokenLinks)
    #expect(links.count > 20)
    #expect(links.contains { $0.nearest != nil } && links.contains { $0.moved != nil })
    #expect(alone.flatMap(\.areas).contains { !$0.unmentioned.isEmpty })
    #expect(alone.flatMap(\.areas).flatMap(\.docs).contains { $0.driftCommits > 1 })
    #expect(Set(alone.map { $0.areas.flatMap(\.docs).map(\.brokenLinks.count) }).count > 10)
  }
}

/// A history in which docs link to each other while files are added, deleted, renamed, also in case,
/// and directories appear and vanish.
private struct LinkedDocs {
  var random: SplitMix64
  private(set) var days: [Int64] = []
  private(set) var stream: [UInt8] = []
  private var files: [String: String] = [:]

  private static let directories = ["a", "a/c", "a/C", "a/c/deep", "b", "b/docs", "docs"]
  private static let names = [
    "one.md", "One.md", "ones.md", "two.md", "README.md", "guide.md", "x.go", "y.go", "tool.sh",
    "Dockerfile",
  ]
  private static let fragments = [
    "", "", "", "#first", "#first-steps", "#second", "#Second", "#gone",
  ]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    files["a/OWNERS.lead"] = Self.owners("/docs/**/*.md", "**/*.md")
    files["a/c/OWNERS.lead"] = Self.owners("**/*.md")
    files["b/OWNERS.lead"] = Self.owners("docs/*.md", "!docs/two.md")
    // More files of code than an area may have whose docs are all about everything.
    for number in 0..<40 { files["b/parts/part\(number).go"] = "code\n" }
    files[".lead-rules"] = "rules:\n  docs-behind-code: {days: 10, commits: 1}\n"
    for _ in 0..<25 { change() }
    var day = RandomHistory.now.earlier(days: 300).seconds
    var last: [String: String] = [:]
    for number in 0..<45 {
      commit(at: day, number, since: last)
      days.append(day)
      last = files
      day += 86_400 * Int64(1 + random.below(8))
      for _ in 0..<random.below(5) { change() }
    }
  }

  private static func owners(_ docs: String...) -> String {
    let docs = docs.map { "\"\($0)\"" }.joined(separator: ", ")
    return "---\nkind: service\nlead: Ann <ann@example.com>\ndocs: [\(docs)]\n---\n"
  }

  private mutating func path() -> String {
    random.pick(Self.directories) + "/" + random.pick(Self.names)
  }

  private mutating func change() {
    let known = files.keys.filter { $0.hasSuffix(".md") || !$0.hasPrefix("b/parts/") }
      .filter { !$0.hasSuffix("OWNERS.lead") && $0 != ".lead-rules" }.sorted()
    let choice = random.below(100)
    if choice < 30 || known.count < 8 {
      let path = path()
      files[path] = text(of: path)
    } else if choice < 40 {
      files[random.pick(known)] = nil
    } else if choice < 50 {
      let old = random.pick(known)
      files[path()] = files.removeValue(forKey: old)
    } else if choice < 78 {
      files["b/parts/part\(random.below(6)).go"] = "code \(random.below(1000))\n"
    } else if choice < 82 {
      // A whole directory goes.
      let directory = random.pick(Self.directories) + "/"
      for path in known where path.hasPrefix(directory) { files[path] = nil }
    } else {
      let path = random.pick(known)
      files[path] = text(of: path)
    }
  }

  private mutating func text(of path: String) -> String {
    guard path.hasSuffix(".md") else { return "code \(random.below(1000))\n" }
    var text = "# \(random.pick(["First steps", "First", "Second", "Überblick"]))\n\n"
    for _ in 0..<random.below(6) {
      let above = String(repeating: "../", count: random.below(4))
      let target = random.chance(40) ? random.pick(Self.names) : self.path()
      let kind = random.chance(15) ? "!" : ""
      text += "\(kind)[see](\(above)\(target)\(random.pick(Self.fragments)))\n"
      if random.chance(30) {
        text += "and `\(random.pick(Self.names))`, or \(random.pick(Self.directories))\n"
      }
      if random.chance(60) { text += "of `parts/part\(random.below(6)).go`\n" }
      if random.chance(20) { text += "[here](\(random.pick(Self.fragments)))\n" }
    }
    // What says less has nothing that could fall behind.
    if path.hasSuffix("e.md") {
      text += String(repeating: "It is kept beside the others.\n", count: 14)
    }
    return text
  }

  private mutating func commit(at day: Int64, _ number: Int, since last: [String: String]) {
    let author = random.chance(50) ? "Ann <ann@example.com>" : "Ben <ben@example.com>"
    var text = "commit refs/heads/main\nmark :\(number + 1)\n"
    text += "author \(author) \(day) +0000\ncommitter \(author) \(day) +0000\ndata 5\nStep\n\n"
    for path in last.keys.sorted() where files[path] == nil { text += "D \(path)\n" }
    for path in files.keys.sorted() where files[path] != last[path] {
      let content = files[path] ?? ""
      text += "M 100644 inline \(path)\ndata \(content.utf8.count)\n\(content)\n"
    }
    stream += Array(text.utf8) + [10]
  }
}
