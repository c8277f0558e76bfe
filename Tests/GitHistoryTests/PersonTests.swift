import Basics
import Git
import GitHistory
import TestSupport
import Testing

@Suite("Persons of a history")
struct PersonTests {
  @Test("are those that git log prints, in whatever encoding they were written")
  func besideGit() throws {
    let directory = try TemporaryDirectory()
    let git = try GitRepository(in: directory)
    let latin = ByteString([0x5A, 0x6F, 0xEB])
    let commits: [(author: ByteString, encoding: ByteString?, message: ByteString)] = [
      ("Zoë <zoe@x.org>", nil, "One\n\nCo-authored-by: Ann <ann@x.org>\n"),
      ("\(latin) <zoe@x.org>", "ISO-8859-1", "\(latin)\n\nCo-authored-by: \(latin) <z@x>\n"),
      ("\(latin) <\(latin)@x.org>", "iso8859-15", "x\n\nco-authored-by:\(latin)  <\(latin)@x>\n"),
      ("\(latin) <raw@x.org>", nil, "x\n\nCo-authored-by: nobody\nCo-authored-by: B <b@x>\n"),
      (" <>", nil, "x"),
    ]
    var stream: ByteString = ""
    for (number, commit) in commits.enumerated() {
      stream.append("commit refs/heads/main\n")
      stream.append("author \(commit.author) \(number) +0000\n")
      stream.append("committer C <c@x> \(number) +0000\n")
      if let encoding = commit.encoding { stream.append("encoding \(encoding)\n") }
      stream.append("data \(commit.message.count)\n\(commit.message)\n")
    }
    try git.fastImport(stream.bytes)
    let repository = try Repository(at: git.path)
    guard case .branch(_, let tip) = try repository.head() else {
      Issue.record("no branch")
      return
    }
    let history = try HistoryStore(repository, recording: "x").history(of: tip)
    let format =
      "%an <%ae>%x01%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x01)%x00"
    let printed = ByteString(try git.git(["log", "-z", "--date-order", "--format=\(format)"]))
      .split(separator: 0).filter { !$0.isEmpty }
    try #require(printed.count == commits.count)
    for (commit, text) in zip(history.commits, printed) {
      let persons =
        [history.author(of: commit)] + history.coAuthors(of: commit)
      // A trailer without an e-mail names nobody.
      let expected = text.split(separator: 1).compactMap { Signature($0) }
      #expect(persons.map { history.persons[$0] } == expected)
    }
  }

  @Test("a commit that nobody can be read from is counted, and the walk goes on")
  func malformed() throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("repository")
    let writer = try RepositoryWriter(creating: path, bare: true, branch: "main")
    let tree = try writer.write(.tree, [])
    let lines: [ByteString] = [
      "author A <a@x> 1 +0000\ncommitter A <a@x> 1 +0000\n",
      "author A a@x 2 +0000\ncommitter A <a@x> 2 +0000\n",
      "author A <a@x> 3 +0000\ncommitter A <a@x> never\n",
      "committer A <a@x> 4 +0000\n",
      "author A <a@x> 5 +0000\ncommitter A <a@x> 5 +0000\n",
    ]
    var ids: [ObjectID] = []
    for line in lines {
      let parent = ids.last.map { "parent \($0)\n" } ?? ""
      ids.append(
        try writer.write(.commit, Array("tree \(tree)\n\(parent)".utf8) + line.bytes + [0x0A]))
    }
    let last = try #require(ids.last)
    let history = try HistoryStore(try Repository(at: path), recording: "x").history(of: last)
    let commits = history.commits
    #expect(commits.map(history.id) == ids.reversed())
    #expect(history.malformed.map(history.id) == [ids[3], ids[2], ids[1]])
    #expect(history.undated.map(history.id) == [ids[2]])
    #expect(commits.map(history.time) == [5, 4, CommitTime.unknown, 2, 1])
    #expect(
      commits.map { history.author(of: $0) == PersonID.nobody }
        == [false, true, false, true, false])
  }

  @Test("a missing parent or tree ends the scan with its name")
  func missing() throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("repository")
    let writer = try RepositoryWriter(creating: path, bare: true, branch: "main")
    let gone = String(repeating: "ab", count: 20)
    let empty = try writer.write(.tree, [])
    let person = "author A <a@x> 1 +0000\ncommitter A <a@x> 1 +0000\n\nx\n"
    let noTree = try writer.write(.commit, Array("tree \(gone)\n\(person)".utf8))
    let noParent = try writer.write(.commit, Array("tree \(empty)\nparent \(gone)\n\(person)".utf8))
    let noCommit = try writer.write(
      .commit, Array("tree \(empty)\nparent \(empty)\n\(person)".utf8))
    let repository = try Repository(at: path)
    for id in [noTree, noParent, noCommit] {
      #expect(throws: HistoryError.self) {
        try HistoryStore(repository, recording: "x").history(of: id)
      }
    }
  }
}
