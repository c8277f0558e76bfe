import Basics

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
      ("areas|t|attention|how", #""tenure""#), ("areas|t|attention|commit", "@0"),
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
      ("areas|a|attention|how", #""tenure""#), ("areas|b|attention|how", #""review""#),
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
        tree["a/notes/x.md"] = "how it works"
        tree["b/OWNERS.lead"] = ownersFile(
          lead: ben, kind: "service", entries("talked it over at length", "2026-03-13"))
        tree["c/OWNERS.lead"] = ownersFile(
          lead: ben, kind: "service", entries("notes/none.md", "2026-02-10"))
        tree["d/OWNERS.lead"] = ownersFile(
          lead: cleo, kind: "service", entries("talked it over at length", "2026-02-10"))
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
          "  - {date: 2026-02-02, from: Anna@example.com, to: ben@example.com, notes: 'we met twice'}"
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
      ("areas|s|driftCommits", "0"), ("areas|s|leadChanges", "[]"),
    ]),
  DecisionHistory(
    name: "a review of the directory that the area had then counts after a move",
    build: { history in
      history.begin()
      history.commit("2026-02-02", "Review\n\nDocs-reviewed: s\n")
      history.commit("2026-02-03", by: ben) { $0.move("s", "t") }
      history.commit("2026-02-04", "Review\n\nDocs-reviewed: s\n")
    },
    expected: [
      ("areas|t|attention|how", #""review""#), ("areas|t|attention|commit", "@1"),
    ]),
]
