import Basics

/// Who is credited, under which identity, and when.
let creditDecisions: [DecisionHistory] = [
  DecisionHistory(
    name: "co-authors share the credit, wherever in the message a line begins with the key",
    build: { history in
      history.begin()
      history.commit("2026-02-02", by: ben, "Pair\n\nco-authored-by: \(anna)\n") {
        $0["s/README.md"] = "one"
      }
      history.commit(
        "2026-02-03", by: ben,
        "Squash\n\n* one\n\nCo-authored-by: \(cleo)\n\n* two\n Co-authored-by: \(anna)"
      ) { $0["s/x"] = "one" }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastLeadChange|commit", "@1"),
      (
        "areas|s|docs|s/README.md|lastLeadChange|people",
        #"["anna@example.com", "ben@example.com"]"#
      ),
      ("areas|s|activity|people|0|email", #""ben@example.com""#),
      ("areas|s|activity|people|0|share", "0.5"),
      ("areas|s|activity|people|0|commits", "2"),
      ("areas|s|leadShare", "0.25"), ("areas|s|activity|people|cleo@example.com|share", "0.25"),
    ]),
  DecisionHistory(
    name: "a bot's commit credits nobody, but those whom it names were seen",
    build: { history in
      history.begin()
      history.commit(
        "2026-02-02", by: "Dependabot[BOT] <d@example.com>", "B\n\nCo-authored-by: \(ben)"
      ) { $0["s/a"] = "one" }
      history.commit("2026-02-03", by: "x <renovate@example.com>") { $0["s/b"] = "one" }
    },
    expected: [
      ("areas|s|activity|commits", "0"), ("areas|s|driftCommits", "0"),
      ("people|ben@example.com", "null"),
    ]),
  DecisionHistory(
    name: "agents are counted, never credited; alone they leave the commit to the committer",
    build: { history in
      history.begin(["s/README.md": longText("one")])
      let claude = "Claude <noreply@anthropic.com>"
      history.commit("2026-02-02", by: ben, "Pair\n\nCo-Authored-By: \(claude)") {
        $0["s/a"] = "one"
      }
      history.commit(
        seconds: Instant.test("2026-02-03").seconds, by: ByteString(claude),
        committer: ByteString(cleo), message: "Alone"
      ) { $0["s/a"] = "two" }
      history.commit(
        seconds: Instant.test("2026-02-04").seconds, by: ByteString(claude),
        committer: "GitHub <noreply@github.com>", message: "Web"
      ) { $0["s/a"] = "three" }
      history.commit("2026-02-05", by: ben, "Help\n\nAssisted-by: some model") {
        $0["s/a"] = "four"
      }
      history.commit("2026-02-06", by: ben, "Help\n\nGenerated-by: \(cleo)") { $0["s/a"] = "five" }
    },
    expected: [
      ("areas|s|activity|commits", "5"), ("areas|s|activity|assisted", "3"),
      ("areas|s|activity|people|cleo@example.com|commits", "1"),
      ("areas|s|activity|people|ben@example.com|commits", "3"),
      ("people|noreply@anthropic.com", "null"),
    ]),
  DecisionHistory(
    name: "bots by name, handle and local part; people whose names end so",
    build: { history in
      history.begin()
      for (day, author) in [
        "otelbot <197425009+otelbot@users.noreply.github.com>",
        "otelbot[bot] <197425009+otelbot[bot]@users.noreply.github.com>",
        "PrometheusBot <prometheus@example.com>", "Release <ci-bot@example.com>",
        "Kubernetes Prow Robot <k8s@example.com>", "Max Talbot <talbot@example.com>",
        "Axel Le Bot <axel@example.com>", "Pat Abbot <pat-bot@example.com>",
      ].enumerated() {
        history.commit("2026-02-1\(day)", by: author) { $0["s/a"] = ByteString(author) }
      }
    },
    expected: [
      ("areas|s|activity|commits", "3"),
      ("areas|s|activity|people|talbot@example.com|commits", "1"),
      ("areas|s|activity|people|axel@example.com|commits", "1"),
      ("areas|s|activity|people|pat-bot@example.com|commits", "1"),
    ]),
  DecisionHistory(
    name: "one full name is one person, one word is not, nor are addresses that people share",
    build: { history in
      history.begin()
      for (day, author) in [
        "Zo\u{EB} \u{C5}str\u{F6}m <zoe@example.com>", "ZOE  ASTROM <zoe@home.example>",
        "zoe <zoe@third.example>", "One Two <hands@example.com>", "Three Four <hands@example.com>",
        "Five Six <hands@example.com>", "One Two <one@example.com>",
        "Your Name <a@example.com>", "Your Name <b@example.com>",
      ].enumerated() {
        history.commit("2026-03-1\(day)", by: author) { $0["s/a"] = ByteString(author) }
      }
    },
    expected: [
      ("areas|s|activity|people|zoe@home.example|commits", "2"),
      ("people|zoe@home.example|addresses", #"["zoe@example.com", "zoe@home.example"]"#),
      ("people|zoe@home.example|kind", #""person""#),
      ("people|zoe@example.com", "null"),
      ("areas|s|activity|people|zoe@third.example|commits", "1"),
      ("areas|s|activity|people|hands@example.com|commits", "3"),
      ("areas|s|activity|people|one@example.com|commits", "1"),
      ("areas|s|activity|people|a@example.com|commits", "1"),
    ]),
  DecisionHistory(
    name: "same names are kept apart where that is asked, or people says so",
    build: { history in
      history.begin([".lead-rules": "history:\n  identities: {same-name: apart}\n"])
      history.commit("2026-02-02", by: ben) { $0["s/a"] = "one" }
      history.commit("2026-02-03", by: "Ben Ito <ben@home.example>") { $0["s/a"] = "two" }
    },
    expected: [
      ("areas|s|activity|people|ben@example.com|commits", "1"),
      ("areas|s|activity|people|ben@home.example|commits", "1"),
    ]),
  DecisionHistory(
    name: "people that say two are two win over one name",
    build: { history in
      history.begin([
        ".lead-rules": """
        people:
          - {name: Ben Ito, emails: [ben@example.com]}
          - {name: Ben Ito, emails: [ben@home.example]}
        """
      ])
      history.commit("2026-02-02", by: ben) { $0["s/a"] = "one" }
      history.commit("2026-02-03", by: "Ben Ito <ben@home.example>") { $0["s/a"] = "two" }
    },
    expected: [
      ("areas|s|activity|people|ben@example.com|commits", "1"),
      ("areas|s|activity|people|ben@home.example|commits", "1"),
    ]),
  DecisionHistory(
    name: "a handle is whose noreply address has it, else who wrote the tips merged from it",
    build: { history in
      history.commit("2026-02-01") { tree in
        tree["s/OWNERS.lead"] = ownersFile(lead: "\"@benito\"")
        tree["t/OWNERS.lead"] = ownersFile(lead: "\"@cleom\"")
        tree["u/OWNERS.lead"] = ownersFile(lead: "\"@nobody\"")
      }
      history.commit("2026-02-02", by: "Ben Ito <7+BenIto@users.noreply.github.com>") {
        $0["s/a"] = "one"
      }
      history.commit("2026-02-03", by: ben) { $0["s/a"] = "two" }
      for day in 4...5 {
        let start = history.commits.count - 1
        let tip = history.commit("2026-02-0\(day)", by: cleo, parents: [start]) {
          $0["t/\(day)"] = "one"
        }
        history.commit(
          "2026-02-0\(day)T13:00:00Z", "Merge pull request #\(day) from cleom/topic",
          parents: [start, tip]
        ) { $0["t/\(day)"] = "one" }
      }
    },
    expected: [
      ("areas|s|leads|0|email", #""ben@example.com""#),
      ("areas|t|leads|0|email", #""cleo@example.com""#),
      ("areas|u|leads|0|email", #""@nobody""#),
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
    name: "a date after now counts as that of the first parent",
    build: { history in
      history.begin()
      history.commit("2026-08-01", by: ben) { $0["s/README.md"] = longText("one") }
      history.commit("2026-07-15", by: cleo) { $0["s/README.md"] = longText("two") }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@2"),
      ("areas|s|docs|s/README.md|lastChange|date", #""2026-02-01T12:00:00Z""#),
      ("areas|s|activity|commits", "2"), ("areas|s|driftCommits", "0"),
    ]),
  DecisionHistory(
    name: "the newest landed last, whatever its date; of what landed together the date decides",
    build: { history in
      history.begin()
      history.commit("2026-03-01", by: ben) { $0["s/README.md"] = longText("one") }
      history.commit("2026-02-15", by: cleo) { $0["s/README.md"] = longText("two") }
      history.commit("2026-02-20", by: ben, parents: [0]) {
        $0["s/ARCHITECTURE.md"] = longText("one")
      }
      history.commit("2026-02-19", by: cleo) { $0["s/ARCHITECTURE.md"] = longText("two") }
      history.commit("2026-03-02", parents: [2, 4]) {
        $0["s/ARCHITECTURE.md"] = longText("two")
      }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange|commit", "@2"),
      ("areas|s|docs|s/ARCHITECTURE.md|lastChange|commit", "@3"),
      ("people|cleo@example.com|seen|commit", "@4"),
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
      ("people|cleo@example.com", "null"), ("people|ben@example.com|seen|commit", "@2"),
      ("people|anna@example.com|seen|commit", "@0"),
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
      history.begin([
        "s/README.md": longText("one"), ".lead-rules": "history: {since: 2026-03-01}\n",
      ])
      history.commit("2026-02-28T23:59:59Z", by: ben) { $0["s/README.md"] = longText("two") }
      history.commit("2026-03-01T00:00:00Z", by: cleo) { $0["s/a"] = "one" }
    },
    expected: [
      ("areas|s|docs|s/README.md|lastChange", "null"), ("areas|s|activity|commits", "1"),
      ("areas|s|leads|0|since", "null"), ("areas|s|attention", "null"),
      ("areas|s|driftCommits", "null"), ("people|ben@example.com", "null"),
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
      ("people|ben@example.com|seen", "null"), ("people|ben@example.com|leads|0", #""s""#),
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
      ("people|anna@example.com|name", "null"), ("people|anna@example.com|seen", "null"),
      ("people|ben@example.com|name", #""Ben Ito""#),
    ]),
]
