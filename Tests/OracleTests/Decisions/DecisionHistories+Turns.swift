import Basics

/// Notes that say enough.
private let twentyWords =
  "we met twice and went through the queue and the cache and what to do when one of them fills"

/// Turns, reviews, attention and handoffs.
let turnDecisions: [DecisionHistory] = [
  DecisionHistory(
    name: "a turn goes on over versions that cannot be read, and ends with a deletion",
    build: { history in
      history.begin(["t/OWNERS.lead": ownersFile(lead: cleo)])
      history.commit("2026-02-02", by: ben) { $0["s/OWNERS.lead"] = "---\nkind: [\n---\n" }
      history.commit("2026-02-03", by: ben) { tree in
        tree["s/OWNERS.lead"] = ownersFile(lead: "[\(anna), \(ben)]")
        tree["t/OWNERS.lead"] = nil
      }
      history.commit("2026-02-04", by: ben) { $0["t/OWNERS.lead"] = ownersFile(lead: cleo) }
    },
    expected: [
      ("areas|s|leads|0|since", #""2026-02-01T12:00:00Z""#),
      ("areas|s|leads|1|since", #""2026-02-03T12:00:00Z""#),
      ("areas|s|leadChanges|0|commit", "@2"), ("areas|s|leadChanges|0|handoff", "null"),
      ("areas|s|leadChanges|1", "null"), ("areas|t|leads|0|since", #""2026-02-04T12:00:00Z""#),
      ("areas|t|leadChanges|0|from|0", #""cleo@example.com""#),
      ("areas|t|leadChanges|0|to", "[]"), ("areas|t|leadChanges|0|handoff", #""missing""#),
      ("areas|t|leadChanges|1|from", "[]"), ("areas|t|leadChanges|1|handoff", "null"),
    ]),
  DecisionHistory(
    name: "a review counts only where the lead committed it",
    build: { history in
      history.begin()
      history.commit("2026-02-02") {
        $0["s/OWNERS.lead"] = ownersFile(lead: anna, kind: "service", "reviewed: 2026-02-02")
      }
      history.commit("2026-02-03", by: ben) {
        $0["s/OWNERS.lead"] = ownersFile(lead: anna, kind: "service", "reviewed: 2026-02-03")
      }
      history.commit("2026-02-04") { $0["s/OWNERS.lead"] = ownersFile() }
    },
    expected: [
      ("areas|s|attention|how", #""review""#), ("areas|s|attention|commit", "@1"),
      ("areas|s|attention|by", #""anna@example.com""#),
    ]),
  DecisionHistory(
    name: "a trailer is a review, with or without the slash",
    build: { history in
      history.begin(["t/OWNERS.lead": ownersFile()])
      history.commit("2026-02-02", "Review\n\nDocs-reviewed: s/\n")
      history.commit("2026-02-03", by: ben, "Review\n\nDocs-reviewed: s\nDocs-reviewed: t\n")
      history.commit("2026-02-04", "Docs-reviewed: t is what this line is about\n\nText.\n")
    },
    expected: [
      ("areas|s|attention|how", #""review""#), ("areas|s|attention|commit", "@1"),
      ("areas|t|attention|how", #""none""#), ("areas|t|attention|commit", "@0"),
    ]),
  DecisionHistory(
    name: "a line of review counts for whoever wrote the commit, anywhere, and for several areas",
    build: { history in
      history.begin(["OWNERS.lead": ownersFile(), "t/OWNERS.lead": ownersFile()])
      history.commit("2026-02-02", by: ben, "Pair\n\nDocs-reviewed: s\n\nCo-authored-by: \(anna)")
      history.commit("2026-02-03", "Squash\n\n* x\nDocs-reviewed: ., t/\n\n* more")
    },
    expected: [
      ("areas|s|lastLook", "null"), ("areas|.|lastLook|commit", "@2"),
      ("areas|t|leads|0|lastLook|commit", "@2"), ("areas|t|attention|how", #""review""#),
    ]),
  DecisionHistory(
    name: "copies of a review count nothing",
    build: { history in
      history.begin()
      history.commit("2026-02-02", "Review\n\nDocs-reviewed: s")
      history.commit(
        "2026-02-03", "Review\n\nDocs-reviewed: s\n\n(cherry picked from commit 1234567)")
      history.commit("2026-02-04", "Revert\n\nThis reverts commit 1234567.\n\nDocs-reviewed: s")
    },
    expected: [("areas|s|attention|commit", "@1")]),
  DecisionHistory(
    name: "a branch older than a change does not change it back",
    build: { history in
      func file(_ lead: String, _ contact: String) -> ByteString {
        ownersFile(
          lead: lead, kind: "service", "reviewed: 2026-01-01", "docs: [a.md]", "name: Search",
          "status: active", "contact: \"\(contact)\"")
      }
      history.commit("2026-02-01") { $0["s/OWNERS.lead"] = file(anna, "#a") }
      history.commit("2026-03-01", by: cleo) { $0["s/OWNERS.lead"] = file(ben, "#a") }
      history.commit("2026-03-02", by: ben, parents: [0]) { $0["s/OWNERS.lead"] = file(anna, "#b") }
      history.commit("2026-03-03", by: ben, parents: [1, 2]) {
        $0["s/OWNERS.lead"] = file(ben, "#b")
      }
    },
    expected: [
      ("areas|s|leadChanges|0|commit", "@1"), ("areas|s|leadChanges|1", "null"),
      ("areas|s|leads|0|since", #""2026-03-01T12:00:00Z""#),
      ("areas|s|attention|how", #""tenure""#), ("areas|s|lastLook", "null"),
    ]),
  DecisionHistory(
    name: "a turn that began on a branch began there",
    build: { history in
      history.begin()
      history.commit("2026-02-02", by: cleo, parents: [0]) {
        $0["s/OWNERS.lead"] = ownersFile(lead: ben)
      }
      history.commit("2026-02-03", by: cleo, parents: [0]) { $0["s/a"] = "1" }
      history.commit("2026-02-04", by: cleo, parents: [2, 1]) {
        $0["s/OWNERS.lead"] = ownersFile(lead: ben)
      }
    },
    expected: [
      ("areas|s|leads|0|since", #""2026-02-02T12:00:00Z""#),
      ("areas|s|leadChanges|0|commit", "@1"), ("areas|s|leadChanges|1", "null"),
    ]),
  DecisionHistory(
    name: "a merge that keeps what a branch changed back is a change",
    build: { history in
      history.begin()
      history.commit("2026-02-02", by: cleo, parents: [0]) {
        $0["s/OWNERS.lead"] = ownersFile(lead: ben)
      }
      history.commit("2026-02-03", by: cleo, parents: [0]) { $0["s/a"] = "1" }
      history.commit("2026-02-04", by: cleo, parents: [2, 1])
    },
    expected: [
      ("areas|s|leadChanges|0|commit", "@1"), ("areas|s|leadChanges|1|commit", "@3"),
      ("areas|s|leadChanges|1|from|0", #""ben@example.com""#),
      ("areas|s|leadChanges|1|to|0", #""anna@example.com""#),
      ("areas|s|leads|0|since", #""2026-02-01T12:00:00Z""#),
    ]),
  DecisionHistory(
    name: "two branches may add the first version",
    build: { history in
      history.commit("2026-02-01") { $0["s/a"] = "1" }
      history.commit("2026-02-02", parents: [0]) { $0["s/OWNERS.lead"] = ownersFile() }
      history.commit("2026-02-03", by: ben, parents: [0]) {
        $0["s/OWNERS.lead"] = ownersFile(lead: ben)
      }
      history.commit("2026-02-04", by: ben, parents: [1, 2]) {
        $0["s/OWNERS.lead"] = ownersFile(lead: "[\(anna), \(ben)]")
      }
    },
    expected: [
      ("areas|s|leads|anna@example.com|since", #""2026-02-02T12:00:00Z""#),
      ("areas|s|leads|ben@example.com|since", #""2026-02-03T12:00:00Z""#),
      ("areas|s|attention|how", #""none""#), ("areas|s|attention|commit", "@2"),
    ]),
  DecisionHistory(
    name: "since: says when the first leads began, never later than the first version",
    build: { history in
      history.commit("2026-02-01", by: ben) { $0["s/code.c"] = "1" }
      history.commit("2026-02-10", by: ben) { tree in
        tree["s/OWNERS.lead"] = ownersFile(lead: anna, kind: "service", "since: 2026-01-01")
        tree["t/OWNERS.lead"] = ownersFile(lead: anna, kind: "service", "since: 2026-02-10")
        tree["u/OWNERS.lead"] = ownersFile(lead: anna, kind: "service", "since: 2026-02-11")
      }
      history.commit("2026-02-11", by: ben) {
        $0["u/OWNERS.lead"] = ownersFile(
          lead: "[\(anna), \(cleo)]", kind: "service", "since: 2026-02-11")
      }
    },
    expected: [
      ("areas|s|leads|0|since", #""2026-01-01T00:00:00Z""#),
      ("areas|s|attention|how", #""none""#),
      ("areas|s|attention|date", #""2026-01-01T00:00:00Z""#), ("areas|s|driftCommits", "1"),
      ("areas|t|leads|0|since", #""2026-02-10T00:00:00Z""#),
      ("areas|u|leads|0|since", #""2026-02-10T12:00:00Z""#),
      ("areas|u|attention|how", #""tenure""#),
      ("areas|u|attention|by", #""cleo@example.com""#),
    ]),
  DecisionHistory(
    name: "leads after a vacancy are no first leads, and old schemas still count",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile(lead: "none")
        tree["t/OWNERS.lead"] = "---\nlead: \(ByteString(anna))\nsomething: else\n---\n"
      }
      history.commit("2026-02-02", by: ben) { tree in
        tree["s/OWNERS.lead"] = ownersFile()
        tree["t/OWNERS.lead"] = ownersFile()
      }
    },
    expected: [
      ("areas|s|attention|how", #""tenure""#),
      ("areas|s|leads|0|since", #""2026-02-02T12:00:00Z""#),
      ("areas|t|leads|0|since", #""2026-02-01T12:00:00Z""#), ("areas|t|leadChanges", "[]"),
    ]),
  DecisionHistory(
    name: "in one commit an edit comes before a review before the turn",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["a/OWNERS.lead"] = ownersFile()
        tree["b/OWNERS.lead"] = ownersFile(lead: anna, kind: "service", "reviewed: 2026-02-01")
        tree["c/OWNERS.lead"] = ownersFile(lead: anna, kind: "service", "reviewed: 2026-02-01")
        tree["c/README.md"] = "text"
      }
    },
    expected: [
      ("areas|a|attention|how", #""none""#), ("areas|b|attention|how", #""review""#),
      ("areas|c|attention|how", #""edit""#),
    ]),
  DecisionHistory(
    name: "of two leads on one commit the first by e-mail paid attention",
    build: { history in
      history.commit("2026-02-01") { $0["s/OWNERS.lead"] = ownersFile(lead: "[\(ben), \(anna)]") }
      history.commit("2026-02-02", by: ben, "Pair\n\nCo-authored-by: \(anna)") {
        $0["s/README.md"] = "text"
      }
    },
    expected: [
      ("areas|s|attention|by", #""anna@example.com""#), ("areas|s|leadShare", "1"),
    ]),
  DecisionHistory(
    name: "a handoff fits until the end of its last day, with notes that exist",
    build: { history in
      func entries(_ notes: String, _ date: String) -> String {
        "handoffs: [{date: \(date), from: anna@example.com, to: ben@example.com, notes: \(notes)}]"
      }
      history.commit("2026-02-01") { tree in
        for area: ByteString in ["a", "b", "c", "d"] { tree["\(area)/OWNERS.lead"] = ownersFile() }
      }
      history.commit("2026-02-10T23:59:59Z", by: ben) { tree in
        tree["a/OWNERS.lead"] = ownersFile(
          lead: ben, kind: "service", entries("notes/x.md", "2026-03-12"))
        tree["a/notes/x.md"] = ByteString(twentyWords)
        tree["b/OWNERS.lead"] = ownersFile(
          lead: ben, kind: "service", entries(twentyWords, "2026-03-13"))
        tree["c/OWNERS.lead"] = ownersFile(
          lead: ben, kind: "service", entries("notes/none.md", "2026-02-10"))
        tree["d/OWNERS.lead"] = ownersFile(
          lead: cleo, kind: "service", entries(twentyWords, "2026-02-10"))
      }
    },
    expected: [
      ("areas|a|leadChanges|0|handoff", #""recorded""#),
      ("areas|b|leadChanges|0|handoff", #""missing""#),
      ("areas|c|leadChanges|0|handoff", #""missing""#),
      ("areas|d|leadChanges|0|handoff", #""missing""#),
    ]),
  DecisionHistory(
    name: "where nobody took the post the handoff may go to those who stayed",
    build: { history in
      history.commit("2026-02-01") { $0["s/OWNERS.lead"] = ownersFile(lead: "[\(ben), \(anna)]") }
      history.commit("2026-02-02", by: ben) {
        $0["s/OWNERS.lead"] = ownersFile(
          lead: ben, kind: "service", "handoffs:",
          "  - {date: 2026-02-02, from: Anna@example.com, to: ben@example.com, notes: \(twentyWords)}"
        )
      }
    },
    expected: [
      ("areas|s|leadChanges|0|handoff", #""recorded""#),
      ("areas|s|leadChanges|0|from", #"["anna@example.com", "ben@example.com"]"#),
      ("areas|s|leadChanges|0|to", #"["ben@example.com"]"#),
    ]),
  DecisionHistory(
    name: "a vacant post has no lead, no attention and no share",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile(lead: "none")
        tree["s/README.md"] = "text"
      }
    },
    expected: [
      ("areas|s|leads", "[]"), ("areas|s|attention", "null"), ("areas|s|leadShare", "null"),
      ("areas|s|driftCommits", "null"), ("areas|s|leadChanges", "[]"),
    ]),
  DecisionHistory(
    name: "a former path of the area counts in a review, before and after the move",
    build: { history in
      history.begin()
      history.commit("2026-02-02", "Review\n\nDocs-reviewed: s\n")
      history.commit("2026-02-03", by: ben) { $0.move("s", "t") }
      history.commit("2026-02-04", "Review\n\nDocs-reviewed: s\n")
    },
    expected: [
      ("areas|t|attention|how", #""review""#), ("areas|t|attention|commit", "@3"),
    ]),
]
