internal import LeadModel

extension UnmentionedComponent {
  static let examples: [RuleExample] = [
    .failing(
      "a new part that the docs do not know", now: "2026-06-01T12:00:00Z",
      story: """
        \(begun())
        on 2026-04-20 Ben Ito <ben@example.com>: Send receipts in the background
          change services/checkout/worker/main.swift
          change services/checkout/cache/store.swift
        """,
      findings: [
        "services/checkout/worker/ is named in none of the area's docs; Ben Ito brought it in "
          + "on 2026-04-20"
      ]),
    .failing(
      "a container file, one second older than the limit", now: "2026-06-01T12:00:01Z",
      story: """
        \(begun())
        on 2026-05-18 Ben Ito <ben@example.com>: Build an image
          change services/checkout/Dockerfile
        """,
      findings: [
        "services/checkout/Dockerfile is named in none of the area's docs; Ben Ito brought it in "
          + "on 2026-05-18"
      ]),
    .failing(
      "another name in the docs is not this one", now: "2026-06-01T12:00:00Z",
      story: """
        \(begun())
        on 2026-04-20 Ben Ito <ben@example.com>: Send receipts in the background
          change services/checkout/worker/main.swift
          append services/checkout/README.md: Nothing works without coworkers.
          trailer Co-authored-by: Cleo Dahl <cleo@example.com>
        """,
      findings: [
        "services/checkout/worker/ is named in none of the area's docs; Ben Ito and Cleo Dahl "
          + "brought it in on 2026-04-20"
      ]),
    .failing(
      "other parts and ages, from three files of settings", now: "2026-06-01T12:00:00Z",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            rules: {unmentioned-component: {components: ["*.proto"], min-age: 90}}
            overrides:
              - {areas: ["services/*"], rules: {unmentioned-component: {min-age: 60}}}
        \(ownersFiles(["services/checkout"], anna, "rules: {unmentioned-component: {min-age: 7}}"))
          write services/checkout/README.md
            The address cache sits before the database.
        on 2026-05-20 Ben Ito <ben@example.com>: Describe what others call
          change services/checkout/prices.proto
          change services/checkout/worker/main.swift
        """,
      findings: [
        "services/checkout/prices.proto is named in none of the area's docs; Ben Ito brought it "
          + "in on 2026-05-20"
      ]),
    .passing(
      "what others wrote, what tests read, and names that say nothing", now: "2026-06-01",
      story: """
        \(begun())
        on 2026-04-20 Ben Ito <ben@example.com>: Bring in a library
          change services/checkout/vendor/json/parse.swift
          change services/checkout/testdata/Dockerfile
          change services/checkout/internal/store.swift
          change services/checkout/carts/cart_test.swift
          change services/checkout/images/flow.png
        """),
    .passing(
      "as old as the limit", now: "2026-06-01T12:00:00Z",
      story: """
        \(begun())
        on 2026-05-18 Ben Ito <ben@example.com>: Send receipts in the background
          change services/checkout/worker/main.swift
        """),
    .passing(
      "one of the docs names it, in whatever place", now: "2026-06-01",
      story: """
        \(begun())
        on 2026-04-20 Ben Ito <ben@example.com>: Send receipts in the background
          change services/checkout/worker/main.swift
          change services/checkout/Dockerfile
          write services/checkout/docs/receipts.md
            Receipts are sent by the [worker](../worker/), built from `Dockerfile`.
        """),
    .passing(
      "an area within the area has docs of its own", now: "2026-06-01",
      story: """
        \(begun())
        on 2026-04-20 Ben Ito <ben@example.com>: Take the lead of receipts
        \(ownersFiles(["services/checkout/receipts"], "lead: Ben Ito <ben@example.com>"))
          change services/checkout/receipts/main.swift
        """),
    .passing(
      "an area without docs has other troubles", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna))
          change services/checkout/worker/main.swift
        """),
    .passing(
      "an area that is planned", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna, "status: planned"))
          write services/checkout/README.md
            The address cache will sit before the database.
          change services/checkout/worker/main.swift
        """),
  ]

  private static let anna = "lead: Anna Okafor <anna@example.com>"

  private static func begun() -> String {
    """
    on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
    \(ownersFiles(["services/checkout"], anna))
      write services/checkout/README.md
        The address cache sits before the database.
    """
  }
}
