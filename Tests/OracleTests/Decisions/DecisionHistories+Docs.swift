import Basics

/// What refreshes a doc, and whose edit it is.
let docDecisions: [DecisionHistory] = [
  DecisionHistory(
    name: "a restored object refreshes nothing",
    build: { history in
      history.begin(["s/README.md": longText("one")])
      history.commit("2026-02-02", by: ben) { $0["s/README.md"] = longText("two") }
      history.commit("2026-02-03") { $0["s/README.md"] = longText("one") }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/README.md|lastLeadChange|commit", "@0"),
    ]),
  DecisionHistory(
    name: "fewer than ten words are trivial: as multisets, without link addresses and punctuation",
    build: { history in
      let text = longText("one")
      let names: [ByteString] = ["a", "b", "c", "d", "e"]
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile()
        for name in names { tree["s/docs/\(name).md"] = text + "See [it](here/a.md).\n" }
      }
      history.commit("2026-02-02", by: ben) { tree in
        tree["s/docs/a.md"] = text + "See [it](there/b/c/d/e/f/g/h/i.md)! a b c d e f g h i\n"
        tree["s/docs/b.md"] = text + "See [it](here/a.md): a b c d e f g h i j\n"
        tree["s/docs/c.md"] = "It see [ ](here/a.md).\n" + text
        tree["s/docs/d.md"] = text + "See [it](here/a.md). \u{6F22}\u{5B57}x a-b-c `code` 1 2 3\n"
        tree["s/docs/e.md"] = text + "See [it](here/a.md). \u{6F22}\u{5B57} a-b-c `code` 1 2 3\n"
      }
    },
    expected: [
      ("areas|s|docs|s/docs/a.md|lastChange|commit", "@0"),
      ("areas|s|docs|s/docs/b.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/docs/c.md|lastChange|commit", "@0"),
      ("areas|s|docs|s/docs/d.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/docs/e.md|lastChange|commit", "@0"),
    ]),
  DecisionHistory(
    name: "a person's own changes within thirty days are one edit",
    build: { history in
      let text = longText("one")
      history.begin([
        "s/docs/a.md": text, "s/docs/b.md": text, "s/docs/c.md": text, "s/docs/d.md": text,
      ])
      let six: ByteString = "a b c d e f\n"
      let other: ByteString = "g h i j k l\n"
      history.commit("2026-03-02", by: ben) { tree in
        for name: ByteString in ["a", "b", "d"] { tree["s/docs/\(name).md"] = text + six }
        tree["s/docs/c.md"] = text + six + other
      }
      history.commit("2026-03-10", by: cleo) { tree in
        tree["s/docs/a.md"] = text + six + "x\n"
        tree["s/docs/d.md"] = text + six + other
      }
      history.commit("2026-04-01", by: ben) { tree in
        tree["s/docs/a.md"] = text + six + "x\n" + other
        tree["s/docs/c.md"] = text + six + other + "y\n"
      }
      history.commit("2026-04-01T12:00:01Z", by: ben) { $0["s/docs/b.md"] = text + six + other }
    },
    expected: [
      ("areas|s|docs|s/docs/a.md|lastChange|commit", "@3"),
      ("areas|s|docs|s/docs/b.md|lastChange|commit", "@0"),
      ("areas|s|docs|s/docs/c.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/docs/d.md|lastChange|commit", "@0"),
    ]),
  DecisionHistory(
    name: "what a person adds and takes away again by hand is no edit",
    build: { history in
      let text = longText("one")
      history.begin(["s/README.md": text])
      history.commit("2026-03-02", by: ben) { $0["s/README.md"] = text + longText("two") }
      history.commit("2026-03-03", by: ben) { $0["s/README.md"] = text + "small\n" }
    },
    expected: [("areas|s|docs|s/README.md|lastChange|commit", "@0")]),
  DecisionHistory(
    name: "a creation by a sweeping commit is a last change but no look",
    build: { history in
      history.begin([".lead-rules": "history: {sweeping-commit: 2}\n"])
      history.commit("2026-02-02") { tree in
        for name: ByteString in ["README.md", "a", "b"] { tree["s/\(name)"] = name + " text" }
      }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/README.md|lastLeadChange", "null"),
      ("areas|s|lastLook", "null"), ("areas|s|attention|how", #""none""#),
    ]),
  DecisionHistory(
    name: "docs of more areas than so many are swept, code of them is no local commit",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree[".lead-rules"] = "history: {sweeping-areas: 1}\n"
        tree["OWNERS.lead"] = ownersFile()
        for area: ByteString in ["s", "t"] {
          tree["\(area)/OWNERS.lead"] = ownersFile()
          tree["\(area)/README.md"] = longText("one")
          tree["\(area)/code"] = "1"
        }
      }
      history.commit("2026-02-02", by: ben) { tree in
        for area: ByteString in ["s", "t"] { tree["\(area)/README.md"] = longText("two") }
      }
      history.commit("2026-02-03", by: ben) { tree in
        for area: ByteString in ["s", "t"] { tree["\(area)/code"] = "2" }
      }
      history.commit("2026-02-04", by: ben) { tree in
        tree["s/code"] = "3"
        tree["code"] = "3"
      }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@0"), ("areas|s|driftCommits", "1"),
      ("areas|.|driftCommits", "1"), ("areas|t|driftCommits", "0"),
      ("areas|t|activity|commits", "3"),
    ]),
  DecisionHistory(
    name: "a merge that merging gives by itself changes no doc; what it adds does",
    build: { history in
      let text = longText("one")
      let docs: [ByteString] = ["s/docs/a.md", "s/docs/b.md", "s/docs/c.md"]
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile()
        for doc in docs { tree[doc] = text }
      }
      history.commit("2026-02-02", by: ben) { tree in
        for doc in docs { tree[doc] = "New at the top\n" + text }
      }
      history.commit("2026-02-03", by: cleo, parents: [0]) { tree in
        for doc in docs { tree[doc] = text + "New at the end\n" }
      }
      let merged = "New at the top\n" + text + "New at the end\n"
      history.commit("2026-02-04", by: cleo, parents: [1, 2]) { tree in
        tree["s/docs/a.md"] = merged
        tree["s/docs/b.md"] = merged + "a b c d e f g h i\n"
        tree["s/docs/c.md"] = merged + "a b c d e f g h i j\n"
      }
    },
    expected: [
      ("areas|s|docs|s/docs/a.md|lastChange|commit", "@0"),
      ("areas|s|docs|s/docs/b.md|lastChange|commit", "@3"),
      ("areas|s|docs|s/docs/c.md|lastChange|commit", "@3"),
    ]),
  DecisionHistory(
    name: "after a conflict only words of neither side, or of both, count",
    build: { history in
      let text = longText("one")
      history.begin(["s/docs/a.md": text, "s/docs/b.md": text])
      history.commit("2026-02-02", by: ben) { tree in
        for doc: ByteString in ["s/docs/a.md", "s/docs/b.md"] { tree[doc] = text + longText("ben") }
      }
      history.commit("2026-02-03", by: cleo, parents: [0]) { tree in
        for doc: ByteString in ["s/docs/a.md", "s/docs/b.md"] {
          tree[doc] = text + longText("cleo")
        }
      }
      history.commit("2026-02-04", parents: [1, 2]) { tree in
        tree["s/docs/a.md"] = text + longText("ben") + longText("cleo") + "and three more\n"
        tree["s/docs/b.md"] = text + longText("ben") + "a b c d e f g h i j k\n"
      }
    },
    expected: [
      ("areas|s|docs|s/docs/a.md|lastChange|commit", "@2"),
      ("areas|s|docs|s/docs/a.md|lastLeadChange|commit", "@0"),
      ("areas|s|docs|s/docs/b.md|lastLeadChange|commit", "@3"),
    ]),
  DecisionHistory(
    name: "an octopus merge, and one of which a side is without the file, change no doc",
    build: { history in
      history.begin(["s/docs/a.md": longText("one"), "s/docs/b.md": longText("one")])
      history.commit("2026-02-02", by: ben) { $0["s/x"] = "x" }
      history.commit("2026-02-03", by: cleo, parents: [0]) { $0["s/docs/b.md"] = nil }
      history.commit("2026-02-04", by: ben, parents: [1, 2]) { $0["s/docs/b.md"] = longText("two") }
      history.commit("2026-02-05", by: ben, parents: [0]) { $0["s/y"] = "y" }
      history.commit("2026-02-06", by: cleo, parents: [0]) { $0["s/z"] = "z" }
      history.commit("2026-02-07", by: ben, parents: [3, 4, 5]) {
        $0["s/docs/a.md"] = longText("two")
      }
    },
    expected: [
      ("areas|s|docs|s/docs/a.md|lastChange|commit", "@0"),
      ("areas|s|docs|s/docs/b.md|lastChange|commit", "@0"),
    ]),
]
