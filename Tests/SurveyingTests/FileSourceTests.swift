import Basics
import Foundation
import Git
import TestSupport
import Testing

@testable import Surveying

@Suite("Files of a work tree and of a tip")
struct FileSourceTests {
  @Test("files that git ignores are left out, unless it tracks them")
  func ignored() throws {
    let tree = try WorkTree([
      "a/OWNERS.lead": "1", "build/kept/OWNERS.lead": "1", ".gitignore": "build/\nskip.d\nout\n",
    ])
    try tree.write("1", to: "build/new/OWNERS.lead")
    try tree.write("1", to: "out/OWNERS.lead")
    try tree.write("1", to: "b/skip.d/OWNERS.lead")
    try tree.write("1", to: "b/OWNERS.lead")
    #expect(try tree.owners() == ["a/OWNERS.lead", "b/OWNERS.lead", "build/kept/OWNERS.lead"])
    #expect(try tree.owners(revision: "HEAD") == ["a/OWNERS.lead", "build/kept/OWNERS.lead"])
  }

  @Test("another repository within is no part of this one")
  func nested() throws {
    let tree = try WorkTree(["a/OWNERS.lead": "1"])
    for place in ["tree/inner", "tree/a/inner"] {
      _ = try GitRepository(in: tree.directory, name: place, bare: false)
      try tree.directory.write("1", to: place + "/OWNERS.lead")
      try tree.directory.write("1", to: place + "/deep/OWNERS.lead")
    }
    // A submodule's work tree has a file for a `.git`.
    try tree.write("gitdir: ../elsewhere\n", to: "module/.git")
    try tree.write("1", to: "module/OWNERS.lead")
    #expect(try tree.owners() == ["a/OWNERS.lead"])
  }

  @Test("a file that is not committed yet is found; one that was deleted is not")
  func uncommitted() throws {
    let tree = try WorkTree(["a/OWNERS.lead": "1", "b/OWNERS.lead": "1"])
    try tree.write("new", to: "c/d/OWNERS.lead")
    try tree.write("edited", to: "b/OWNERS.lead")
    try FileManager.default.removeItem(atPath: tree.git.path + "/a/OWNERS.lead")
    #expect(try tree.owners() == ["b/OWNERS.lead", "c/d/OWNERS.lead"])
    #expect(try tree.content("a/OWNERS.lead") == .missing)
    #expect(try tree.content("b/OWNERS.lead") == .text("edited"))
    #expect(try tree.content("c/d/OWNERS.lead") == .text("new"))
    #expect(try tree.owners(revision: "HEAD") == ["a/OWNERS.lead", "b/OWNERS.lead"])
    let committed = try tree.surveyor(revision: "HEAD").files
    #expect(try committed.content(of: "b/OWNERS.lead", limit: 10) == .text("1"))
    #expect(try committed.content(of: "b", limit: 10) == .notAFile)
  }

  @Test("no symbolic link is followed, neither to a file nor on the way")
  func links() throws {
    let tree = try WorkTree(["a/OWNERS.lead": "1"])
    try tree.directory.write("secret", to: "outside/OWNERS.lead")
    let manager = FileManager.default
    let path = tree.git.path
    try manager.createSymbolicLink(atPath: path + "/linked", withDestinationPath: "../outside")
    try manager.createSymbolicLink(atPath: path + "/inside", withDestinationPath: "a")
    try manager.createDirectory(atPath: path + "/b", withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: path + "/b/OWNERS.lead", withDestinationPath: "../a/OWNERS.lead")
    #expect(try tree.owners() == ["a/OWNERS.lead", "b/OWNERS.lead"])
    #expect(try tree.content("b/OWNERS.lead") == .symbolicLink)
    // The link on the way is no directory; nothing behind it is read.
    for file in ["linked/OWNERS.lead", "inside/OWNERS.lead"] as [ByteString] {
      #expect(try [.symbolicLink, .missing].contains(tree.content(file)))
    }
    try tree.commit()
    let files = try tree.surveyor(revision: "HEAD").files
    #expect(try files.content(of: "b/OWNERS.lead", limit: 10) == .symbolicLink)
    #expect(try files.content(of: "linked/OWNERS.lead", limit: 10) == .missing)
  }

