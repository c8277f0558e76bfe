internal import Basics
internal import Foundation
internal import Reports
internal import Stories
internal import TestSupport
internal import Testing

/// A repository in which much happens in one week: 2026-W47.
struct ReportScene: Scene {
  static let now = "2026-11-22"
  let directory: TemporaryDirectory
  let path: String

  static let story = """
    on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
      write .lead-rules
        version: 1
        areas: {service: ["services/*"]}
        people:
          - {name: Anna Okafor, emails: [anna@example.com], handle: "@anna"}
        rules:
          stale-docs: {days: 90, behind: 1}
          no-stand-in: off
      write teams/shop/OWNERS.lead
        ---
        kind: team
        lead: Mina Sato <mina@example.com>
        docs: [PRACTICES.md]
        members: [Anna Okafor <anna@example.com>, Ben Ito <ben@example.com>]
        ---
      write teams/shop/PRACTICES.md
        Work in pairs.
      write services/checkout/OWNERS.lead
        ---
        kind: service
        name: User Checkout
        lead: Anna Okafor <anna@example.com>
        team: teams/shop
        ---
      write services/checkout/README.md
        The address cache sits before the database.
      change services/checkout/cache.swift
    on 2026-04-01 Mina Sato <mina@example.com>: Practise
      append teams/shop/PRACTICES.md: Review within a day, and say so where that is not possible this week.
    on 2026-04-02 Ben Ito <ben@example.com>: Describe prices
      write services/prices/OWNERS.lead
        ---
        kind: service
        lead: Ben Ito <ben@example.com>
        deputies: [Eva Nowak <eva@example.com>]
        until: 2026-11-30
        ---
      write services/prices/README.md
        Prices are kept in cents.
      change services/prices/price.swift
    on 2026-06-01 Eva Nowak <eva@example.com>: Describe search
      write services/search/OWNERS.lead
        ---
        kind: service
        lead: Eva Nowak <eva@example.com>
        ---
      write services/search/README.md
        The index is made at night.
      change services/search/index.swift
    8 times every 9 days from 2026-08-03 Eva Nowak <eva@example.com>: Work on the cache
      change services/checkout/cache.swift
    on 2026-09-03 Ben Ito <ben@example.com>: Say how prices are rounded
      append services/prices/README.md: Half a cent is rounded up, as the tax office wants it for receipts.
    on 2026-10-20 Mina Sato <mina@example.com>: Practise more
      append teams/shop/PRACTICES.md: Write it down where those who come after you will look for it first.
    on 2026-11-10 Ben Ito <ben@example.com>: Begin the mails
      change services/mails/mail.swift
      change services/search/index.swift
    on 2026-11-17 Anna Okafor <anna@example.com>: Describe the cache anew
      append services/checkout/README.md: It holds a day of orders, and forgets the oldest hour once it is full.
    on 2026-11-18 Ari Lund <ari@example.com>: Take over search
      write services/search/OWNERS.lead
        ---
        kind: service
        lead: Ari Lund <ari@example.com>
        handoffs:
          - {date: 2026-11-18, from: eva@example.com, to: ari@example.com, notes: read the index first and then the ranking and ask whoever reads the queue in the morning why the third step is there at all}
        ---
    """

  init(_ story: String = ReportScene.story) throws {
    directory = try TemporaryDirectory()
    path = directory.file("work")
    _ = try StoryWriter.write(try Story(story), to: path)
  }

  func run(_ command: String, _ arguments: [String] = []) throws -> Program.Output {
    let now = arguments.contains("--as-of") ? [] : ["--now", Self.now]
    return try leadlint([command, "--repo", path] + now + arguments)
  }

  func report(_ arguments: [String] = []) throws -> WeeklyReport {
    let output = try run("report", ["--format", "json"] + arguments)
    #expect(output.status == 0 && output.standardError.isEmpty, "\(output.errorText)")
    return try WeeklyReportJSON.read(output.standardOutput)
  }
}
