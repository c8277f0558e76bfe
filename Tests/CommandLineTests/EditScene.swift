internal import Foundation
internal import Stories
internal import TestSupport

/// A repository with a work tree, made from a story, that commands edit.
struct EditScene: Scene {
  let directory: TemporaryDirectory
  let path: String

  init(_ story: String) throws {
    directory = try TemporaryDirectory()
    path = directory.file("repo")
    _ = try StoryWriter.write(try Story(story), to: path)
  }

  /// Anna leads checkout, and has not looked since July.
  static let checkout = """
    on 2026-03-02 Anna Okafor <anna@example.com>: Take the lead of checkout
      write services/checkout/OWNERS.lead
        ---
        kind: service          # from the basket to the order
        lead: Anna Okafor <anna@example.com>
        docs: [docs/architecture.md]
        contact: "#checkout"
        ---
        From the basket to the paid order.
      write services/checkout/docs/architecture.md
        The address cache sits before the database.
      change services/checkout/cache.swift
    on 2026-07-04 Anna Okafor <anna@example.com>: Describe the address cache
      append services/checkout/docs/architecture.md: It holds a thousand addresses; the least used goes when one more comes.
    on 2026-08-01 Ben Ito <ben@example.com>: Describe the second cache
      append services/checkout/docs/architecture.md: A second cache holds prices: they change once a day and are read often.
    12 times every 3 days from 2026-08-10 Ben Ito <ben@example.com>: Split inventory
      change services/checkout/cache.swift
    """

  /// Runs a command in the work tree, by default as Anna.
  func run(
    _ arguments: [String], as person: String = "anna", now: String = "2026-11-22",
    in folder: String = "", environment: [String: String] = [:]
  ) throws -> Program.Output {
    try leadlint(
      arguments + ["--now", now], in: "repo/" + folder,
      environment: Self.identity(person).merging(environment) { _, new in new })
  }

  /// Runs a script in the work tree; its commits are by `person`, at noon of a day.
  @discardableResult
  func shell(
    _ script: String, as person: String = "anna", on day: String = "2026-11-22"
  ) throws -> String {
    var environment = Self.identity(person)
    environment["GIT_AUTHOR_DATE"] = "\(day)T12:00:00Z"
    environment["GIT_COMMITTER_DATE"] = "\(day)T12:00:00Z"
    let output = try bash(in: "repo", environment: environment).check(["-ec", script])
    return String(decoding: output, as: UTF8.self)
  }

  /// The command after `next: ` in an output.
  func next(_ output: Program.Output) -> String {
    output.text.components(separatedBy: "\n  next: ").dropFirst().first?
      .components(separatedBy: "\n").first ?? "false"
  }

  func check(_ rule: String, now: String = "2026-11-23") throws -> String {
    try run(["check", "--rule", rule, "--quiet"], now: now).text
  }

  func read(_ file: String) throws -> String {
    String(decoding: try directory.read("repo/" + file), as: UTF8.self)
  }

  private static func identity(_ person: String) -> [String: String] {
    GitRepository.identity(
      person.prefix(1).uppercased() + person.dropFirst(), "\(person)@example.com")
  }
}
