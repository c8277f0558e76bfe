internal import LeadModel

extension BrokenLink {
  static let examples: [RuleExample] = [
    .failing(
      "the page it led to was moved", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna))
          write services/checkout/README.md
            How prices are kept: [the cache](docs/cache.md).
          write services/checkout/docs/cache.md
            The price cache sits before the database.
        on 2026-04-01 Ben Ito <ben@example.com>: Call it what it is
          move services/checkout/docs/cache.md -> services/checkout/docs/price-cache.md
        """,
      findings: ["the link to 'docs/cache.md' leads nowhere: nothing stands there"]),
    .failing(
      "an image, named twice, and a link out of the repository", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna))
          write services/checkout/README.md
            ![The parts](parts.svg), again: ![The parts](parts.svg).

            The other half is in [the shop](../../../shop/README.md).
        """,
      findings: [
        "the image 'parts.svg' is not there (2 times in this doc)",
        "the link to '../../../shop/README.md' leads out of the repository",
      ]),
    .failing(
      "a heading that is called something else now", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna))
          write services/checkout/README.md
            See [how it fails](#failing) and [what it keeps](docs/cache.md#keys).

            ## How it fails
          write services/checkout/docs/cache.md
            ## The keys
        """,
      findings: [
        "the link to '#failing' leads to no heading: the file has no such anchor",
        "the link to 'docs/cache.md#keys' leads to no heading: the file has no such anchor",
      ]),
    .failing(
      "another case, which some systems forgive", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna))
          write services/checkout/README.md
            How prices are kept: [the cache](docs/Cache.md).
          write services/checkout/docs/cache.md
            The price cache sits before the database.
        """,
      findings: [
        "the link to 'docs/Cache.md' differs in case from services/checkout/docs/cache.md: it "
          + "fails on systems that tell the two apart"
      ]),
    .failing(
      "images and anchors are left alone; links are not", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            rules: {broken-link: {images: false}}
        \(ownersFiles(["services/checkout"], anna, "rules: {broken-link: {anchors: false}}"))
          write services/checkout/README.md
            ![The parts](parts.svg), [how it fails](#failing), [the cache](docs/cache.md).
        """,
      findings: ["the link to 'docs/cache.md' leads nowhere: nothing stands there"]),
    .passing(
      "links to files, directories, headings, the root and the rest of the world",
      now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna))
          write services/checkout/README.md
            See [the cache](docs/cache.md#the-keys), [all docs](docs/), [how it fails](#how-it-fails),
            [the prices](../prices/prices.swift) and [the standard](https://example.com/none.md).

            ## How it fails
          write services/checkout/docs/cache.md
            ## The keys
          change services/prices/prices.swift
        """),
    .passing(
      "links between the pages of a site, where docs/cache.md is docs/cache/", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna))
          write services/checkout/docs/cache.md
            ## The @ key
            It holds [prices](../prices/#cents).
          write services/checkout/docs/prices.md
            ## Cents
            They are found by [their key](../cache/#the-key).
        """),
    .passing(
      "what others wrote is theirs to mend", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna))
          write services/checkout/README.md
            The address cache sits before the database.
          write services/checkout/vendor/json/README.md
            See [the cache](docs/cache.md).
        """),
    .passing(
      "what stands in code is no link", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna))
          write services/checkout/README.md
            Write `[the cache](docs/cache.md)` to link to it.
        """),
    .passing(
      "a page that is none of the area's docs", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna, "docs: [README.md]"))
          write services/checkout/README.md
            The address cache sits before the database.
          write services/checkout/notes.md
            See [the cache](docs/cache.md).
        """),
    .passing(
      "off for what is old", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
          write .lead-rules
            version: 1
            overrides:
              - {areas: ["services/*"], rules: {broken-link: off}}
        \(ownersFiles(["services/checkout"], anna))
          write services/checkout/README.md
            See [the cache](docs/cache.md).
        """),
    .passing(
      "an area that is done", now: "2026-06-01",
      story: """
        on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
        \(ownersFiles(["services/checkout"], anna, "status: done"))
          write services/checkout/README.md
            See [the cache](docs/cache.md).
        """),
  ]

  private static let anna = "lead: Anna Okafor <anna@example.com>"
}