  @Test("what is no file, or too large, is said to be so")
  func oddKinds() throws {
    let tree = try WorkTree(["a": "1"])
    try tree.write("x", to: "OWNERS.lead/x")
    try tree.write(String(repeating: "x", count: 1001), to: "large")
    #expect(mkfifo(tree.git.path + "/pipe", 0o600) == 0)
    #expect(try tree.content("OWNERS.lead") == .notAFile)
    #expect(try tree.content("large") == .tooLarge(1001))
    #expect(try tree.content("pipe") == .notAFile)
    #expect(try tree.content("a/b") == .missing)
    // A directory in an owners file's place is a finding, not an area that vanishes.
    #expect(try tree.owners() == ["OWNERS.lead"])
  }

  @Test("what a sparse checkout leaves out is read from the commit")
  func sparse() throws {
    let tree = try WorkTree([
      "a/OWNERS.lead": "1", "b/OWNERS.lead": "2", "b/c/OWNERS.lead": "3", "x": "",
    ])
    try tree.git.git(["sparse-checkout", "set", "--cone", "--no-sparse-index", "a"])
    #expect(!FileManager.default.fileExists(atPath: tree.git.path + "/b"))
    #expect(try tree.owners() == ["a/OWNERS.lead", "b/OWNERS.lead", "b/c/OWNERS.lead"])
    #expect(try tree.content("b/c/OWNERS.lead") == .text("3"))
    #expect(try tree.content("b/none") == .missing)
  }

  @Test("a linked work tree has files and a branch of its own")
  func linkedWorkTree() throws {
    let tree = try WorkTree(["a/OWNERS.lead": "1"])
    let other = tree.directory.file("other")
    try tree.git.git(["worktree", "add", "-q", "-b", "side", other])
    try tree.directory.write("new", to: "other/b/OWNERS.lead")
    #expect(try tree.owners(at: other) == ["a/OWNERS.lead", "b/OWNERS.lead"])
    #expect(try tree.owners(at: other + "/b") == ["a/OWNERS.lead", "b/OWNERS.lead"])
    #expect(try tree.owners() == ["a/OWNERS.lead"])
    #expect(try tree.surveyor(at: other).tipName == "side")
    #expect(try tree.surveyor().tipName == "main")
  }

  @Test("finds what git ls-files finds", arguments: 1...25)
  func besideGit(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let tree = try WorkTree()
    let names = ["a", "b", "build", "out", "zü"]
    func path() -> String {
      (0..<random.below(4)).map { _ in random.pick(names) + "/" }.joined() + "OWNERS.lead"
    }
    let patterns = [
      "build/", "/out", "a/b/", "**/zü", "!a/build/", "b/*", "OWNERS.lead", "!/a/OWNERS.lead",
      "/b/**/a", "# none", "!build",
    ]
    for _ in 0..<5 { try tree.write("1", to: path()) }
    try tree.write("", to: "keep")
    try tree.commit()
    for _ in 0..<random.below(3) {
      let file = random.chance(60) ? ".gitignore" : random.pick(names) + "/.gitignore"
      try tree.write(
        random.some(patterns, atMost: 3).map { $0 + "\n" }.joined(), to: file)
    }
    for _ in 0..<8 { try tree.write("1", to: path()) }
    let listed = try tree.git.git(
      ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
    let expected = Set(ByteString(listed).split(separator: 0).map(\.lossyText))
      .filter { $0 == "OWNERS.lead" || $0.hasSuffix("/OWNERS.lead") }
    #expect(try tree.owners() == expected.sorted())
  }
}
