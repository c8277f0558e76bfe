import Basics
import Git
import GitHistory
import LeadModel
import TestSupport
import Testing

@testable import Surveying

@Suite("The commit that is judged")
struct TipTests {
  @Test("--as-of answers as git rev-list --first-parent --before does", arguments: 1...12)
  func asOf(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let directory = try TemporaryDirectory()
    let git = try GitRepository(in: directory)
    var stream = ""
    var time = 1_700_000_000
    var times: [Int] = []
    for number in 1...60 {
      // Dates go back now and then, so that the newest is not the first that fits.
      time += random.below(40) * 3600 - (random.chance(25) ? 60 * 3600 : 0)
      times.append(time)
      stream += "reset refs/heads/main\ncommit refs/heads/main\nmark :\(number)\n"
      stream += "committer A <a@x> \(time) +0\(random.below(8))30\ndata 2\nm\n\n"
      if number > 1 { stream += "from :\(max(1, number - 1 - random.below(3)))\n" }
      if number > 5, random.chance(30) { stream += "merge :\(1 + random.below(number - 2))\n" }
    }
    try git.fastImport(Array(stream.utf8))
    for _ in 0..<40 {
      let instant = Instant(seconds: Int64(random.pick(times) + random.below(3) - 1))
      let answer = try git.text(
        ["rev-list", "-1", "--first-parent", "--before=\(instant)", "main"])
      let request = SurveyRequest(repositoryPath: git.path, now: instant, asOf: instant)
      if answer.isEmpty {
        #expect(throws: RunError.self) { try Surveyor(request) }
      } else {
        #expect(try Surveyor(request).tip?.description == answer, "\(instant)")
      }
    }
  }

  @Test("a branch without a commit is judged by its files")
  func unborn() throws {
    let tree = try WorkTree()
    try tree.write("1", to: "a/OWNERS.lead")
    let surveyor = try tree.surveyor()
    #expect(surveyor.tip == nil)
    #expect(surveyor.tipName == "main")
    #expect(surveyor.notes.count == 1)
    #expect(try tree.owners() == ["a/OWNERS.lead"])
  }

  @Test("a revision is a branch, a tag or an id, and nothing else is")
  func revisions() throws {
    let tree = try WorkTree(["a": "1"])
    try tree.git.git(["tag", "-a", "-m", "First", "v1"])
    try tree.write("2", to: "a")
    try tree.commit()
    let head = try tree.git.text(["rev-parse", "HEAD"])
    let first = try tree.git.text(["rev-parse", "HEAD~1"])
    for (name, id) in [("main", head), ("v1", first), ("HEAD~1", first), (head, head)] {
      #expect(try tree.surveyor(revision: ByteString(name)).tip?.description == id)
    }
    for name in ["none", "", ":/Work", "v1^{tree}", "HEAD~9"] as [ByteString] {
      #expect(throws: RunError.self, "\(name)") { try tree.surveyor(revision: name) }
    }
  }

  @Test("a shallow clone is refused")
  func shallow() throws {
    let tree = try WorkTree(["a": "1"])
    try tree.commit()
    try tree.git.git(
      ["clone", "-q", "--depth=1", "file://" + tree.git.path, tree.directory.file("clone")])
    #expect(throws: RunError.self) {
      try tree.surveyor(at: tree.directory.file("clone"))
    }
  }

  @Test("lists what git ls-tree lists")
  func listing() throws {
    var random = SplitMix64(seed: 8)
    var files: [String: String] = ["a/q": "1", "a-b/q": "1", "a.q": "1", "ab/c/q": "1"]
    let names = ["a", "b", "a.b", "a-b", "zü", "Z", "a b"]
    for number in 0..<80 {
      let path = (0..<(1 + random.below(4))).map { _ in random.pick(names) }
      files[path.joined(separator: "/") + "/f\(number)"] = "\(random.below(9))"
    }
    let tree = try WorkTree(files)
    let listing = try tree.surveyor().listing()
    let printed = ByteString(try tree.git.git(["ls-tree", "-r", "-z", "HEAD"])).split(separator: 0)
      .dropLast()
    let paths = listing.files.indices.map(listing.path)
    let found = zip(listing.files, paths).map { "100644 blob \($0.id)\t\($1)" as ByteString }
    #expect(found == printed.sorted { $0.bytes[53...].lexicographicallyPrecedes($1.bytes[53...]) })
    #expect(paths == paths.sorted())
    let directories = try tree.git.git(["ls-tree", "-r", "-d", "-z", "--name-only", "HEAD"])
    for directory in ByteString(directories).split(separator: 0).dropLast() {
      #expect(listing.holdsFiles(below: directory))
      #expect(listing.paths.id(of: directory).map(listing.isDirectory) == true)
    }
    #expect(listing.holdsFiles(below: ""))
    #expect(!listing.holdsFiles(below: "none"))
    #expect(!listing.holdsFiles(below: "a/q"))
    #expect(listing["a/q"].map { listing.paths.path($0.path) } == "a/q")
    #expect(listing["a"] == nil)
  }
}
