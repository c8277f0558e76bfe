/// The made-up repository of `leadlint demo`.
///
/// A small company that sells widgets, over eighteen months. Some areas are in good health; each of
/// the others shows one way in which a lead loses touch.
package enum DemoStory {
  /// The instant at which the demo is judged; the newest commit lies before it.
  package static let now = "2026-11-22T00:00:00Z"

  /// What to look at, one area a line: its path, and what became of it.
  package static let highlights: [(area: String, story: String)] = [
    ("services/checkout", "two containers came, and the lead has not seen the docs since"),
    ("services/payments", "the lead is on vacation, and nobody was asked to stand in"),
    ("services/search", "the lead left the company without handing over"),
    ("initiatives/widget-api", "a decision was made, and the plan still says otherwise"),
    ("teams/widget", "two tech leads, one of whom does nearly everything"),
    ("services/catalog", "in good health: handed over with notes, two leads, reviewed lately"),
    ("initiatives/receipts", "in good health: small, planned, written down"),
  ]

  /// The history, in the language of ``Story``.
  package static let text = beginnings + middle + recent

  private static let beginnings = """
    # The first half year: areas, leads and docs come into being.

    on 2025-06-02 Ari Lund <ari@example.com>: Begin the widget team's handbook
      write README.md
        # Widgets

        Everything that the widget shop runs on. Each directory says in OWNERS.lead who leads it.
      write .lead-rules
        version: 1
        # Whoever works here commits something every week.
        rules:
          missing-handoff: {departed-days: 120}
      write teams/widget/OWNERS.lead
        ---
        kind: team
        name: Widget team
        lead: [Ari Lund <ari@example.com>, Mina Sato <mina@example.com>]
        members: [Ari Lund <ari@example.com>, Mina Sato <mina@example.com>, Ben Ito <ben@example.com>, Tove Berg <tove@example.com>]
        docs: [README.md, practices.md]
        contact: "#widget-team"
        ---
        Practices, tooling and talk about architecture.
      write teams/widget/README.md
        # Widget team

        How we work: see [practices](practices.md). Scripts live in scripts/, templates in templates/.
      write teams/widget/practices.md
        # Practices

        - Every change is reviewed by somebody who did not write it.
        - Decisions are written down where the plan is.
      trailer Acked-by: Mina Sato <mina@example.com>

    on 2025-06-04 Anna Okafor <anna@example.com>: Describe checkout
      write services/checkout/OWNERS.lead
        ---
        kind: service
        name: User Checkout
        lead: Anna Okafor <anna@example.com>
        deputies: [Ben Ito <ben@example.com>]
        docs: [docs/architecture.md]
        team: teams/widget
        contact: "#checkout"
        ---
        From the basket to the paid order.
      write services/checkout/docs/architecture.md
        # Checkout

        One process, built by the Dockerfile. `cart` keeps the basket, `address` finds and checks addresses.
      write services/checkout/cart/basket.swift
        struct Basket { var lines: [Line] = [] }
      write services/checkout/address/lookup.swift
        func lookup(_ text: String) -> [Address] { [] }
      write services/checkout/Dockerfile
        FROM swift:6.1
        CMD ["checkout"]
      trailer Reviewed-by: Ben Ito <ben@example.com>

    on 2025-06-05 Lars Vik <lars@example.com>: Describe search
      write services/search/OWNERS.lead
        ---
        kind: service
        name: Search
        lead: Lars Vik <lars@example.com>
        docs: [docs/architecture.md]
        team: teams/widget
        ---
        Finds widgets by name, use and shape.
      write services/search/docs/architecture.md
        # Search

        `index` builds the index each night, `query` answers from it.
      write services/search/index/build.swift
        func build() {}
      write services/search/query/answer.swift
        func answer(_ question: String) -> [Widget] { [] }

    on 2025-06-10 Eva Nowak <eva@example.com>: Describe the catalog
      write services/catalog/OWNERS.lead
        ---
        kind: service
        name: Catalog
        lead: Eva Nowak <eva@example.com>
        docs: [docs/*.md]
        team: teams/widget
        ---
        What can be bought.
      write services/catalog/docs/architecture.md
        # Catalog

        `items` holds the widgets, `prices` what they cost. See [data](data.md).
      write services/catalog/items/item.swift
        struct Item { var name: String }

    on 2025-06-11 Mina Sato <mina@example.com>: Describe the catalog's data
      write services/catalog/docs/data.md
        # Data

        One table an aggregate; money in minor units.
      write services/catalog/prices/price.swift
        struct Price { var minorUnits: Int }

    on 2025-06-12 Tove Berg <tove@example.com>: Describe payments
      write services/payments/OWNERS.lead
        ---
        kind: service
        name: Payments
        lead: Tove Berg <tove@example.com>
        docs: [docs/architecture.md]
        team: teams/widget
        contact: "#payments"
        ---
        Takes the money, gives some of it back.
      write services/payments/docs/architecture.md
        # Payments

        `charge` takes money through the provider, `refund` gives it back.
      write services/payments/charge/charge.swift
        func charge(_ amount: Int) {}
      write services/payments/refund/refund.swift
        func refund(_ amount: Int) {}

    6 times every 9 days from 2025-06-16 Anna Okafor <anna@example.com>: Keep the basket between visits
      change services/checkout/cart/basket.swift
    6 times every 11 days from 2025-06-17 Lars Vik <lars@example.com>: Rank by use
      change services/search/query/answer.swift
    4 times every 20 days from 2025-06-19 Ben Ito <ben@example.com>: Check addresses against the register
      change services/checkout/address/lookup.swift
    5 times every 14 days from 2025-06-20 Eva Nowak <eva@example.com>: Fill the catalog
      change services/catalog/items/item.swift
    4 times every 18 days from 2025-06-23 Tove Berg <tove@example.com>: Retry a charge once
      change services/payments/charge/charge.swift
    3 times every 25 days from 2025-06-25 Mina Sato <mina@example.com>: Search while typing
      change services/search/query/answer.swift


    """

  private static let middle = """
    # The second half year: things still go well.

    on 2025-12-01 Mina Sato <mina@example.com>: Write down how we release
      append teams/widget/practices.md: - Releases go out on Tuesdays, with somebody at hand for an hour.
    5 times every 16 days from 2025-12-03 Ben Ito <ben@example.com>: Tell why an address was refused
      change services/checkout/address/lookup.swift
    4 times every 20 days from 2025-12-08 Mina Sato <mina@example.com>: Prices by country
      change services/catalog/prices/price.swift
    3 times every 24 days from 2025-12-10 Lars Vik <lars@example.com>: Build the index in parts
      change services/search/index/build.swift
    3 times every 22 days from 2026-01-12 Tove Berg <tove@example.com>: Refund in parts
      change services/payments/refund/refund.swift
    3 times every 30 days from 2026-01-14 Ben Ito <ben@example.com>: Charge in the buyer's currency
      change services/payments/charge/charge.swift

    on 2026-03-10 Andy Holm <andy@example.com>: Plan the move to the widget API
      write initiatives/widget-api/OWNERS.lead
        ---
        kind: initiative
        name: Widget API migration
        lead: Andy Holm <andy@example.com>
        docs: [PLAN.md]
        plan: PLAN.md
        decisions: ["decisions/*.md"]
        team: teams/widget
        due: 2027-02-01
        ---
        One API for every shop front.
      write initiatives/widget-api/PLAN.md
        # Plan

        1. Describe the API in REST terms.
        2. Move the catalog first, then checkout.
        3. Switch the old one off. Drafts are kept in drafts/, decisions in decisions/.
      write initiatives/widget-api/decisions/0001-rest.md
        # 1. REST

        Every shop front speaks HTTP already.
      write initiatives/widget-api/drafts/catalog.yaml
        paths: {}

    on 2026-04-20 Anna Okafor <anna@example.com>: Describe the address cache
      append services/checkout/docs/architecture.md: Addresses that were found are cached for a day at most.
      change services/checkout/address/lookup.swift

    on 2026-05-04 Lars Vik <lars@example.com>: Explain the ranking
      append services/search/docs/architecture.md: Rank: exact name, then use, then sales of the last week.

    on 2026-05-11 Eva Nowak <eva@example.com>: Write down what the next lead of the catalog needs
      write services/catalog/handoffs/2026-05-18.md
        # Handing over the catalog

        - Prices are rounded once, at the end; the tests in prices/ say why.
        - The supplier's feed is late on Mondays. Nothing is broken then.
        - Open: two suppliers share one item number (ask Mina).
    on 2026-05-18 Sofia Lind <sofia@example.com>: Sofia and Mina take the catalog
      write services/catalog/OWNERS.lead
        ---
        kind: service
        name: Catalog
        lead: [Sofia Lind <sofia@example.com>, Mina Sato <mina@example.com>]
        deputies: [Eva Nowak <eva@example.com>]
        docs: [docs/*.md]
        team: teams/widget
        contact: "#catalog"
        handoffs:
          - {date: 2026-05-18, from: eva@example.com, to: sofia@example.com, notes: handoffs/2026-05-18.md}
        ---
        What can be bought. Notes from one lead to the next stand in handoffs/.
      trailer Acked-by: Mina Sato <mina@example.com>
      trailer Reviewed-by: Eva Nowak <eva@example.com>


    """

  private static let recent = """
    # The last half year: this is where leads lose touch.

    # Checkout grows by two containers, and nobody tells the docs.
    on 2026-06-15 Ben Ito <ben@example.com>: Split inventory off into a container
      write services/checkout/inventory/stock.swift
        struct Stock { var count: Int }
      write services/checkout/Dockerfile.inventory
        FROM swift:6.1
        CMD ["inventory"]
    6 times every 12 days from 2026-06-22 Ben Ito <ben@example.com>: Reserve stock while paying
      change services/checkout/inventory/stock.swift
    on 2026-08-03 Mina Sato <mina@example.com>: Split discounts off into a container
      write services/checkout/discounts/rules.swift
        struct Rule { var percent: Int }
      write services/checkout/Dockerfile.discounts
        FROM swift:6.1
        CMD ["discounts"]
    7 times every 11 days from 2026-08-27 Mina Sato <mina@example.com>: Discounts by customer group
      change services/checkout/discounts/rules.swift
    5 times every 18 days from 2026-07-28 Anna Okafor <anna@example.com>: Faster baskets
      change services/checkout/cart/basket.swift

    # Lars leaves; search goes on without a lead.
    2 times every 9 days from 2026-05-25 Lars Vik <lars@example.com>: Build the index while the old one answers
      change services/search/index/build.swift
    9 times every 9 days from 2026-08-26 Sofia Lind <sofia@example.com>: Spelling mistakes find something too
      change services/search/query/answer.swift
    3 times every 30 days from 2026-08-12 Tove Berg <tove@example.com>: Index new widgets at once
      change services/search/index/build.swift

    # Ari does nearly all that the widget team's handbook needs.
    12 times every 11 days from 2026-06-08 Ari Lund <ari@example.com>: Release script: one more case
      change teams/widget/scripts/release.sh
    5 times every 25 days from 2026-06-29 Ari Lund <ari@example.com>: Templates for a new service
      change teams/widget/templates/service.md
    on 2026-07-14 Ari Lund <ari@example.com>: Describe the release script
      append teams/widget/practices.md: - `scripts/release.sh` does it all; ask Ari when it does not.
    2 times every 20 days from 2026-08-20 Mina Sato <mina@example.com>: Release script: dry run
      change teams/widget/scripts/release.sh
    on 2026-10-06 Mina Sato <mina@example.com>: Write down who is on call
      append teams/widget/practices.md: - One of us is on call for a week; the list hangs in the kitchen.

    # The catalog, in good health.
    on 2026-08-31 Sofia Lind <sofia@example.com>: Tell suppliers apart
      write services/catalog/items/supplier.swift
        struct Supplier { var name: String }
    4 times every 14 days from 2026-09-01 Sofia Lind <sofia@example.com>: Two suppliers, one item number
      change services/catalog/items/item.swift
    4 times every 20 days from 2026-08-28 Eva Nowak <eva@example.com>: Round once, at the end
      change services/catalog/prices/price.swift
    4 times every 26 days from 2026-07-02 Mina Sato <mina@example.com>: Prices that change at midnight
      change services/catalog/prices/price.swift
    on 2026-09-24 Eva Nowak <eva@example.com>: Describe the price calendar
      append services/catalog/docs/data.md: A price has a first and a last day, both inclusive.
    on 2026-11-02 Sofia Lind <sofia@example.com>: Review the catalog's docs
      write services/catalog/OWNERS.lead
        ---
        kind: service
        name: Catalog
        lead: [Sofia Lind <sofia@example.com>, Mina Sato <mina@example.com>]
        deputies: [Eva Nowak <eva@example.com>]
        docs: [docs/*.md]
        reviewed: 2026-11-02
        team: teams/widget
        contact: "#catalog"
        handoffs:
          - {date: 2026-05-18, from: eva@example.com, to: sofia@example.com, notes: handoffs/2026-05-18.md}
        ---
        What can be bought. Notes from one lead to the next stand in handoffs/.

    # Payments: docs in order, but a vacation without cover.
    3 times every 30 days from 2026-07-08 Tove Berg <tove@example.com>: Settle refunds each night
      change services/payments/refund/refund.swift
    4 times every 28 days from 2026-07-20 Anna Okafor <anna@example.com>: Ask the bank only once
      change services/payments/charge/charge.swift
    2 times every 24 days from 2026-08-18 Ben Ito <ben@example.com>: Charge on delivery
      change services/payments/charge/charge.swift
    on 2026-10-12 Tove Berg <tove@example.com>: Describe the nightly settlement
      append services/payments/docs/architecture.md: Refunds are settled each night, in one batch, by the gateway.
    on 2026-11-09 Tove Berg <tove@example.com>: Away for three weeks
      write services/payments/OWNERS.lead
        ---
        kind: service
        name: Payments
        lead: Tove Berg <tove@example.com>
        docs: [docs/architecture.md]
        away:
          - {from: 2026-11-16, to: 2026-12-06}
        team: teams/widget
        contact: "#payments"
        ---
        Takes the money, gives some of it back.

    # The widget API: decided anew, planned as before.
    4 times every 17 days from 2026-08-05 Andy Holm <andy@example.com>: Draft the catalog's paths
      change initiatives/widget-api/drafts/catalog.yaml
    3 times every 21 days from 2026-08-11 Ben Ito <ben@example.com>: Draft the checkout's paths
      change initiatives/widget-api/drafts/checkout.yaml
    on 2026-07-09 Andy Holm <andy@example.com>: Put what we learned about the catalog into the plan
      append initiatives/widget-api/PLAN.md: 4. The catalog's feed keeps its own path until spring.
    on 2026-10-19 Ben Ito <ben@example.com>: Decide for GraphQL
      write initiatives/widget-api/decisions/0002-graphql.md
        # 2. GraphQL instead of REST

        The shop fronts ask for one page's data in one request.
    on 2026-11-04 Andy Holm <andy@example.com>: Draft the schema
      change initiatives/widget-api/drafts/schema.graphql

    # Receipts: a small initiative in good health.
    on 2026-09-07 Eva Nowak <eva@example.com>: Plan receipts by mail
      write initiatives/receipts/OWNERS.lead
        ---
        kind: initiative
        name: Receipts by mail
        lead: Eva Nowak <eva@example.com>
        deputies: [Sofia Lind <sofia@example.com>]
        docs: [PLAN.md]
        plan: PLAN.md
        decisions: ["decisions/*.md"]
        team: teams/widget
        due: 2026-12-01
        ---
        Nobody prints receipts any more.
      write initiatives/receipts/PLAN.md
        # Plan

        1. Choose a sender (see decisions/).
        2. Send to those who asked for it, then to all.
    on 2026-10-05 Sofia Lind <sofia@example.com>: Decide who sends the mail
      write initiatives/receipts/decisions/0001-sender.md
        # 1. Our own sender

        It knows the address already.
    on 2026-10-07 Eva Nowak <eva@example.com>: Settle the sender in the plan
      append initiatives/receipts/PLAN.md: 3. Our own sender does it, from the order's address.
    3 times every 12 days from 2026-10-14 Sofia Lind <sofia@example.com>: Write the receipt's text
      change initiatives/receipts/texts/receipt.md
    on 2026-11-03 Sofia Lind <sofia@example.com>: Decide how long receipts are kept
      write initiatives/receipts/decisions/0002-keeping.md
        # 2. Ten years

        The tax office asks for that long.
    on 2026-11-17 Eva Nowak <eva@example.com>: Bring the plan up to the decision
      append initiatives/receipts/PLAN.md: 4. Keep what was sent for ten years, as the auditors ask.
    on 2026-11-19 Sofia Lind <sofia@example.com>: Take over receipts by mail from Eva
      write initiatives/receipts/OWNERS.lead
        ---
        kind: initiative
        name: Receipts by mail
        lead: Sofia Lind <sofia@example.com>
        deputies: [Eva Nowak <eva@example.com>]
        docs: [PLAN.md]
        plan: PLAN.md
        decisions: ["decisions/*.md"]
        team: teams/widget
        due: 2026-12-01
        handoffs:
          - {date: 2026-11-19, from: eva@example.com, to: sofia@example.com, notes: "steps 1 to 3 of the plan are done; step 4 waits for the printers, which the shops give back in December, and Eva answers questions until then"}
        ---
        Nobody prints receipts any more.
    """
}
