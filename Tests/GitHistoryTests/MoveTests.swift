import Basics
import Git
import GitHistory
import TestSupport
import Testing

@Suite("Moves and lineages")
struct MoveTests {
  struct Pairing: Sendable {
    let name: String
    let before: [String: String]
    let after: [String: String]
    let expected: [String]
  }

  static let pairings = [
    Pairing(
      name: "equal names before the order of paths", before: ["a/x": "1", "b/y": "1"],
      after: ["c/y": "1", "d/z": "1"],
      expected: ["< c/y from b/y", "< d/z from a/x", "> a/x to d/z", "> b/y to c/y"]),
    Pairing(
      name: "each path once", before: ["a/x": "1"], after: ["b/x": "1", "c/x": "1"],
      expected: ["< b/x from a/x", "> a/x to b/x", "A c/x"]),
    Pairing(
      name: "several of one name, in the order of paths",
      before: ["a/x": "1", "b/x": "1", "c/x": "1"], after: ["d/x": "1", "e/x": "1"],
      expected: [
        "< d/x from a/x", "< e/x from b/x", "> a/x to d/x", "> b/x to e/x", "D c/x",
      ]),
    Pairing(
      name: "other content is no move", before: ["a": "1"], after: ["b": "2"],
      expected: ["A b", "D a"]),
    Pairing(
      name: "a copy is no move", before: ["a": "1"], after: ["a": "1", "b": "1"],
      expected: ["A b"]),
    Pairing(
      name: "a path that stays takes part in none", before: ["a": "1", "b": "2"],
      after: ["a": "2", "c": "1"], expected: ["A c", "D b", "M a"]),
    Pairing(
      name: "the order is that of whole paths", before: ["a-b/x": "1", "a/x": "1"],
      after: ["c/y": "1"], expected: ["< c/y from a-b/x", "> a-b/x to c/y", "D a/x"]),
    Pairing(
      name: "the longest common tail decides", before: ["p/q/x.c": "1", "x.c": "1", "z/xx.c": "1"],
      after: ["new/p/q/x.c": "1", "old/y.c": "1", "x/x.c": "1"],
      expected: [
        "< new/p/q/x.c from p/q/x.c", "< old/y.c from z/xx.c", "< x/x.c from x.c",
        "> p/q/x.c to new/p/q/x.c", "> x.c to x/x.c", "> z/xx.c to old/y.c",
      ]),
    Pairing(
      name: "an empty file moves under its name only", before: ["a": "", "d/e": ""],
      after: ["b": "", "f/e": ""], expected: ["< f/e from d/e", "> d/e to f/e", "A b", "D a"]),
  ]

  @Test("are paired by name, then in the order of paths", arguments: pairings)
  func pairs(_ pairing: Pairing) throws {
    var graph = CommitGraph()
    graph.commit { $0 = pairing.before.mapValues { .init(ByteString($0)) } }
    graph.commit { $0 = pairing.after.mapValues { .init(ByteString($0)) } }
    #expect(try graph.write().changes(of: 1) == pairing.expected, "\(pairing.name)")
  }

  @Test("a file and a link of the same bytes are two things")
  func linkIsNoFile() throws {
    var graph = CommitGraph()
    graph.commit { $0["a"] = .init("target") }
    graph.commit { tree in
      tree["a"] = nil
      tree["b"] = .init("target", mode: "120000")
    }
    #expect(try graph.write().changes(of: 1) == ["A b", "D a"])
  }

  // MARK: Lineages

  /// The changes of the lineage as `number:kind path`, newest first, and its segments' paths.
  private func lineage(
    of path: String, in graph: CommitGraph
  ) throws -> (changes: [String], paths: [String]) {
    let scanned = try graph.write()
    let path = try #require(scanned.history.paths.id(of: ByteString(path)))
    let lineage = scanned.history.lineage(of: path)
    let changes = lineage.changes.map { change in
      let commit = scanned.number(of: change.commit) ?? -1
      return "\(commit):\(scanned.describe(change))"
    }
    return (changes, lineage.names.map { scanned.path($0.path) })
  }

  @Test("a lineage goes on at the path that a file came from")
  func moved() throws {
    var graph = CommitGraph()
    graph.commit { $0["a"] = .init("1") }
    graph.commit { $0["a"] = .init("2") }
    graph.commit { $0.move("a", to: "b") }
    graph.commit { $0["b"] = .init("3") }
    graph.commit { $0.move("b", to: "c") }
    let found = try lineage(of: "c", in: graph)
    #expect(found.changes == ["3:M b", "1:M a", "0:A a"])
    #expect(found.paths == ["c", "b", "a"])
  }

