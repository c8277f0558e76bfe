internal import Foundation
internal import TestSupport
internal import Testing

/// The weekly report's formats that are mostly text, as they are asked for.
@Suite struct ReportTextTests {
  private let demo: DemoScene
  private let place: TemporaryDirectory

  init() throws {
    demo = try DemoScene()
    place = try TemporaryDirectory()
  }

  private func report(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Program.Output {
    try demo.run("report", arguments, environment: environment)
  }

  private func index(of directory: String) throws -> [[String: Any]] {
    let data = Data(try place.read(directory + "/index.json"))
    let index = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(index["schema"] as? String == "leadlint.report-index/1")
    #expect(index["week"] as? String == "2026-W47")
    return try #require(index["leads"] as? [[String: Any]])
  }

  private func names(of leads: [[String: Any]]) -> [String] {
    leads.compactMap { ($0["person"] as? [String: Any])?["name"] as? String }
  }

  @Test func theDemosDocumentsAreAsTheyWere() throws {
    for format in ["json", "markdown", "slack", "email", "badge"] {
      let output = try report(["--format", format])
      #expect(output.status == 0 && output.standardError.isEmpty)
      let again = try report(["--format", format], environment: ["TZ": "Asia/Tokyo"])
      #expect(again.standardOutput == output.standardOutput)
      expectSnapshot(output.text, "weekly-text/demo.\(format)")
    }
  }

  @Test func oneAreaIsAskedFor() throws {
    let badge = try report(["--format", "badge", "--area", "services/checkout/"])
    #expect(badge.status == 0 && badge.text.contains("aria-label=\"docs: stale\""))
    #expect(
      try report(["--format", "badge", "--area", "services/catalog"]).text
        .contains("aria-label=\"docs: fresh\""))
    let markdown = try report(["--area", "services/checkout"]).text
    #expect(
      markdown.hasPrefix("<!-- leadlint:report week=2026-W47 scope=area:services/checkout -->"))
    #expect(markdown.contains("Only the area `services/checkout`."))
    #expect(markdown.contains("Anna Okafor") && !markdown.contains("Lars Vik"))
    for (typed, near) in [
      ("services/chekout", "did you mean services/checkout?"),
      ("services/checkout/docs", "did you mean services/checkout?"),
    ] {
      let output = try report(["--format", "badge", "--area", typed])
      #expect(output.status == 2 && output.standardOutput.isEmpty)
      #expect(output.errorText.contains("'\(typed)' is not an area: it has no OWNERS.lead"))
      #expect(output.errorText.contains(near))
    }
    #expect(try report(["--area", "../x"]).status == 2)
  }

  @Test func eachLeadGetsAReport() throws {
    let output = try report([
      "--split-by", "lead", "--output", place.file("a/b"), "--format", "markdown", "--format",
      "email", "--format", "slack", "--format", "json",
    ])
    #expect(output.status == 0 && output.standardOutput.isEmpty && output.standardError.isEmpty)
    let leads = try index(of: "a/b")
    // Eva and Mina have nothing to do.
    #expect(
      names(of: leads) == [
        "Andy Holm", "Anna Okafor", "Ari Lund", "Lars Vik", "Sofia Lind", "Tove Berg",
      ])
    let sections = try report(["--format", "json"]).objects("leads")
    #expect(names(of: sections).sorted() == names(of: leads).sorted())
    var listed: Set<String> = ["index.json"]
    for lead in leads {
      let files = try #require(lead["files"] as? [String: String])
      #expect(Set(files.keys) == ["markdown", "email", "slack", "json"])
      listed.formUnion(files.values)
      let email = try #require((lead["person"] as? [String: Any])?["email"] as? String)
      let alone = try report(["--lead", email])
      let markdown = try place.read("a/b/" + (files["markdown"] ?? ""))
      #expect(markdown == alone.standardOutput)
      let marker = try #require(lead["marker"] as? String)
      #expect(alone.text.hasPrefix(marker + "\n"))
      #expect((lead["overdue"] as? Int ?? 0) + (lead["due"] as? Int ?? 0) > 0)
    }
    let written = try FileManager.default.contentsOfDirectory(atPath: place.file("a/b"))
    #expect(Set(written) == listed)
    #expect(written.contains("anna-example-com.md") && written.contains("anna-example-com.json"))
    #expect(written.contains("anna-example-com.slack.json"))
  }

  @Test func onlyThePartThatWasAskedForIsSplit() throws {
    let output = try report([
      "--split-by", "lead", "--output", place.file("out"), "--area", "services/search",
    ])
    #expect(output.status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: place.file("out")).sorted() == [
        "index.json", "lars-example-com.md",
      ])
    let quiet = try report([
      "--split-by", "lead", "--output", place.file("none"), "--area", "services/catalog",
    ])
    #expect(quiet.status == 0)
    #expect(try index(of: "none").isEmpty)
  }

  @Test func withPseudonymsNoFileTellsWhoItIs() throws {
    let output = try report([
      "--split-by", "lead", "--output", place.file("out"), "--pseudonyms",
    ])
    #expect(output.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.file("out"))
    #expect(names.count == 7)
    for name in names {
      let text = String(decoding: try place.read("out/" + name), as: UTF8.self)
      for person in ["anna", "lars", "andy", "tove"] {
        #expect(!name.contains(person))
        #expect(!text.lowercased().contains(person), "\(person) in \(name)")
      }
    }
  }

  @Test func whatCannotBeSplitIsRefused() throws {
    let file = place.file("file")
    try place.write("mine", to: "file")
    let vectors: [([String], String)] = [
      (["--title", " "], "--title is empty"),
      (["--split-by", "lead"], "--split-by needs --output"),
      (["--split-by", "lead", "-o", file + "/x"], "cannot be made"),
      (["--split-by", "lead", "-o", file], "file is not a directory"),
      (["--split-by", "lead", "-o", place.file("d"), "--lead", "anna"], "exclude each other"),
      (
        ["--split-by", "lead", "-o", place.file("d"), "--format", "markdown=x"],
        "names one file for many reports"
      ),
      (
        ["--split-by", "lead", "-o", place.file("d"), "--format", "pdf"], "there is no format 'pdf'"
      ),
    ]
    for (arguments, problem) in vectors {
      let output = try report(arguments)
      #expect(output.status == 2 && output.standardOutput.isEmpty)
      #expect(output.errorText.contains(problem), "\(output.errorText)")
    }
    #expect(try place.read("file") == Array("mine".utf8))
    #expect(!FileManager.default.fileExists(atPath: place.file("d")))
  }
}
