internal import LeadModel

/// Each reason for which docs are missing, and what is no reason.
extension MissingDocs {
  static let failing: [RuleExample] = [
    .failing(
      "no-such-file: the doc moved and the entry did not", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Describe checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            docs: [docs/architecture.md]
            ---
          write services/checkout/docs/architecture.md
            The address cache sits before the database.
        on 2026-09-01 Ben Ito <ben@example.com>: Give the doc a better name
          move services/checkout/docs/architecture.md -> services/checkout/docs/overview.md
        """,
      findings: ["'docs' names docs/architecture.md, which does not exist"]),
    .failing(
      "nothing-matches: no doc was ever written", now: "2026-11-22",
      story: led() + "  change services/checkout/cache.swift",
      findings: [
        "there are no architecture docs: none are named, and no file matches the default patterns"
      ]),
    .failing(
      "nothing-matches: the patterns fit no file", now: "2026-11-22",
      story: led("docs: [\"docs/*.md\", \"!docs/old.md\"]") + """
          write services/checkout/docs/notes.txt
            The address cache sits before the database.
          write services/checkout/docs/old.md
            There is no cache.
        """,
      findings: [
        "there are no architecture docs: no file matches 'docs', which says docs/*.md and !docs/old.md"
      ]),
    .failing(
      "empty: front matter is no text", now: "2026-11-22",
      story: led() + """
          write services/checkout/README.md
            ---
            title: Checkout
            ---
        """,
      findings: ["the doc holds no text"]),
    .failing(
      "one finding for each doc", now: "2026-11-22",
      story: led("docs: [README.md, data.md, \"docs/*.md\", prices.md]") + """
          write services/checkout/docs/cache.md
            The address cache sits before the database.
          write services/checkout/README.md
            ---
            title: Checkout
            ---
        """,
      findings: [
        "'docs' names data.md, which does not exist",
        "'docs' names prices.md, which does not exist", "the doc holds no text",
      ]),
    .failing(
      "off everywhere, and on again for some areas", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take two areas
          write .lead-rules
            version: 1
            rules: {missing-docs: off}
            overrides:
              - {areas: ["services/*"], rules: {missing-docs: warning}}
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
          write tools/format/OWNERS.lead
            ---
            kind: service
            lead: Anna Okafor <anna@example.com>
            ---
        """,
      findings: [
        "there are no architecture docs: none are named, and no file matches the default patterns"
      ]),
  ]

  static let passing: [RuleExample] = [
    .passing(
      "a README is a doc where nothing else is named", now: "2026-11-22",
      story: led() + """
          write services/checkout/README.md
            The address cache sits before the database.
        """),
    .passing(
      "the docs stand in one central folder", now: "2026-11-22",
      story: led("docs: [/docs/checkout.md]") + """
          write docs/checkout.md
            The address cache sits before the database.
        """),
    .passing(
      "the configuration says where docs stand", now: "2026-11-22",
      story: led() + """
          write .lead-rules
            version: 1
            docs: [handbook.md]
          write services/checkout/handbook.md
            The address cache sits before the database.
        """),
    .passing(
      "a vacant post has other troubles", now: "2026-11-22",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Look for a lead of checkout
          write services/checkout/OWNERS.lead
            ---
            kind: service
            lead: none
            ---
        """),
    .passing("a paused area", now: "2026-11-22", story: led("status: paused")),
    .passing(
      "an area that does without docs", now: "2026-11-22",
      story: led("rules: {missing-docs: off}")),
  ]
}

/// Anna takes the lead of checkout, with one more key in the file.
private func led(_ key: String = "contact: \"#checkout\"") -> String {
  """
  on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
    write services/checkout/OWNERS.lead
      ---
      kind: service
      lead: Anna Okafor <anna@example.com>
      \(key)
      ---

  """
}
