import Basics

/// What belongs to an area, and how few know it.
let areaDecisions: [DecisionHistory] = [
  DecisionHistory(
    name: "docs patterns: the last match wins, rooted ones look at the whole repository",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile(
          lead: anna, kind: "service",
          #"docs: ["*.md", "!old/**", old/kept.md, /central/s, "n/*", "!/s/n/no.md"]"#)
        tree["s/n/OWNERS.lead"] = ownersFile(lead: ben)
        for path: ByteString in [
          "s/a.md", "s/x/y/b.md", "s/old/c.md", "s/old/kept.md", "s/n/d.md", "s/n/deep/code.txt",
          "s/n/no.md", "central/s/e.txt", "central/t/f.md", "s/code.txt", "g.md",
        ] {
          tree[path] = path
        }
      }
    },
    expected: [
      ("areas|s|docs|0|path", #""central/s/e.txt""#), ("areas|s|docs|1|path", #""s/a.md""#),
      ("areas|s|docs|2|path", #""s/n/d.md""#), ("areas|s|docs|3|path", #""s/n/deep/code.txt""#),
      ("areas|s|docs|4|path", #""s/old/kept.md""#), ("areas|s|docs|5|path", #""s/x/y/b.md""#),
      ("areas|s|docs|6", "null"),
    ]),
  DecisionHistory(
    name: "paths belong to the nearest file, or to the area that covers them",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["OWNERS.lead"] = ownersFile(lead: anna, kind: "team", "name: All")
        tree["s/OWNERS.lead"] = ownersFile(lead: ben, kind: "service", "covers: [apps/a, apps/b/c]")
        tree["apps/b/OWNERS.lead"] = ownersFile(lead: cleo)
        tree["broken/OWNERS.lead"] = "---\nkind: service\n---\n"
      }
      for path: ByteString in ["apps/a/x", "apps/b/c/x", "apps/b/x", "apps/x", "broken/x"] {
        history.commit("2026-02-02", by: ben) { $0[path] = "1" }
      }
    },
    expected: [
      ("areas|0|path", #"".""#), ("areas|0|activity|commits", "1"),
      ("areas|1|path", #""apps/b""#), ("areas|1|activity|commits", "1"),
      ("areas|2|path", #""s""#), ("areas|2|activity|commits", "2"), ("areas|3", "null"),
      ("people|cleo@example.com|leads|0", #""apps/b""#),
    ]),
  DecisionHistory(
    name: "drift is later than attention, and never a doc",
    build: { history in
      history.begin([".lead-rules": "version: 1\n"])
      history.commit("2026-02-01", by: ben) { $0["s/a"] = "1" }
      history.commit("2026-02-01T12:00:01Z", by: ben) { $0["s/a"] = "2" }
      history.commit("2026-02-03", by: ben) { $0["s/README.md"] = "2" }
      history.commit("2026-02-04", by: ben) { $0["s/OWNERS.lead"] = ownersFile() + "more\n" }
      history.commit("2026-02-05", by: ben) { $0["s/gone.md"] = "2" }
      history.commit("2026-02-06", by: ben) { $0["s/gone.md"] = nil }
    },
    expected: [
      ("areas|s|attention|how", #""tenure""#), ("areas|s|attention|commit", "@0"),
      ("areas|s|driftCommits", "3"), ("areas|s|activity|commits", "5"),
    ]),
  DecisionHistory(
    name: "one author of everything is an absence factor of one",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile()
        for name: ByteString in ["a", "b", "c"] { tree["s/\(name)"] = name }
      }
      history.commit("2026-02-02", by: ben) { $0["s/a"] = "2" }
    },
    expected: [("areas|s|absenceFactor", "1")]),
  DecisionHistory(
    name: "each of two halves must go",
    build: { history in
      history.begin(["s/a": "a"])
      history.commit("2026-02-02", by: ben) { $0["s/b"] = "b" }
    },
    expected: [("areas|s|absenceFactor", "2")]),
  DecisionHistory(
    name: "files made by a bot alone have no author, and an area may have no files",
    build: { history in
      history.begin(["t/OWNERS.lead": ownersFile()])
      history.commit("2026-02-02", by: "x[bot] <x@example.com>") { tree in
        for name: ByteString in ["a", "b", "c"] { tree["s/\(name)"] = name }
      }
      history.commit("2026-02-03", by: ben) { $0["s/a"] = "b" }
    },
    expected: [("areas|s|absenceFactor", "0"), ("areas|t|absenceFactor", "null")]),
  DecisionHistory(
    name: "who changed a file often enough is its author beside the creator",
    build: { history in
      history.begin(["s/a": "a"])
      // Anna: 3.293 + 1.098 - 0.321 ln 4 = 3.946; Ben: 3.293 + 3 * 0.164 = 3.785.
      for number in 1...3 {
        history.commit("2026-02-0\(number)", by: ben) { $0["s/a"] = "\(number)" }
      }
    },
    expected: [("areas|s|absenceFactor", "2")]),
  DecisionHistory(
    name: "a move with an edit creates no file",
    build: { history in
      history.commit("2026-02-01", by: "x[bot] <x@example.com>") { tree in
        tree["s/OWNERS.lead"] = ownersFile()
        tree["s/docs/a.md"] = longText("alpha")
      }
      history.commit("2026-02-02", by: ben) {
        $0.move("s/docs/a.md", "s/docs/b.md", as: longText("alpha", changed: 3))
      }
      // Each: 3.293 + 0.164 - 0.321 ln 2 = 3.234, which is too little without a creation.
      history.commit("2026-02-03", by: cleo) { $0["s/docs/b.md"] = longText("alpha", changed: 4) }
    },
    expected: [("areas|s|absenceFactor", "0")]),
  DecisionHistory(
    name: "code that moves with an edit is a new file",
    build: { moveCode(in: &$0, rules: "version: 1\n") },
    // Ben: 3.293 + 1.098 - 0.321 ln 2 = 4.168; Cleo: 3.293 + 0.164 = 3.457. Of the rest Cleo alone.
    expected: [("areas|s|absenceFactor", "2"), ("areas|t|absenceFactor", "1")]),
  DecisionHistory(
    name: "code that moves with an edit creates no file, if so wished",
    build: { moveCode(in: &$0, rules: "version: 1\nhistory:\n  moved-code: similar\n") },
    // As for a doc. Of the rest Anna: 3.293 + 1.098 - 0.321 ln 3 = 4.038; Cleo: 3.293 + 2 * 0.164
    // = 3.621.
    expected: [("areas|s|absenceFactor", "0"), ("areas|t|absenceFactor", "2")]),
]

/// A file that a bot created is moved with an edit, and changed; another is moved twice with an edit,
/// and once without in between.
private func moveCode(in history: inout HistoryBuilder, rules: ByteString) {
  history.commit("2026-02-01", by: "x[bot] <x@example.com>") { tree in
    tree[".lead-rules"] = rules
    tree["s/OWNERS.lead"] = ownersFile()
    tree["t/OWNERS.lead"] = ownersFile()
    tree["s/a.swift"] = longText("alpha")
  }
  history.commit("2026-02-02", by: ben) {
    $0.move("s/a.swift", "s/b.swift", as: longText("alpha", changed: 3))
  }
  history.commit("2026-02-03", by: cleo) { $0["s/b.swift"] = longText("alpha", changed: 4) }
  history.commit("2026-02-04") { $0["t/a.swift"] = longText("beta") }
  history.commit("2026-02-05", by: cleo) {
    $0.move("t/a.swift", "t/b.swift", as: longText("beta", changed: 3))
  }
  history.commit("2026-02-06", by: ben) { $0.move("t/b.swift", "t/c.swift") }
  history.commit("2026-02-07", by: cleo) {
    $0.move("t/c.swift", "t/d.swift", as: longText("beta", changed: 5))
  }
}
