import Basics

/// Who is credited, under which identity, and when.
let creditDecisions: [DecisionHistory] = [
  DecisionHistory(
    name: "co-authors share the credit, look-alikes do not",
    build: { history in
      history.begin()
      history.commit("2026-02-02", by: ben, "Pair\n\nco-authored-by: \(anna)\n") {
        $0["s/README.md"] = "one"
      }
      history.commit(
        "2026-02-03", by: ben, "Quote\n\nCo-authored-by: \(cleo)\n\nand so on, says the text."
      ) { $0["s/x"] = "one" }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastLeadChange|commit", "@1"),
      (
        "areas|s|docs|s/README.md|lastLeadChange|people",
        #"["anna@example.com", "ben@example.com"]"#
      ),
      ("areas|s|activity|people|0|email", #""ben@example.com""#),
      ("areas|s|activity|people|0|share", "0.75"),
      ("areas|s|activity|people|0|commits", "2"),
      ("areas|s|leadShare", "0.25"), ("people|cleo@example.com", "null"),
    ]),
  DecisionHistory(
    name: "a bot is never credited, a human beside it is",
    build: { history in
      history.begin()
      history.commit(
        "2026-02-02", by: "Dependabot[BOT] <d@example.com>", "B\n\nCo-authored-by: \(ben)"
      ) { $0["s/a"] = "one" }
      history.commit("2026-02-03", by: "x <renovate@example.com>") { $0["s/b"] = "one" }
    },
    expected: [
      ("areas|s|activity|commits", "1"),
      ("areas|s|activity|people|ben@example.com|share", "1"), ("areas|s|driftCommits", "1"),
    ]),
  DecisionHistory(
    name: "mailmap, then lower case, then people, and GitHub's own addresses",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile(lead: "\"@ANNA\"")
        tree[".mailmap"] = "Anna O. <Anna@OLD.example> <laptop@example.com>\n"
        tree[".lead-rules"] = """
          people:
            - {name: Anna, emails: [Anna@Example.com, anna@old.example], handle: "@anna"}
          """
      }
      for (day, author) in [
        "A <LAPTOP@example.com>", "B <anna@old.EXAMPLE>", "C <123+Anna@users.noreply.github.com>",
        "D <anna@users.noreply.github.com>", "E <1+zoe@users.noreply.github.com>",
      ].enumerated() {
        history.commit("2026-02-1\(day)", by: author) { $0["s/a"] = ByteString(author) }
      }
    },
    expected: [
      ("areas|s|leads|0|email", #""anna@example.com""#), ("areas|s|leads|0|name", #""Anna""#),
      ("areas|s|leadShare", "0.8"),
      ("areas|s|activity|people|1|email", #""1+zoe@users.noreply.github.com""#),
      ("areas|s|activity|people|1|name", #""E""#),
    ]),
  DecisionHistory(
    name: "a date after now counts as now",
    build: { history in
      history.begin()
      history.commit("2026-08-01", by: ben) { $0["s/README.md"] = "one" }
      history.commit("2026-07-15", by: cleo) { $0["s/README.md"] = "two" }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@2"),
      ("areas|s|docs|s/README.md|lastChange|date", #""2026-07-01T00:00:00Z""#),
      ("areas|s|activity|commits", "2"), ("areas|s|driftCommits", "0"),
    ]),
  DecisionHistory(
    name: "the newest has the latest date, among equals it is the first of the walk",
    build: { history in
      history.begin()
      history.commit("2026-03-01", by: ben) { $0["s/README.md"] = "one" }
      history.commit("2026-02-15", by: cleo) { $0["s/README.md"] = "two" }
      history.commit("2026-03-01", by: cleo) { $0["s/ARCHITECTURE.md"] = "two" }
      history.commit("2026-03-01", by: ben) { $0["s/ARCHITECTURE.md"] = "three" }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@1"),
      ("areas|s|docs|s/ARCHITECTURE.md|lastChange|commit", "@4"),
      ("people|cleo@example.com|lastCommit|commit", "@3"),
    ]),
  DecisionHistory(
    name: "the window begins exactly its days before now",
    build: { history in
      history.commit("2025-06-01") { $0["s/OWNERS.lead"] = ownersFile() }
      history.commit("2026-01-01T23:59:59Z", by: cleo) { $0["s/a"] = "one" }
      history.commit("2026-01-02T00:00:00Z", by: ben) { $0["s/a"] = "two" }
    },
    expected: [
      ("areas|s|activity|since", #""2026-01-02T00:00:00Z""#), ("areas|s|activity|commits", "1"),
      ("people|cleo@example.com", "null"), ("people|ben@example.com|lastCommit|commit", "@2"),
      ("people|anna@example.com|lastCommit|commit", "@0"),
      ("areas|s|leadShare", "0"), ("areas|s|driftCommits", "2"),
    ]),
  DecisionHistory(
    name: "shares of a third have four places",
    build: { history in
      history.begin()
      for (index, person) in [anna, ben, cleo].enumerated() {
        history.commit("2026-02-0\(index + 2)", by: person) { $0["s/a"] = ByteString(person) }
      }
    },
    expected: [
      ("areas|s|leadShare", "0.3333"), ("areas|s|activity|people|0|email", #""anna@example.com""#),
      ("areas|s|activity|people|2|share", "0.3333"),
    ]),
  DecisionHistory(
    name: "commits before the floor are left out",
    build: { history in
      history.begin(["s/README.md": "one", ".lead-rules": "history: {since: 2026-03-01}\n"])
      history.commit("2026-02-28T23:59:59Z", by: ben) { $0["s/README.md"] = "two" }
      history.commit("2026-03-01T00:00:00Z", by: cleo) { $0["s/a"] = "one" }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange", "null"), ("areas|s|activity|commits", "1"),
      ("areas|s|leads|0|since", "null"), ("areas|s|attention", "null"),
      ("areas|s|driftCommits", "0"), ("people|ben@example.com", "null"),
    ]),
  DecisionHistory(
    name: "a name comes from people, then from the files, then from the newest commit",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile(
          lead: "[Anna File <anna@example.com>, ben@example.com]", kind: "service",
          "deputies: [Benjamin <ben@example.com>]")
        tree[".lead-rules"] = "people:\n  - {name: Anna Rules, emails: [anna@example.com]}\n"
      }
      history.commit("2026-02-02", by: "Cleo Old <cleo@example.com>")
      history.commit("2026-02-03", by: "Cleo New <cleo@example.com>")
    },
    expected: [
      ("people|anna@example.com|name", #""Anna Rules""#),
      ("people|ben@example.com|name", #""Benjamin""#),
      ("people|cleo@example.com|name", #""Cleo New""#),
      ("people|ben@example.com|lastCommit", "null"), ("people|ben@example.com|leads|0", #""s""#),
    ]),
  DecisionHistory(
    name: "a name is not taken from a commit before the floor",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile(lead: "anna@example.com")
        tree[".lead-rules"] = "history: {since: 2026-03-01}\n"
      }
      history.commit("2026-03-02", by: ben) { $0["s/a"] = "one" }
    },
    expected: [
      ("people|anna@example.com|name", "null"), ("people|anna@example.com|lastCommit", "null"),
      ("people|ben@example.com|name", #""Ben Ito""#),
    ]),
]
