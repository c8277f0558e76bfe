import Basics
import Git
import LeadModel
import TestSupport
import Testing

@testable import GitHistory
@testable import Surveying

@Suite("Who is credited")
struct CreditTests {
  private struct World {
    let history: History
    let identities: IdentityMap
    let credits: Credits

    /// - Parameter commits: the oldest first; each is the author line, the committer and the message.
    init(_ commits: [(author: String, committer: String, message: String)]) throws {
      let directory = try TemporaryDirectory()
      let git = try GitRepository(in: directory)
      var stream = ""
      for (number, commit) in commits.enumerated() {
        stream += "commit refs/heads/main\nauthor \(commit.author) \(number) +0000\n"
        stream += "committer \(commit.committer) \(number) +0000\n"
        stream += "data \(commit.message.utf8.count)\n\(commit.message)\n"
      }
      try git.fastImport(Array(stream.utf8))
      try self.init(git)
    }

    init(_ git: GitRepository) throws {
      let repository = try Repository(at: git.path)
      let tip = try #require(ObjectID(hex: Array(try git.text(["rev-parse", "main"]).utf8)))
      history = try HistoryStore(repository, recording: "x").history(of: tip)
      identities = IdentityMap(
        history, mailmap: Mailmap(), rules: RulesFile(), now: 1_000_000)
      credits = Credits(history, identities, ignored: [], now: Instant(seconds: 1_000_000))
    }

    /// The oldest commit first.
    var credited: [[ByteString]] {
      history.commits.reversed().map { credits.people(of: $0).map { identities.emails[Int($0)] } }
    }

    var assisted: [Bool] { history.commits.reversed().map(credits.isAssisted) }
  }

  @Test("bots' commits credit nobody, agents' whoever stands beside them")
  func authors() throws {
    let anna = "Anna Okafor <anna@x.org>"
    let ben = "Ben Ito <ben@x.org>"
    let bot = "deploy[bot] <deploy@x.org>"
    let agent = "Claude <noreply@anthropic.com>"
    let world = try World([
      (anna, ben, "x"), (bot, anna, "x"), (bot, anna, "x\n\nCo-authored-by: \(ben)"),
      (agent, anna, "x"), (agent, anna, "x\n\nCo-authored-by: \(ben)"), (agent, agent, "x"),
      (agent, bot, "x"), (anna, anna, "x\n\nCo-Authored-By: \(agent)"),
      (anna, anna, "x\n\nCo-authored-by: \(ben)\nCo-authored-by: \(bot)\nCo-authored-by: \(anna)"),
      ("Copilot <198982749+Copilot@users.noreply.github.com>", "GitHub <noreply@github.com>", "x"),
    ])
    let (a, b): (ByteString, ByteString) = ("anna@x.org", "ben@x.org")
    #expect(world.credited == [[a], [], [], [a], [b], [], [], [a], [a, b], []])
    #expect(
      world.assisted
        == [false, false, false, true, true, true, true, true, false, true])
    // A bot's commit shows that those whom it names are there.
    let named = world.history.commits.reversed().map { commit in
      var named: Set<ByteString> = []
      world.credits.forEachNamed(in: commit) { named.insert(world.identities.emails[Int($0)]) }
      return named
    }
    #expect(named[2] == ["deploy@x.org", b])
  }

  @Test("lines that say who helped name agents, unless their address is a person's")
  func helpers() throws {
    let anna = "Anna Okafor <anna@x.org>"
    let lines = [
      "Assisted-by: Claude Code", "assisted-by: Claude <noreply@anthropic.com>",
      "Generated-by: some model", "Assisted-by: Ben Ito <ben@x.org>", "Assisted-by: ben@x.org",
      "Generated-by:", "We were Assisted-by: nobody", "Assisted-by: x <noreply@openai.com>\n\nMore",
    ]
    let world = try World(lines.map { (anna, anna, "x\n\n\($0)\n") })
    #expect(world.assisted == [true, true, true, false, false, false, false, true])
    #expect(world.credited == lines.map { _ in ["anna@x.org"] })
  }

  @Test("co-authors stand at the beginning of any line")
  func coAuthors() throws {
    let anna = "Anna Okafor <anna@x.org>"
    let world = try World([
      (anna, anna, "x\n\n* one\n\nCo-authored-by: Ben Ito <ben@x.org>\n\n* two\n\ntext\n"),
      (anna, anna, "x\n\nsays Co-authored-by: Ben Ito <ben@x.org>\n"),
    ])
    #expect(world.credited == [["anna@x.org", "ben@x.org"], ["anna@x.org"]])
  }

  @Test("a handle is whoever wrote most of what was merged from it")
  func mergedHandles() throws {
    let directory = try TemporaryDirectory()
    let git = try GitRepository(in: directory)
    var stream = "commit refs/heads/main\nmark :1\ncommitter Ci <ci@x.org> 0 +0000\ndata 1\nx\n"
    var mark = 1
    func merge(_ handle: String, _ author: String) {
      stream += "commit refs/heads/topic\nmark :\(mark + 1)\nauthor \(author) \(mark) +0000\n"
      stream += "committer \(author) \(mark) +0000\ndata 1\nx\nfrom :\(mark)\n"
      stream +=
        "commit refs/heads/main\nmark :\(mark + 2)\ncommitter Ci <ci@x.org> \(mark + 1) +0000\n"
      let subject = "Merge pull request #\(mark) from \(handle)/topic"
      stream += "data \(subject.utf8.count)\n\(subject)\nfrom :\(mark)\nmerge :\(mark + 1)\n"
      mark += 2
    }
    for _ in 0..<4 { merge("Anna", "Anna Okafor <anna@x.org>") }
    merge("anna", "Ben Ito <ben@x.org>")
    for _ in 0..<3 { merge("mixed", "Ben Ito <ben@x.org>") }
    merge("mixed", "Anna Okafor <anna@x.org>")
    merge("once", "Ben Ito <ben@x.org>")
    for _ in 0..<2 { merge("ci", "ci-bot <ci-bot@x.org>") }
    for _ in 0..<2 { merge("cleo", "Anna Okafor <anna@x.org>") }
    merge("other", "Cleo Dahl <7+cleo@users.noreply.github.com>")
    try git.fastImport(Array(stream.utf8))
    let world = try World(git)
    func email(_ handle: ByteString) -> ByteString {
      world.identities.email(of: PersonReference(handle: handle))
    }
    #expect(email("anna") == "anna@x.org")
    #expect(email("mixed") == "@mixed")
    #expect(email("once") == "@once")
    #expect(email("ci") == "@ci")
    // A noreply address comes before what was merged.
    #expect(email("cleo") == "7+cleo@users.noreply.github.com")
  }

  @Test("names come from all of history, and from the newest commit that has one")
  func names() throws {
    let world = try World([
      ("Anna Okafor <anna@x.org>", "Ben Ito <ben@x.org>", "x"),
      (" <anna@x.org>", " <anna@x.org>", "x"),
      ("Cleo <cleo@x.org>", "C <c@x.org>", "x"), ("Cleo Dahl <cleo@x.org>", "C <c@x.org>", "x"),
    ])
    #expect(world.identities.name("anna@x.org") == "Anna Okafor")
    #expect(world.identities.name("ben@x.org") == "Ben Ito")
    #expect(world.identities.name("cleo@x.org") == "Cleo Dahl")
  }
}