  @Test("a lineage follows a file that was moved away and back")
  func movedBack() throws {
    var graph = CommitGraph()
    graph.commit { $0["a"] = .init("1") }
    graph.commit { $0.move("a", to: "b") }
    graph.commit { $0["b"] = .init("2") }
    graph.commit { $0.move("b", to: "a") }
    graph.commit { $0["a"] = .init("3") }
    let found = try lineage(of: "a", in: graph)
    #expect(found.changes == ["4:M a", "2:M b", "0:A a"])
    #expect(found.paths == ["a", "b", "a"])
  }

  @Test("a lineage ends where another file was moved away before this one was added")
  func createdAnew() throws {
    var graph = CommitGraph()
    graph.commit { $0["a"] = .init("1") }
    graph.commit { $0.move("a", to: "b") }
    graph.commit { $0["a"] = .init("other") }
    graph.commit { $0["a"] = .init("more") }
    #expect(try lineage(of: "a", in: graph).changes == ["3:M a", "2:A a"])
    #expect(try lineage(of: "b", in: graph).changes == ["0:A a"])
  }

  @Test("a lineage does not end at a deletion")
  func deletedAndAddedAgain() throws {
    var graph = CommitGraph()
    graph.commit { $0["a"] = .init("1") }
    graph.commit { tree in
      tree["a"] = nil
      tree["z"] = .init("z")
    }
    graph.commit { $0["a"] = .init("2") }
    #expect(try lineage(of: "a", in: graph).changes == ["2:A a", "1:D a", "0:A a"])
  }

  @Test("an edit on a branch beside a move belongs to the file")
  func editBesideMove() throws {
    var graph = CommitGraph()
    let base = graph.commit { $0["a"] = .init("1") }
    let move = graph.commit(parents: [base]) { $0.move("a", to: "b") }
    let edit = graph.commit(parents: [base]) { $0["a"] = .init("2") }
    graph.commit(parents: [move, edit]) { $0["b"] = .init("2") }
    // The merge has at b what neither parent has there, but what one has at a: it moved with the merge.
    #expect(try lineage(of: "b", in: graph).changes == ["3:M b", "2:M a", "0:A a"])
  }

  @Test("another file that comes to an old name owns only what descends from the move")
  func beside() throws {
    var graph = CommitGraph()
    let base = graph.commit { $0["a"] = .init("1") }
    let edit = graph.commit(time: 7200, parents: [base]) { $0["a"] = .init("2") }
    let move = graph.commit(parents: [base]) { $0.move("a", to: "b") }
    let other = graph.commit(parents: [move]) { $0["a"] = .init("other") }
    graph.commit(parents: [other, edit]) { _ in }
    #expect(try lineage(of: "a", in: graph).changes == ["3:A a"])
    #expect(try lineage(of: "b", in: graph).changes == ["1:M a", "0:A a"])
  }

  @Test("a subtree that is imported moves with the merge")
  func importedSubtree() throws {
    var graph = CommitGraph()
    let main = graph.commit { $0["README"] = .init("main") }
    let library = graph.commit(parents: []) {
      $0["README"] = .init("library")
      $0["src/x"] = .init("x")
    }
    graph.commit(parents: [main, library]) {
      $0["lib/README"] = .init("library")
      $0["lib/src/x"] = .init("x")
    }
    #expect(
      try graph.write().changes(of: 2) == [
        "< lib/README from README", "< lib/src/x from src/x",
      ])
    #expect(try lineage(of: "lib/README", in: graph).changes == ["1:A README"])
    #expect(try lineage(of: "README", in: graph).changes == ["1:A README", "0:A README"])
  }

  @Test("a move on a branch that a merge discarded ends nothing")
  func discardedMove() throws {
    var graph = CommitGraph()
    let base = graph.commit { $0["a"] = .init("1") }
    let side = graph.commit(parents: [base]) { $0.move("a", to: "b") }
    let main = graph.commit(parents: [base]) { $0["a"] = .init("2") }
    graph.commit(parents: [main, side]) { _ in }
    let found = try lineage(of: "a", in: graph)
    #expect(found.changes == ["2:M a", "0:A a"])
    #expect(found.paths == ["a"])
  }
}

extension CommitGraph.Tree {
  mutating func move(_ old: String, to new: String) {
    self[new] = self[old]
    self[old] = nil
  }
}
