import Basics

/// A text of 20 lines, all different; `changed` of them replaced.
func longText(_ word: String, changed: Int = 0) -> ByteString {
  let lines = (0..<20).map { line in
    "\(word) \(line < changed ? "is now otherwise in line" : "says in line") \(line * 7919)\n"
  }
  return ByteString(lines.joined())
}

/// What counts as a change of a path, and of which file.
let changeDecisions: [DecisionHistory] = [
  DecisionHistory(
    name: "a merge that takes one side changes nothing",
    build: { history in
      history.begin(["s/README.md": longText("one")])
      history.commit("2026-02-02", by: ben) { $0["s/README.md"] = longText("two") }
      history.commit("2026-02-03", by: cleo, parents: [0]) { $0["s/x"] = "x" }
      history.commit("2026-02-04", parents: [2, 1]) { $0["s/README.md"] = longText("two") }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/README.md|lastLeadChange|commit", "@0"),
      ("areas|s|activity|commits", "3"),
    ]),
  DecisionHistory(
    name: "a merge that differs from every parent changes docs, but is no activity",
    build: { history in
      history.begin(["s/README.md": longText("one")])
      history.commit("2026-02-02", by: ben) { $0["s/README.md"] = longText("two") }
      history.commit("2026-02-03", by: cleo, parents: [0]) { $0["s/x"] = "x" }
      history.commit("2026-02-04", by: ben, parents: [2, 1]) {
        $0["s/README.md"] = longText("three")
      }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@3"),
      ("areas|s|docs|s/README.md|lastChange|people", #"["ben@example.com"]"#),
      ("areas|s|activity|commits", "3"),
      ("people|ben@example.com|seen|commit", "@3"),
    ]),
  DecisionHistory(
    name: "an exact move is no change and carries what was known, also of a whole area",
    build: { history in
      history.begin(["s/docs/a.md": "text"])
      history.commit("2026-02-02", by: ben) { $0.move("s", "t") }
      history.commit("2026-02-03", by: ben) { $0.move("t/docs/a.md", "t/docs/b.md") }
    },
    expected: [
      ("areas|t|docs|t/docs/b.md|lastChange|commit", "@0"),
      ("areas|t|leads|0|since", #""2026-02-01T12:00:00Z""#),
      ("areas|t|activity|commits", "1"),
      ("areas|t|leadShare", "1"),
    ]),
  DecisionHistory(
    name: "equal files are paired by the longest common tail first, then in path order",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile(lead: anna, kind: "service", "docs: ['**']")
        tree["s/x/one"] = "same"
      }
      history.commit("2026-02-02", by: ben) { $0["s/y/two"] = "same" }
      history.commit("2026-02-03", by: cleo) { tree in
        tree.move("s/x/one", "s/b/one")
        tree.move("s/y/two", "s/a/two")
      }
      history.commit("2026-02-04", by: cleo) { tree in
        tree.move("s/a/two", "s/d/four")
        tree.move("s/b/one", "s/c/three")
      }
    },
    expected: [
      ("areas|s|docs|s/c/three|lastChange|commit", "@0"),
      ("areas|s|docs|s/d/four|lastChange|commit", "@1"),
    ]),
  DecisionHistory(
    name: "a path that was made anew after a move is another file",
    build: { history in
      history.begin(["s/docs/a.md": "text"])
      history.commit("2026-02-02", by: ben) { $0.move("s/docs/a.md", "s/docs/b.md") }
      history.commit("2026-02-03", by: "dependabot[bot] <bot@example.com>") {
        $0["s/docs/a.md"] = "something else"
      }
    },
    expected: [
      ("areas|s|docs|s/docs/a.md|lastChange", "null"),
      ("areas|s|docs|s/docs/b.md|lastChange|commit", "@0"),
    ]),
  DecisionHistory(
    name: "a file that moves away and back is one file",
    build: { history in
      history.begin(["s/docs/a.md": "text"])
      history.commit("2026-02-02", by: ben) { $0.move("s/docs/a.md", "s/docs/b.md") }
      history.commit("2026-02-03", by: ben) { $0.move("s/docs/b.md", "s/docs/a.md") }
    },
    expected: [("areas|s|docs|s/docs/a.md|lastChange|commit", "@0")]),
  DecisionHistory(
    name: "a doc that moves with an edit keeps its older history",
    build: { history in
      history.begin(["s/docs/a.md": longText("alpha"), "s/docs/c.md": longText("gamma")])
      history.commit("2026-02-02", by: ben) {
        $0.move("s/docs/a.md", "s/docs/b.md", as: longText("alpha", changed: 3))
      }
      history.commit("2026-02-03", by: ben) {
        $0.move("s/docs/c.md", "s/docs/d.md", as: longText("gamma", changed: 17))
      }
    },
    expected: [
      ("areas|s|docs|s/docs/b.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/docs/b.md|lastLeadChange|commit", "@0"),
      ("areas|s|docs|s/docs/d.md|lastChange|commit", "@2"),
      ("areas|s|docs|s/docs/d.md|lastLeadChange", "null"),
    ]),
  DecisionHistory(
    name: "a sweeping commit refreshes no doc, but is activity",
    build: { history in
      history.begin([
        "s/README.md": longText("one"),
        ".lead-rules": "version: 1\nhistory:\n  sweeping-commit: 3\n",
      ])
      history.commit("2026-02-02", by: ben) { tree in
        for name: ByteString in ["a", "b", "c"] { tree["s/\(name)"] = name }
        tree["s/README.md"] = longText("two")
      }
      history.commit("2026-02-03", by: ben) { tree in
        for name: ByteString in ["a", "b"] { tree.nodes["s/\(name)"] = .program(name) }
        tree.move("s/c", "s/d")
        tree["s/b"] = "two"
      }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@0"),
      ("areas|s|driftCommits", "1"), ("areas|s|activity|commits", "3"),
    ]),
  DecisionHistory(
    name: "white space and front matter are no substance",
    build: { history in
      let rules: ByteString = "history: {trivial-words: 0}\n"
      history.begin([
        "s/README.md": "---\ntitle: A\n---\none two\n", "s/docs/a.md": "text",
        ".lead-rules": rules,
      ])
      history.commit("2026-02-02", by: ben) { $0["s/README.md"] = "---\ntitle: B\n---\none two\n" }
      history.commit("2026-02-03", by: ben) { $0["s/README.md"] = "\u{FEFF}one\r\n\ttwo" }
      history.commit("2026-02-04", by: ben) { $0["s/docs/a.md"] = "---\ntext" }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@0"),
      ("areas|s|docs|s/docs/a.md|lastChange|commit", "@3"),
    ]),
  DecisionHistory(
    name: "a deletion refreshes nothing, and what comes back is compared with its last text",
    build: { history in
      history.begin(["s/README.md": longText("one"), "s/docs/a.md": longText("one")])
      history.commit("2026-02-02", by: ben) { $0["s/README.md"] = longText("one", changed: 3) }
      history.commit("2026-02-03", by: cleo) { tree in
        tree["s/README.md"] = nil
        tree["s/docs/a.md"] = nil
      }
      history.commit("2026-02-04", by: cleo) { tree in
        tree["s/README.md"] = longText("one", changed: 3) + "twice\n"
        tree["s/docs/a.md"] = longText("other")
      }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/README.md|lastLeadChange|commit", "@0"),
      ("areas|s|docs|s/docs/a.md|lastChange|commit", "@3"),
    ]),
  DecisionHistory(
    name: "an edit beside a move is the file's, and its author's",
    build: { history in
      history.begin(["s/docs/a.md": longText("one")])
      history.commit("2026-02-02", by: cleo) { $0.move("s/docs/a.md", "s/docs/b.md") }
      history.commit("2026-02-03", by: ben, parents: [0]) { $0["s/docs/a.md"] = longText("two") }
      history.commit("2026-02-04", by: cleo, parents: [1, 2]) {
        $0["s/docs/b.md"] = longText("two")
      }
    },
    expected: [
      ("areas|s|docs|s/docs/b.md|lastChange|commit", "@2"),
      ("areas|s|docs|s/docs/b.md|lastChange|people", #"["ben@example.com"]"#),
    ]),
  DecisionHistory(
    name: "what came to the old name later owns what descends from the move",
    build: { history in
      history.begin(["s/docs/a.md": longText("one")])
      history.commit("2026-02-02", by: cleo) { $0.move("s/docs/a.md", "s/docs/b.md") }
      history.commit("2026-02-03", by: ben) { $0["s/docs/a.md"] = "new" }
      history.commit("2026-02-05", parents: [0]) { $0["s/docs/a.md"] = longText("two") }
      history.commit("2026-02-06", by: cleo, parents: [2, 3]) {
        $0["s/docs/b.md"] = longText("two")
      }
    },
    expected: [
      ("areas|s|docs|s/docs/a.md|lastChange|commit", "@2"),
      ("areas|s|docs|s/docs/a.md|lastLeadChange", "null"),
      ("areas|s|docs|s/docs/b.md|lastChange|commit", "@3"),
    ]),
  DecisionHistory(
    name: "what a merge brings in under another name moved with it",
    build: { history in
      history.begin()
      history.commit("2026-02-02", by: ben, parents: []) { $0["README.md"] = longText("one") }
      history.commit("2026-02-03", by: cleo, parents: [0, 1]) {
        $0["s/README.md"] = longText("one")
      }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/README.md|lastLeadChange", "null"),
    ]),
  DecisionHistory(
    name: "permission bits are no change, another kind of entry is, and links are no docs",
    build: { history in
      history.begin(["s/README.md": "one"])
      history.commit("2026-02-02", by: ben) { $0.nodes["s/README.md"] = .program("one") }
      history.commit("2026-02-03", by: cleo) { $0.nodes["s/README.md"] = .link("two") }
      history.commit("2026-02-04", by: cleo) { $0.nodes["s/README.md"] = .link("two\n") }
    },
    expected: [("areas|s|docs", "[]"), ("areas|s|activity|commits", "3")]),
  DecisionHistory(
    name: "a move with an edit counts under whatever name the doc had then",
    build: { history in
      history.begin(["s/docs/a.md": longText("alpha")])
      history.commit("2026-02-02", by: "x[bot] <x@example.com>") {
        $0.move("s/docs/a.md", "elsewhere", as: longText("alpha", changed: 3))
      }
      history.commit("2026-02-03", by: ben) { $0.move("elsewhere", "s/README.md") }
    },
    expected: [("areas|s|docs|s/README.md|lastChange|commit", "@0")]),
]
